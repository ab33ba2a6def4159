import Amendments
import Bills
import Findings
import SourceText

/// Applies suggestions until none of those asked for is left.
package struct Fixer: Sendable {
  package struct Result: Sendable {
    /// The findings whose suggestions were applied, in order; their numbers are the reasons of `text`.
    package var applied: [Finding] = []
    package var text: AmendedText
    /// The findings of the text as amended.
    package var left: [Finding] = []
  }

  /// Nothing needs more: each pass is a reading of the whole bill.
  private static let mostPasses = 40

  private let linter: Linter

  package init(linter: Linter) { self.linter = linter }

  /// Applies what can be applied together, reads the text again, and goes on with what is left.
  ///
  /// A suggestion is tried out first: one that does not take its finding away, or that brings a new
  /// error, is not applied.
  ///
  /// - Parameter wanted: which findings to apply; those without words to propose are left.
  package func fix(
    _ source: SourceText, format: SourceFormat, where wanted: (Finding) -> Bool
  ) -> Result {
    var result = Result(text: AmendedText(source.utf8))
    var tried: Set<String> = []
    for _ in 0..<Self.mostPasses {
      let current = result.text.source(amending: source)
      result.left = linter.check(current, format: format).findings
      let open = result.left.filter { wanted($0) && !tried.contains($0.fingerprint) }
      let chosen = AmendedText.compatible(open, \.suggestion)
      guard !chosen.isEmpty else { break }
      tried.formUnion(chosen.map(\.fingerprint))
      let suspects = suspects(chosen, in: current, format, among: result.left)
      var edits: [(edit: Suggestion.Edit, reason: Int)] = []
      for finding in chosen {
        if suspects.contains(finding.rule),
          !isCured(finding, in: current, format, among: result.left)
        {
          continue
        }
        edits += (finding.suggestion?.edits ?? []).map { ($0, result.applied.count) }
        result.applied.append(finding)
      }
      result.text.apply(edits)
    }
    return result
  }

  /// The rules whose suggestions have to be tried out one by one: not all their findings go when
  /// everything is done at once; all rules, where that brings a new error.
  private func suspects(
    _ chosen: [Finding], in source: SourceText, _ format: SourceFormat, among before: [Finding]
  ) -> Set<String> {
    var text = AmendedText(source.utf8)
    text.apply(chosen.flatMap { $0.suggestion?.edits ?? [] }.map { ($0, 0) })
    let after = linter.check(text.source(amending: source), format: format).findings
    if Self.newError(before, after) != nil { return Set(chosen.map(\.rule)) }
    return Set(
      chosen.map(\.rule).filter { rule in
        let expected = before.count { $0.rule == rule } - chosen.count { $0.rule == rule }
        return after.count { $0.rule == rule } > expected
      })
  }

  private static func newError(_ before: [Finding], _ after: [Finding]) -> Finding? {
    let known = Set(before.map { $0.rule + $0.provision.section })
    return after.first {
      $0.severity == .error && !known.contains($0.rule + $0.provision.section)
    }
  }

  /// Whether the suggestion of a finding, made alone, takes the finding away and brings no new error.
  package func isCured(
    _ finding: Finding, in source: SourceText, _ format: SourceFormat, among before: [Finding]
  ) -> Bool {
    guard let edits = finding.suggestion?.edits, !edits.isEmpty else { return false }
    var text = AmendedText(source.utf8)
    text.apply(edits.map { ($0, 0) })
    let after = linter.check(text.source(amending: source), format: format).findings
    if case nil = Self.problem(of: finding, among: before, after: after) { return true }
    return false
  }

  /// What a suggestion failed to do, or nil where it cured its finding.
  static func problem(
    of finding: Finding, among before: [Finding], after: [Finding]
  ) -> Problem? {
    let same = { (other: Finding) in other.rule == finding.rule }
    guard after.count(where: same) < before.count(where: same) else { return .findingStays }
    return newError(before, after).map { .newError($0) }
  }

  enum Problem {
    case findingStays
    case newError(Finding)
  }
}
