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
  private let spellings: [[UInt8]: [[UInt8]]]

  /// A language without inflection.
  package static let none = WordForms()

  private init() {
    irregular = [:]
    rules = []
    spellings = [:]
  }

  /// - Parameters:
  ///   - irregular: a lemma and all its other forms; it takes the place of the rules.
  ///   - suffixes: `s` adds an ending to any word; `y>ies` puts `ies` in the place of a last `y`;
  ///     `ch+es` adds `es` to a word that ends in `ch`.
  ///   - spellings: words that a phrase means as well when it says the first: `offense` for
  ///     `offence`. Each form has its own.
  ///
  /// Throws when a rule or a form holds anything but letters.
  package init(
    irregular: [String: [String]], suffixes: [String], spellings: [String: [String]] = [:]
  ) throws(PhraseError) {
    self.irregular = try Self.table(irregular)
    self.spellings = try Self.table(spellings)
    var rules: [Rule] = []
    for suffix in suffixes { rules.append(try Self.rule(suffix)) }
    self.rules = rules
  }

  private static func table(
    _ words: [String: [String]]
  ) throws(PhraseError) -> [[UInt8]: [[UInt8]]] {
    var table: [[UInt8]: [[UInt8]]] = [:]
    for (word, others) in words {
      var folded: [[UInt8]] = []
      for other in others { folded.append(try letters(other)) }
      table[try letters(word)] = folded
    }
    return table
  }

  /// The words, and how else they are spelt.
  func spelt(_ words: [[UInt8]]) -> [[UInt8]] {
    guard !spellings.isEmpty else { return words }
    var found = words
    for word in words {
      for other in spellings[word] ?? [] where !found.contains(other) { found.append(other) }
    }
    return found
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
