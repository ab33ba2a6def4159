import Bills
import Findings
import Lexicons
import SourceText

/// Takes out the findings that a bill or its project silences, and reports what is wrong with that.
package struct Suppressor: Sendable {
  private let rules: [Rule]
  private let severity: @Sendable (Rule) -> Severity
  private let today: CalendarDay

  /// - Parameters:
  ///   - rules: all rules that are known, whether they run or not.
  ///   - severity: how much a finding of a rule matters in this run.
  ///   - today: by which `until` is judged.
  package init(
    rules: [Rule], today: CalendarDay, severity: @escaping @Sendable (Rule) -> Severity
  ) {
    self.rules = rules
    self.today = today
    self.severity = severity
  }

  /// One reason to silence findings, wherever it is written.
  private struct Order {
    let range: Range<Int>
    let rules: [String]
    let reason: String
    let until: CalendarDay?
    let covers: (Finding) -> Bool
  }

  /// A report without the findings that comments in the document or entries of the configuration
  /// silence, and with findings about comments that are unused, unknown, expired or without reason.
  ///
  /// - Returns: the report, and what is wrong with entries, as findings in the configuration files.
  package func apply(
    to report: FileReport, of document: Document, entries: [SuppressionEntry]
  ) -> (report: FileReport, faults: [EntryFault]) {
    let comments = SuppressionComment.all(in: document)
    guard !comments.isEmpty || !entries.isEmpty else { return (report, []) }
    var report = report
    let orders =
      comments.map { comment in
        Order(
          range: comment.range, rules: comment.rules, reason: comment.reason, until: comment.until,
          covers: { finding in
            comment.reach.contains(finding.range.lowerBound)
              && comment.rules.contains { $0 == finding.rule || $0 == finding.family }
          })
      }
      + entries.map { entry in
        Order(
          range: 0..<0, rules: entry.rules, reason: entry.reason, until: entry.until,
          covers: entry.covers)
      }
    var used = [Bool](repeating: false, count: orders.count)
    var kept: [Finding] = []
    for finding in report.findings {
      guard let index = orders.firstIndex(where: { holds($0) && $0.covers(finding) }) else {
        kept.append(finding)
        continue
      }
      used[index] = true
      report.suppressed.append(SuppressedFinding(finding: finding, reason: orders[index].reason))
    }
    var faults: [EntryFault] = []
    for (index, order) in orders.enumerated() {
      for (rule, message) in self.faults(of: order, isUsed: used[index]) {
        if index < comments.count {
          kept.append(finding(rule, message, at: order.range, in: report.source))
        } else {
          faults.append(
            EntryFault(entry: entries[index - comments.count], rule: rule, text: message))
        }
      }
    }
    report.findings = kept.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.rule)
        < ($1.range.lowerBound, $1.range.upperBound, $1.rule)
    }
    return (report, faults)
  }

  /// Whether it may silence anything: it has a reason and its time is not over.
  private func holds(_ order: Order) -> Bool {
    !order.reason.isEmpty && (order.until.map { today <= $0 } ?? true)
  }

  private func faults(of order: Order, isUsed: Bool) -> [(rule: Rule, message: String)] {
    let known = Set(rules.map(\.id)).union(rules.map(\.family))
    let unknown = order.rules.filter { !known.contains($0) }
    var faults: [(Rule, String)] = []
    func add(_ fault: Rule.Check.Fault, _ values: [String: String]) {
      guard
        let rule = rules.first(where: { $0.check.kind == .suppression && $0.check.fault == fault })
      else { return }
      faults.append((rule, Self.fill(rule.message, values)))
    }
    for name in unknown {
      let hint =
        Spelling.hint(for: name, among: known)
      add(.unknown, ["rule": name, "hint": hint])
    }
    if order.rules.isEmpty { add(.unknown, ["rule": "", "hint": ""]) }
    if order.reason.isEmpty { add(.reasonless, ["rule": order.rules.joined(separator: ", ")]) }
    if let until = order.until, until < today { add(.expired, ["until": until.description]) }
    if faults.isEmpty, !isUsed { add(.unused, ["rule": order.rules.joined(separator: ", ")]) }
    return faults
  }

  private static func fill(_ text: String, _ values: [String: String]) -> String {
    values.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
  }

  private func finding(
    _ rule: Rule, _ message: String, at range: Range<Int>, in source: SourceText
  ) -> Finding {
    let evidence = source.string(range)
    return Finding(
      rule: rule.id, severity: severity(rule), basis: .drafting, confidence: .high,
      message: message, why: rule.why, provision: .bill, range: range, evidence: evidence,
      suggestion: rule.suggestion.map {
        Suggestion(applicability: .display, edits: [], advice: $0.advice, redline: nil)
      }, fingerprint: Fingerprint.of([rule.id, evidence]))
  }

  /// A fault of an entry of the configuration as a finding in the text of its file.
  package func finding(_ fault: EntryFault, in source: SourceText) -> Finding {
    finding(fault.rule, fault.text, at: source.line(fault.entry.line - 1), in: source)
  }
}

/// What is wrong with a suppression in the configuration.
package struct EntryFault: Sendable {
  package let entry: SuppressionEntry
  let rule: Rule
  let text: String
}
