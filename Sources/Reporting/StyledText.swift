import Findings

/// What colours mean; each is also said by a word or a mark.
enum Style: String {
  case plain = ""
  case strong = "1"
  case error = "1;31"
  case warning = "1;33"
  case note = "1;36"
  case gutter = "1;34"
  case struck = "31"
  case inserted = "32"

  init(_ severity: Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .note: self = .note
    }
  }
}

/// Words in one style.
struct StyledRun: Equatable {
  var text: String
  var style: Style

  init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// Turns styles into escape sequences, or leaves them out.
struct Paint {
  let isOn: Bool

  func callAsFunction(_ text: String, _ style: Style) -> String {
    guard isOn, style != .plain, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }

  func callAsFunction(_ runs: [StyledRun]) -> String {
    runs.map { self($0.text, $0.style) }.joined()
  }
}

extension [StyledRun] {
  /// Breaks at spaces so that no line is wider than `width`, unless one word is.
  func wrapped(to width: Int) -> [[StyledRun]] {
    var lines: [[StyledRun]] = [[]]
    var column = 0
    for word in words {
      let wordWidth = word.reduce(0) { $0 + $1.text.displayWidth }
      if column > 0, column + 1 + wordWidth > width {
        lines.append([])
        column = 0
      }
      if column > 0 {
        let continues = lines[lines.count - 1].last?.style == word[0].style
        lines[lines.count - 1].add(StyledRun(" ", continues ? word[0].style : .plain))
        column += 1
      }
      for run in word { lines[lines.count - 1].add(run) }
      column += wordWidth
    }
    return lines
  }

  /// Pieces between spaces; a word may change its style within.
  private var words: [[StyledRun]] {
    var words: [[StyledRun]] = [[]]
    for run in self {
      for (index, piece) in run.text.split(separator: " ", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { words.append([]) }
        if !piece.isEmpty { words[words.count - 1].add(StyledRun(String(piece), run.style)) }
      }
    }
    return words.filter { !$0.isEmpty }
  }

  private mutating func add(_ run: StyledRun) {
    if last?.style == run.style {
      self[count - 1].text += run.text
    } else {
      append(run)
    }
  }
}
