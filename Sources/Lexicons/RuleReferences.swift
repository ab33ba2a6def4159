import Findings

/// Checks that what rules and profiles refer to exists, once all files are laid over each other.
extension Lexicon {
  /// One error for each name in a rule or profile that nothing defines, with file and line.
  package var referenceErrors: [LexiconError] {
    let names = KnownNames(self)
    return rules.flatMap { names.errors(in: $0) } + profiles.flatMap { names.errors(in: $0) }
  }
}

/// The names that rules may refer to.
private struct KnownNames {
  private static let authorisers = ["self", "court", "executive", "prosecutor", "none-stated"]

  private let concepts: Set<String>
  private let rules: Set<String>
  private let profiles: Set<String>
  private let numbers: Set<String>

  init(_ lexicon: Lexicon) {
    concepts = Set(lexicon.concepts.map(\.id))
    rules = Set(lexicon.rules.map(\.id))
    profiles = Set(lexicon.profiles.map(\.id))
    numbers = Set(lexicon.profiles.flatMap(\.numbers.keys))
  }

  func errors(in profile: Profile) -> [LexiconError] {
    unknown("profile", profile.extends.map { [$0] } ?? [], among: profiles).map {
      LexiconError(path: profile.path, line: profile.line, key: "extends", message: $0)
    }
  }

  func errors(in rule: Rule) -> [LexiconError] {
    let check = rule.check
    var errors: [LexiconError] = []
    func look(_ key: String, _ kind: String, _ names: [String], among known: Set<String>) {
      errors += unknown(kind, names, among: known).map {
        LexiconError(path: rule.path, line: rule.line(of: key), key: key, message: $0)
      }
    }
    for (key, names) in check.conceptLists {
      look("check." + key, "concept", names, among: concepts)
    }
    let authorisers = Set(Self.authorisers)
    look("check.by", "authoriser", check.by, among: authorisers)
    look("check.half-by", "authoriser", check.halfBy, among: authorisers)
    look("check.authorised-by", "authoriser", check.authorisedBy, among: authorisers)
    look("check.limit", "number of a profile", check.limit.map { [$0] } ?? [], among: numbers)
    look("check.under", "rule", check.under.map { [$0] } ?? [], among: rules)
    look("severity", "profile", rule.severity.keys.sorted(), among: profiles)
    look("basis", "profile", rule.basis.keys.filter { $0 != "*" }.sorted(), among: profiles)
    look("severity", "concept", Self.cases(rule.severity), among: concepts)
    look("basis", "concept", Self.cases(rule.basis), among: concepts)
    let cases = rule.suggestion.map { ($0.byConcept ?? [:]).keys.sorted() + $0.concepts } ?? []
    look("suggestion", "concept", cases, among: concepts)
    let confidence = rule.confidence.map { ["": $0] } ?? [:]
    look("confidence", "concept", Self.cases(confidence), among: concepts)
    look("cites", "profile", Set(rule.cites.map(\.instrument)).sorted(), among: profiles)
    return errors
  }

  /// The concepts that a grade tells apart; power classes are known when the file is read.
  private static func cases<Value>(_ grades: [String: Graded<Value>]) -> [String] {
    Set(grades.values.flatMap(\.byCase.keys)).filter { !PowerClass.all.contains($0) }.sorted()
  }

  /// A message for each unknown name.
  private func unknown(_ kind: String, _ names: [String], among known: Set<String>) -> [String] {
    names.filter { !known.contains($0) }.map { name in
      let hint =
        Spelling.hint(for: name, among: known)
      return "no \(kind) is called '\(name)'\(hint)"
    }
  }
}
