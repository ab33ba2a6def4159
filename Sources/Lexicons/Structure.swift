import Bills

/// The statute words of one language, and how its words inflect.
package struct Structure: Sendable, Codable {
  package let language: String
  package let name: String
  package var units: [String: [String]] = [:]
  package var numbers: [String: Int] = [:]
  package var ordinals: [String: Int] = [:]
  package var periods: [String: [String]] = [:]
  package var lists: [String: [String]] = [:]
  /// Regular endings for `word~`.
  package var endings: [String] = []
  package var forms: [String: [String]] = [:]
  /// Other spellings of a word, as `offense` for `offence`.
  package var spellings: [String: [String]] = [:]
  package let path: String

  /// The keys that hold a list of words or phrases.
  static let listKeys = [
    "period-qualifiers", "conjunctions", "range-words", "own-words", "of-words",
    "definition-verbs", "definition-headings", "provisos", "exceptions", "explanations",
    "tail-starts",
    "amending-words", "verbs", "modals", "articles", "common-words",
  ]

  package init(language: String, name: String, path: String) {
    self.language = language
    self.name = name
    self.path = path
  }

  /// The words as the outline takes them.
  package var words: LanguageWords {
    var words = LanguageWords()
    for (unit, names) in units {
      guard let unit = LanguageWords.Unit(rawValue: unit) else { continue }
      for name in names { words.units[name] = unit }
    }
    words.numbers = numbers
    words.ordinals = ordinals
    for (unit, names) in periods {
      guard let unit = Duration.Unit(rawValue: unit) else { continue }
      for name in names { words.periods[name] = unit }
    }
    func set(_ key: String) -> Set<String> { Set(lists[key] ?? []) }
    func sequences(_ key: String) -> [[String]] {
      (lists[key] ?? []).map { $0.split(separator: " ").map(String.init) }
    }
    words.periodQualifiers = set("period-qualifiers")
    words.conjunctions = set("conjunctions")
    words.rangeWords = set("range-words")
    words.ownWords = set("own-words")
    words.ofWords = set("of-words")
    words.definitionVerbs = sequences("definition-verbs")
    words.definitionHeadings = set("definition-headings")
    words.provisos = sequences("provisos")
    words.exceptions = sequences("exceptions")
    words.explanations = sequences("explanations")
    words.tailStarts = set("tail-starts")
    words.amendingWords = set("amending-words")
    words.verbs = set("verbs")
    words.modals = set("modals")
    words.articles = set("articles")
    words.common = set("common-words")
    return words
  }
}
