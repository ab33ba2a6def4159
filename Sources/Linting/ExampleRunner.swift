import Amendments
import Findings
import Lexicons
import Patterns
import Projects
import Readers
import SourceText

/// Runs the examples of a lexicon: each must fire, match or pass as it says.
package struct ExampleRunner: Sendable {
  /// An example that does not do what it says.
  package struct Failure: Sendable {
    package let id: String
    package let path: String
    /// From 1.
    package let line: Int
    package let message: String
  }

  package struct Results: Sendable {
    package var count = 0
    package var failures: [Failure] = []
  }

  private let lexicon: Lexicon
  private let vetting: PhraseCompiler.Vetting

  package init(lexicon: Lexicon, vetting: PhraseCompiler.Vetting) {
    self.lexicon = lexicon
    self.vetting = vetting
  }

  /// - Parameter filter: the beginning of the ids to run; nil for all.
  package func run(filter: String? = nil) throws(LinterError) -> Results {
    let errors = lexicon.referenceErrors
    guard errors.isEmpty else { throw .lexicon(errors) }
    var results = Results()
    try runConcepts(filter, &results)
    try runRules(filter, &results)
    return results
  }

  private func isWanted(_ id: String, _ filter: String?) -> Bool {
    filter.map { id.hasPrefix($0) } ?? true
  }

  // MARK: Concepts

  private func runConcepts(_ filter: String?, _ results: inout Results) throws(LinterError) {
    var errors: [LexiconError] = []
    let scratch = MatchScratch()
    for language in lexicon.languages {
      let compiled = CompiledLanguage(language, of: lexicon, vetting: vetting, errors: &errors)
      for concept in lexicon.concepts where concept.language == language {
        guard isWanted(concept.id, filter), let number = compiled.numbers[concept.id] else {
          continue
        }
        for (lines, mustMatch) in [(concept.matches, true), (concept.passes, false)] {
          for line in lines {
            results.count += 1
            let found = Self.matches(line.text, number, compiled, scratch)
            if found != mustMatch {
              results.failures.append(
                Failure(
                  id: concept.id, path: concept.path, line: line.number,
                  message: mustMatch
                    ? "does not match '\(line.text)'" : "matches '\(line.text)' and must not"))
            }
          }
        }
      }
    }
    if !errors.isEmpty { throw .lexicon(errors) }
  }

  private static func matches(
    _ text: String, _ concept: Int, _ language: CompiledLanguage, _ scratch: MatchScratch
  ) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      !language.matches(of: concept, in: bytes, range: 0..<bytes.count, scratch: scratch).isEmpty
    }
  }

  // MARK: Rules

  private func runRules(_ filter: String?, _ results: inout Results) throws(LinterError) {
    let linter = try Linter(
      lexicon: lexicon, rules: lexicon.rules, profiles: ["pi-eff-2023"],
      language: lexicon.languages.first { $0 == "en" })
    for rule in lexicon.rules where isWanted(rule.id, filter) {
      for example in rule.fires {
        results.count += 1
        let message =
          Self.fires(example.text, rule, linter) ?? Self.amended(example.text, rule, linter)
        if let message {
          results.failures.append(
            Failure(id: rule.id, path: rule.path, line: example.number, message: message))
        }
      }
      for example in rule.passes {
        results.count += 1
        let found = Self.findings(in: example.text, of: rule, linter)
        if let first = found.first {
          results.failures.append(
            Failure(
              id: rule.id, path: rule.path, line: example.number,
              message: "fires at '\(first.evidence)' and must not: \(Self.head(example.text))"))
        }
      }
    }
  }

  private static func findings(in text: String, of rule: Rule, _ linter: Linter) -> [Finding] {
    let findings =
      rule.check.kind == .suppression
      ? suppressed(text, linter)
      : linter.check(SourceText(path: "example", string: text), format: .text).findings
    return findings.filter { $0.rule == rule.id }
  }

  /// The findings of an example about suppressions: comments are Markdown's, and the day is fixed.
  private static func suppressed(_ text: String, _ linter: Linter) -> [Finding] {
    let document = Reader.read(SourceText(path: "example", string: text), format: .markdown)
    let suppressor = linter.suppressor(today: CalendarDay(year: 2026, month: 1, day: 1))
    return suppressor.apply(to: linter.check(document), of: document, entries: []).report.findings
  }

  /// Why an example does not fire where it says; nil where it does.
  private static func fires(_ text: String, _ rule: Rule, _ linter: Linter) -> String? {
    var clean = ""
    var marks: [Int] = []
    for character in text {
      if character == "↓" { marks.append(clean.utf8.count) } else { clean.append(character) }
    }
    let found = findings(in: clean, of: rule, linter)
    let places = Set(found.flatMap { [$0.range.lowerBound] + $0.related.map(\.range.lowerBound) })
    guard !found.isEmpty else { return "does not fire: \(head(clean))" }
    guard let missed = marks.first(where: { !places.contains($0) }) else { return nil }
    let wanted = String(decoding: Array(clean.utf8)[missed...].prefix(30), as: UTF8.self)
    return "fires at '\(found[0].evidence)', not at '\(wanted)'"
  }

  /// What is wrong with the suggestion of an example: applied, it must take the finding away and
  /// bring no new error. Nil where it does, or where the rule proposes no words.
  private static func amended(_ text: String, _ rule: Rule, _ linter: Linter) -> String? {
    let source = SourceText(path: "example", string: text.filter { $0 != "↓" })
    let before = linter.check(source, format: .text).findings
    guard let finding = before.first(where: { $0.rule == rule.id }),
      let edits = finding.suggestion?.edits, !edits.isEmpty
    else {
      let advice = rule.suggestion
      let isAdviceEnough = advice?.byConcept?.values.contains { !$0.proposesWords } ?? false
      return advice?.proposesWords == true && !isAdviceEnough
        ? "its suggestion has no words here" : nil
    }
    var amended = AmendedText(source.utf8)
    amended.apply(edits.map { ($0, 0) })
    let words = String(decoding: amended.bytes, as: UTF8.self)
    let after = linter.check(SourceText(path: "example", string: words), format: .text).findings
    let result = words.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    return switch Fixer.problem(of: finding, among: before, after: after) {
    case nil: nil
    case .findingStays: "its suggestion leaves the finding: \(result)"
    case .newError(let new): "its suggestion brings \(new.rule) (\(new.evidence)): \(result)"
    }
  }

  private static func head(_ text: String) -> String {
    let line = text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    return line.count > 90 ? line.prefix(90) + "…" : line
  }
}
