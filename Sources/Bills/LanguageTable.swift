import Words

/// `LanguageWords` by word id: what the lexer's stages ask of each token.
package struct LanguageTable: Sendable {
  /// Properties of a word that the outline and the reference parser ask for.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16
    static let conjunction = Traits(rawValue: 1)
    static let rangeWord = Traits(rawValue: 2)
    static let own = Traits(rawValue: 4)
    static let of = Traits(rawValue: 8)
    static let tailStart = Traits(rawValue: 16)
    static let amending = Traits(rawValue: 32)
    static let verb = Traits(rawValue: 64)
    static let periodQualifier = Traits(rawValue: 128)
    static let modal = Traits(rawValue: 256)
    static let definitionHeading = Traits(rawValue: 512)
  }

  /// The word table that every bill starts from.
  package let words: WordTable
  private var units: [LanguageWords.Unit?]
  private var numbers: [Int]
  private var ordinals: [Int]
  private var periods: [Duration.Unit?]
  private var traits: [Traits]
  let definitionVerbs: [[Int32]]
  let provisos: [[Int32]]
  let exceptions: [[Int32]]
  let explanations: [[Int32]]

  package init(_ language: LanguageWords) {
    var table = WordTable()
    func ids(_ sequences: [[String]]) -> [[Int32]] {
      sequences.map { $0.map { table.intern(folding: $0.utf8) } }
    }
    definitionVerbs = ids(language.definitionVerbs).sorted { $0.count > $1.count }
    provisos = ids(language.provisos)
    exceptions = ids(language.exceptions)
    explanations = ids(language.explanations)
    let groups: [(Set<String>, Traits)] = [
      (language.conjunctions, .conjunction), (language.rangeWords, .rangeWord),
      (language.ownWords, .own), (language.ofWords, .of), (language.tailStarts, .tailStart),
      (language.amendingWords, .amending), (language.verbs, .verb),
      (language.periodQualifiers, .periodQualifier), (language.modals, .modal),
      (language.definitionHeadings, .definitionHeading),
    ]
    for word in Self.vocabulary(of: language) { _ = table.intern(folding: word.utf8) }
    units = Array(repeating: nil, count: table.count)
    numbers = Array(repeating: -1, count: table.count)
    ordinals = Array(repeating: -1, count: table.count)
    periods = Array(repeating: nil, count: table.count)
    traits = Array(repeating: [], count: table.count)
    for (word, unit) in language.units { units[Int(table.intern(folding: word.utf8))] = unit }
    for (word, value) in language.numbers { numbers[Int(table.intern(folding: word.utf8))] = value }
    for (word, value) in language.ordinals {
      ordinals[Int(table.intern(folding: word.utf8))] = value
    }
    for (word, unit) in language.periods { periods[Int(table.intern(folding: word.utf8))] = unit }
    for (group, trait) in groups {
      for word in group { traits[Int(table.intern(folding: word.utf8))].insert(trait) }
    }
    words = table
  }

  /// All words, sorted, so that ids do not depend on the order of a hash table.
  private static func vocabulary(of language: LanguageWords) -> [String] {
    var all = Set(language.units.keys)
    all.formUnion(language.numbers.keys)
    all.formUnion(language.ordinals.keys)
    all.formUnion(language.periods.keys)
    for group in [
      language.conjunctions, language.rangeWords, language.ownWords, language.ofWords,
      language.tailStarts, language.amendingWords, language.verbs, language.periodQualifiers,
      language.common, language.modals, language.definitionHeadings,
    ] {
      all.formUnion(group)
    }
    return all.sorted()
  }

  @inline(__always)
  private func known(_ token: Token) -> Int? {
    let id = Int(token.word)
    return id >= 0 && id < units.count ? id : nil
  }

  func unit(_ token: Token) -> LanguageWords.Unit? { known(token).flatMap { units[$0] } }
  func period(_ token: Token) -> Duration.Unit? { known(token).flatMap { periods[$0] } }

  /// The value of a number word, or nil.
  func number(_ token: Token) -> Int? {
    known(token).flatMap { numbers[$0] >= 0 ? numbers[$0] : nil }
  }

  func ordinal(_ token: Token) -> Int? {
    known(token).flatMap { ordinals[$0] >= 0 ? ordinals[$0] : nil }
  }

  func has(_ token: Token, _ trait: Traits) -> Bool {
    known(token).map { traits[$0].contains(trait) } ?? false
  }

  /// Whether one of `sequences` stands at `index`; its length in tokens, or nil.
  func match(_ sequences: [[Int32]], in tokens: [Token], at index: Int) -> Int? {
    for sequence in sequences where index + sequence.count <= tokens.count {
      var matches = true
      for (offset, word) in sequence.enumerated() where tokens[index + offset].word != word {
        matches = false
        break
      }
      if matches { return sequence.count }
    }
    return nil
  }
}
