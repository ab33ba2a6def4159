/// The words by which a language builds its statutes: units, numbers, periods, provisos.
///
/// The outline is read before the language of a bill is known, so the words of all shipped
/// languages are merged. They come from the `structure` files of the lexicons.
package struct LanguageWords: Sendable {
  /// What a word can announce at the head of a provision or in a reference to one.
  package enum Unit: String, Sendable, CaseIterable, Codable {
    case part, chapter, division, schedule
    /// Section, clause, article, regulation, rule: the numbered unit a lawyer cites.
    case section
    case subsection, paragraph, subparagraph
    /// Act, law, code, bill: `this Act`, `section 4 of the Penal Code`.
    case act
  }

  /// Singular and plural forms, lower case.
  package var units: [String: Unit] = [:]
  /// `ninety` → 90; `hundred` and `thousand` multiply.
  package var numbers: [String: Int] = [:]
  /// `first` → 1.
  package var ordinals: [String: Int] = [:]
  /// `days` → `day`.
  package var periods: [String: Duration.Unit] = [:]
  /// Words between a number and its unit of time: `calendar`, `working`.
  package var periodQualifiers: Set<String> = []
  /// Words that join the items of a reference: `and`, `or`.
  package var conjunctions: Set<String> = []
  /// Words that make two items of a reference a range: `to`, `through`.
  package var rangeWords: Set<String> = []
  /// Words that make a unit the one the sentence stands in: `this`.
  package var ownWords: Set<String> = []
  /// `of`, `in`: between a reference and the act it points into.
  package var ofWords: Set<String> = []
  /// Verbs by which a definition binds, as word sequences: `means`, `has the meaning`.
  package var definitionVerbs: [[String]] = []
  /// Words of the headings over definitions: `interpretation`.
  package var definitionHeadings: Set<String> = []
  /// Openings of sentences that limit what stands before: `provided that`.
  package var provisos: [[String]] = []
  /// Openings of exceptions: `except`, `unless`.
  package var exceptions: [[String]] = []
  /// Openings of explanations.
  package var explanations: [[String]] = []
  /// First words of the tail that follows a list: `commits`, `shall`.
  package var tailStarts: Set<String> = []
  /// Words that show that a provision puts text into another act: `inserted`, `amended`.
  package var amendingWords: Set<String> = []
  /// Words that end a heading's claim to be one: a heading has no `shall`.
  package var verbs: Set<String> = []
  /// Verbs that make a sentence of law: `shall`, `may`, `commits`.
  package var modals: Set<String> = []
  /// The most frequent words of the language, by which it is recognised.
  /// Words that stand before a noun and go with it when it is struck.
  package var articles: Set<String> = []
  package var common: Set<String> = []

  package init() {}

  /// Adds another language's words; words that both have keep the first meaning.
  package mutating func merge(_ other: LanguageWords) {
    units.merge(other.units) { first, _ in first }
    numbers.merge(other.numbers) { first, _ in first }
    ordinals.merge(other.ordinals) { first, _ in first }
    periods.merge(other.periods) { first, _ in first }
    periodQualifiers.formUnion(other.periodQualifiers)
    conjunctions.formUnion(other.conjunctions)
    rangeWords.formUnion(other.rangeWords)
    ownWords.formUnion(other.ownWords)
    ofWords.formUnion(other.ofWords)
    definitionVerbs += other.definitionVerbs
    definitionHeadings.formUnion(other.definitionHeadings)
    provisos += other.provisos
    exceptions += other.exceptions
    explanations += other.explanations
    tailStarts.formUnion(other.tailStarts)
    amendingWords.formUnion(other.amendingWords)
    verbs.formUnion(other.verbs)
    articles.formUnion(other.articles)
    common.formUnion(other.common)
    modals.formUnion(other.modals)
  }
}
