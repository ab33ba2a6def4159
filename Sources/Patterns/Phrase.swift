/// What is wrong with a phrase, and where.
package struct PhraseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The complaint: lower case, without a full stop.
  package let message: String
  /// 1-based position in the phrase, counted in Unicode scalars.
  package let column: Int

  /// - Parameter column: 1-based, in Unicode scalars.
  package init(message: String, column: Int) {
    self.message = message
    self.column = column
  }

  /// The message alone.
  package var description: String { message }
}

/// One phrase of a lexicon, parsed but not yet tied to a language or to other concepts.
package struct Phrase: Sendable {
  /// The phrase as it was written.
  package let text: String
  let body: Body

  enum Body: Sendable {
    case sequence([Element])
    case raw(RawPattern)
  }

  /// Parses the notation described in the lexicon guide.
  ///
  /// Throws when the phrase is not well formed, has no fixed word, or could match nothing.
  package init(_ text: String) throws(PhraseError) {
    self.text = text
    let bytes = Array(text.utf8)
    if bytes.count > Limits.phraseBytes {
      throw PhraseError(
        message: "phrase is too long (limit \(Limits.phraseBytes) bytes)", column: 1)
    }
    let trimmed = PhraseParser.trim(bytes)
    if trimmed.count >= 2, bytes[trimmed.lowerBound] == UInt8(ascii: "/"),
      bytes[trimmed.upperBound - 1] == UInt8(ascii: "/")
    {
      body = .raw(try RawPattern(bytes, in: trimmed.lowerBound + 1..<trimmed.upperBound - 1))
    } else {
      body = .sequence(try PhraseParser.parse(bytes))
    }
  }

  /// The concepts that the phrase refers to, in order of appearance.
  package var references: [String] {
    guard case .sequence(let elements) = body else { return [] }
    var found: [String] = []
    Element.collectReferences(elements, into: &found)
    return found
  }

  enum Limits {
    static let phraseBytes = 64_000
    static let depth = 20
    static let alternatives = 2_000
    static let gapWords = 50
    /// Product of the widths of all gaps of one phrase: the number of ways to lay it over a text.
    static let gapProduct = 20_000
  }
}

/// A piece of a phrase.
enum Element: Sendable {
  case word(PhraseWord)
  /// A mark between words, given as the scalar that was written.
  case mark(Mark)
  case number
  case gap(words: Int, column: Int)
  case group([[Element]], optional: Bool)
  case concept(id: String, column: Int)

  static func collectReferences(_ elements: [Element], into found: inout [String]) {
    for element in elements {
      switch element {
      case .concept(let id, _): found.append(id)
      case .group(let alternatives, _):
        for alternative in alternatives { collectReferences(alternative, into: &found) }
      default: break
      }
    }
  }

  var isOptional: Bool {
    if case .group(_, optional: true) = self { return true }
    return false
  }
}

/// A word, perhaps of several parts, and how its end is to be read.
struct PhraseWord: Sendable {
  enum Ending: Sendable { case exact, prefix, forms }

  static let hyphen = UInt8(ascii: "-")
  static let apostrophe = UInt8(ascii: "'")

  /// Folded UTF-8; `hyphen` and `apostrophe` stand between the parts.
  var folded: [UInt8]
  /// Where the last part begins.
  var lastPart: Int
  var ending: Ending
}
