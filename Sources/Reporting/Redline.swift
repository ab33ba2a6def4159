/// The words of an amendment, apart: what stays, what is struck and what is inserted.
struct Redline {
  enum Part: Equatable {
    case kept(String)
    case struck(String)
    case inserted(String)
  }

  let parts: [Part]

  /// Reads `[-struck-]` and `[+inserted+]`; a mark that is never closed is kept as it is.
  init(_ text: String) {
    var parts: [Part] = []
    var kept = ""
    var rest = text[...]
    while let character = rest.first {
      if let (part, length) = Self.marked(rest) {
        if !kept.isEmpty { parts.append(.kept(kept)) }
        kept = ""
        parts.append(part)
        rest = rest.dropFirst(length)
      } else {
        kept.append(character)
        rest = rest.dropFirst()
      }
    }
    if !kept.isEmpty { parts.append(.kept(kept)) }
    self.parts = parts
  }

  /// With the marks left in, so that it reads the same without colour.
  var runs: [StyledRun] {
    parts.map { part in
      switch part {
      case .kept(let text): StyledRun(text)
      case .struck(let text): StyledRun("[-\(text)-]", .struck)
      case .inserted(let text): StyledRun("[+\(text)+]", .inserted)
      }
    }
  }

  private static func marked(_ text: Substring) -> (Part, length: Int)? {
    guard let mark = text.dropFirst().first, text.first == "[", mark == "-" || mark == "+" else {
      return nil
    }
    var body = ""
    var rest = text.dropFirst(2)
    while let character = rest.first {
      rest = rest.dropFirst()
      if character == mark, rest.first == "]" {
        return (mark == "-" ? .struck(body) : .inserted(body), body.count + 4)
      }
      body.append(character)
    }
    return nil
  }
}
