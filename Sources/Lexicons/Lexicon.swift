import Bills

/// All concepts, rules, profiles and statute words of a run: the shipped ones with a project's own
/// laid over them.
package struct Lexicon: Sendable, Codable {
  /// By language, then in the order of the files.
  package private(set) var concepts: [Concept] = []
  package private(set) var rules: [Rule] = []
  package private(set) var profiles: [Profile] = []
  package private(set) var structures: [Structure] = []
  /// In the order of the matrix.
  package private(set) var safeguards: [SafeguardColumn] = []

  package init() {}

  /// One lexicon file, by its path inside the lexicon folder.
  package struct File: Sendable {
    package let path: String
    package let text: String

    package init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// Lays files over what is there: a concept, rule or profile with a known id replaces it.
  ///
  /// - Returns: one error for each file that could not be read; the others are laid over all the same.
  package mutating func add(_ files: [File]) -> [LexiconError] {
    var errors: [LexiconError] = []
    var seen: [String: String] = [:]
    for file in files.sorted(by: { $0.path < $1.path }) {
      do throws(LexiconError) {
        try add(file, &seen)
      } catch {
        errors.append(error)
      }
    }
    sort()
    return errors
  }

  private mutating func add(
    _ file: File, _ seen: inout [String: String]
  ) throws(LexiconError) {
    func once(_ id: String, line: Int) throws(LexiconError) {
      if let other = seen.updateValue(file.path, forKey: id) {
        throw LexiconError(
          path: file.path, line: line, key: id, message: "already defined in \(other)")
      }
    }
    switch Kind(of: file) {
    case .rule:
      let rule = try RuleFile.read(file.text, path: file.path)
      try once(rule.id, line: rule.line)
      rules.removeAll { $0.id == rule.id }
      rules.append(rule)
    case .profile:
      let profile = try ProfileFile.read(file.text, path: file.path)
      try once("treaty " + profile.id, line: profile.line)
      profiles.removeAll { $0.id == profile.id }
      profiles.append(profile)
    case .safeguards:
      safeguards = try SafeguardFile.read(file.text, path: file.path)
    case .structure:
      let structure = try StructureFile.read(file.text, path: file.path)
      structures.removeAll { $0.language == structure.language }
      structures.append(structure)
    case .concepts:
      for concept in try ConceptFile.read(file.text, path: file.path) {
        try once(concept.language + " " + concept.id, line: concept.line)
        concepts.removeAll { $0.id == concept.id && $0.language == concept.language }
        concepts.append(concept)
      }
    }
  }

  /// What a file holds, by the keys at its left margin.
  private enum Kind {
    case rule, profile, structure, concepts, safeguards

    init(of file: File) {
      let keys = Set(
        file.text.split(whereSeparator: \.isNewline).compactMap { line -> Substring? in
          guard let colon = line.firstIndex(of: ":"), line.first != " ", line.first != "#" else {
            return nil
          }
          return line[..<colon]
        })
      if keys.contains("safeguards") {
        self = .safeguards
      } else if keys.contains("concepts") {
        self = .concepts
      } else if keys.contains("units") {
        self = .structure
      } else if keys.contains("check") || file.path.contains("rules/") {
        self = .rule
      } else {
        self = .profile
      }
    }
  }

  private mutating func sort() {
    rules.sort { $0.id < $1.id }
    concepts.sort { ($0.language, $0.id) < ($1.language, $1.id) }
    profiles.sort { $0.id < $1.id }
    structures.sort { $0.language < $1.language }
  }

  /// Ids of the languages that have concepts.
  package var languages: [String] { structures.map(\.language) }

  /// The statute words of all languages together; `first` is laid down first.
  package func languageTable(first: String = "en") -> LanguageTable {
    var words = LanguageWords()
    for structure in structures.sorted(by: {
      ($0.language != first ? 1 : 0, $0.language) < ($1.language != first ? 1 : 0, $1.language)
    }) {
      words.merge(structure.words)
    }
    return LanguageTable(words)
  }

  /// Without the lines of keys, which only errors in a file need.
  var withoutLines: Lexicon {
    var lean = self
    for index in lean.rules.indices { lean.rules[index].lines = nil }
    return lean
  }

  /// Without the texts that only `explain` and `test` need.
  package var withoutExamples: Lexicon {
    var lean = self
    for index in lean.rules.indices {
      lean.rules[index].fires = []
      lean.rules[index].passes = []
    }
    for index in lean.concepts.indices {
      lean.concepts[index].matches = []
      lean.concepts[index].passes = []
    }
    return lean
  }
}
