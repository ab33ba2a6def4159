import Amendments
import Bills
import Findings
import Readers
import SourceText

/// Applies suggestions until none of those asked for is left.
package struct Fixer: Sendable {
  package struct Result: Sendable {
    /// The findings whose suggestions were applied, in order; their numbers are the reasons of `text`.
    package var applied: [Finding] = []
    package var text: AmendedText
    /// The findings of the text as amended.
    package var left: [Finding] = []
    /// References in words that stay to provisions that were taken out.
    package var stranded: [Stranded] = []
  }

  /// A reference that leads nowhere once the suggestions are applied.
  package struct Stranded: Sendable, Equatable {
    /// `clause 34(3)`.
    package let provision: String
    /// From 1, in the file as it was.
    package let line: Int
    /// `clause 30(4)`, as many as it names.
    package let targets: [String]
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
      // Those that strike and add first: what they strike may not be read again once its neighbours
      // have gone.
      let ordered = open.filter(Self.strikesAndAdds) + open.filter { !Self.strikesAndAdds($0) }
      let chosen = AmendedText.compatible(ordered, \.suggestion)
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
    takeOutRemnants(of: linter.bill(Reader.read(source, format: format)), &result)
    result.left =
      linter.check(
        SourceText(
          path: source.path, string: String(decoding: result.text.bytes, as: UTF8.self)),
        format: format
      ).findings
    return result
  }

  /// Takes out what cannot stand without what the suggestions took out together.
  private func takeOutRemnants(of bill: Bill, _ result: inout Result) {
    let struck = result.text.struck
    let removed = provisions(of: bill, struckIn: result.text)
    let dependents = Dependents(bill: bill)
    let gone = dependents.closure(of: removed)
    let form = BillForm(bill: bill)
    for edit in form.removal(of: Array(gone)) where edit.text.isEmpty {
      let id = bill.provision(atSource: edit.range.upperBound - 1)
      let label = bill.section(of: id).map(bill.label) ?? ""
      let reason =
        struck.first { $0.range.overlaps(edit.range) }?.reasons.first
        ?? struck.first { touches($0.range, bill, at: id) }?.reasons.first ?? 0
      result.text.strike(original: edit.range, reason: reason) {
        $0.after == label && $0.label.hasPrefix(label + "(") && isWhole(id, gone, bill)
      }
    }
    result.stranded = dependents.stranded(by: gone).map { reference, targets in
      Stranded(
        provision: bill.label(of: bill.provision(at: reference.range.lowerBound)),
        line: bill.document.source.position(
          at: bill.document.sourceRange(reference.range).lowerBound
        ).line, targets: targets.map(bill.label))
    }
  }

  /// Sections and subsections of which no word is left and in whose place nothing was put.
  private func provisions(of bill: Bill, struckIn text: AmendedText) -> Set<Int> {
    let struck = text.struck
    let all = bill.provisions.filter { $0.kind == .section || $0.kind == .subsection }
      .filter { provision in
        let words = bill.tokens(in: provision.body).filter { $0.kind == .word }
        return !words.isEmpty
          && words.allSatisfy { token in
            let place = bill.document.sourceRange(token.range).lowerBound
            return struck.contains { $0.range.contains(place) }
          }
      }.map(\.id)
    let written = Set(
      text.rewritten.compactMap { bill.section(of: bill.provision(atSource: max(0, $0 - 1))) })
    let rewritten = written.intersection(all)
    return Set(all.filter { id in !(bill.section(of: id).map(rewritten.contains) ?? false) })
  }

  /// Whether the section of a provision goes as a whole.
  private func isWhole(_ id: Int, _ gone: Set<Int>, _ bill: Bill) -> Bool {
    bill.section(of: id).map(gone.contains) ?? false
  }

  /// Whether a stretch lies in the section of a provision.
  private func touches(_ range: Range<Int>, _ bill: Bill, at id: Int) -> Bool {
    guard let section = bill.section(of: id) else { return false }
    return bill.document.sourceRange(bill.provisions[section].range).overlaps(range)
  }

  private static func strikesAndAdds(_ finding: Finding) -> Bool {
    let edits = finding.suggestion?.edits ?? []
    return edits.contains { $0.addition != nil } && edits.contains { !$0.range.isEmpty }
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
