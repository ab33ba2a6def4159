import Words

/// How a language inflects its words, as far as `~` needs to know.
package struct WordForms: Sendable {
  /// One way to make a form: when a word ends in `ending`, take off `dropped` bytes and add `added`.
  struct Rule: Sendable, Hashable {
    var ending: [UInt8]
    var dropped: Int
    var added: [UInt8]
  }

  private let irregular: [[UInt8]: [[UInt8]]]
  private let rules: [Rule]

  /// A language without inflection.
  package static let none = WordForms()

  private init() {
    irregular = [:]
    rules = []
  }

  /// - Parameters:
  ///   - irregular: a lemma and all its other forms; it takes the place of the rules.
  ///   - suffixes: `s` adds an ending to any word; `y>ies` puts `ies` in the place of a last `y`;
  ///     `ch+es` adds `es` to a word that ends in `ch`.
  ///
  /// Throws when a rule or a form holds anything but letters.
  package init(irregular: [String: [String]], suffixes: [String]) throws(PhraseError) {
    var table: [[UInt8]: [[UInt8]]] = [:]
    for (lemma, forms) in irregular {
      var folded: [[UInt8]] = []
      for form in forms { folded.append(try Self.letters(form)) }
      table[try Self.letters(lemma)] = folded
    }
    self.irregular = table
    var rules: [Rule] = []
    for suffix in suffixes { rules.append(try Self.rule(suffix)) }
    self.rules = rules
  }

  /// All forms of a folded word, the word itself first.
  func forms(of lemma: [UInt8]) -> [[UInt8]] {
    var found = [lemma]
    if let forms = irregular[lemma] {
      for form in forms where !found.contains(form) { found.append(form) }
      return found
    }
    for rule in rules where lemma.count > rule.dropped {
      guard lemma.suffix(rule.ending.count).elementsEqual(rule.ending) else { continue }
      let form = Array(lemma.dropLast(rule.dropped)) + rule.added
      if !found.contains(form) { found.append(form) }
    }
    return found
  }

  private static func rule(_ text: String) throws(PhraseError) -> Rule {
    let bytes = Array(text.utf8)
    guard let sign = bytes.firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "+") })
    else { return Rule(ending: [], dropped: 0, added: try letters(text)) }
    let ending = try letters(String(decoding: bytes[..<sign], as: UTF8.self))
    return Rule(
      ending: ending, dropped: bytes[sign] == UInt8(ascii: ">") ? ending.count : 0,
      added: try letters(String(decoding: bytes[(sign + 1)...], as: UTF8.self)))
  }

  private static func letters(_ text: String) throws(PhraseError) -> [UInt8] {
    if text.isEmpty || !text.unicodeScalars.allSatisfy({ Letters.fold($0) != 0 }) {
      throw PhraseError(message: "'\(text)' is not made of letters", column: 1)
    }
    return Letters.folded(text.unicodeScalars)
  }
}
