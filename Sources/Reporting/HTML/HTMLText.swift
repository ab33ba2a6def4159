/// Markup for a page: text escaped, one element a line.
struct HTMLText {
  private(set) var text = ""

  mutating func line(_ markup: String) { text += markup + "\n" }

  /// An element with escaped text.
  mutating func element(_ name: String, _ words: String, _ attributes: String = "") {
    line(Self.element(name, words, attributes))
  }

  static func element(_ name: String, _ words: String, _ attributes: String = "") -> String {
    "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(words.escapedForHTML)</\(name)>"
  }
}

extension String {
  /// With every character literal that markup would act on, in text and in attributes.
  package var escapedForHTML: String {
    unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\r", "\t": result += " "
      default: result.unicodeScalars.append(scalar.printable)
      }
    }
  }
}

extension Redline {
  /// With words for those who do not see colour or hear a strike.
  var html: String {
    parts.map { part in
      switch part {
      case .kept(let text): text.escapedForHTML
      case .struck(let text): "<del>\(text.escapedForHTML)</del>"
      case .inserted(let text): "<ins>\(text.escapedForHTML)</ins>"
      }
    }.joined()
  }
}
