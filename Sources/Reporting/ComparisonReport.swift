import Findings
import SourceText

/// How a comparison can be printed.
package enum ComparisonFormat: String, CaseIterable, Sendable { case text, markdown, json, html }

/// What changed between two versions of a bill, on one page.
package struct ComparisonReport {
  private let format: ComparisonFormat

  package init(format: ComparisonFormat) { self.format = format }

  /// UTF-8 that ends in a line break.
  package func render(_ comparison: BillComparison) -> [UInt8] {
    switch format {
    case .text: text(comparison)
    case .markdown: markdown(comparison)
    case .json: JSONReport().renderComparison(comparison)
    case .html: ComparisonPage(comparison).render()
    }
  }

  // MARK: Text

  private func text(_ comparison: BillComparison) -> [UInt8] {
    var out = Output()
    out.line("\(comparison.old) → \(comparison.new)")
    out.line(comparison.summary)
    write("Powers", comparison.powers.map(Self.line), to: &out)
    write("Clauses", comparison.clauses.flatMap(Self.lines), to: &out)
    write("Findings that are new", comparison.added.map(Self.line), to: &out)
    write("Findings that are gone", comparison.fixed.map(Self.line), to: &out)
    return out.bytes
  }

  private func write(_ title: String, _ lines: [String], to out: inout Output) {
    guard !lines.isEmpty else { return }
    out.line()
    out.line(title)
    for line in lines { out.line("  \(line.singleLine)") }
  }

  static func line(_ change: PowerChange) -> String {
    switch change.kind {
    case .new: return "new: \(change.new ?? ""): \(change.power)"
    case .gone: return "gone: \(change.old ?? ""): \(change.power)"
    case .changed:
      let word =
        change.isWider ? (change.isNarrower ? "wider and narrower" : "wider") : "narrower"
      let place =
        change.old == change.new ? change.new : "\(change.old ?? "") → \(change.new ?? "")"
      let why = change.shifts.map { "\($0.isWider ? "+" : "−") \($0.words)" }
      return "\(word): \(place ?? ""): \(change.power) (\(why.joined(separator: "; ")))"
    }
  }

  private static func lines(_ change: ClauseChange) -> [String] {
    let heading = change.heading.map { " \($0)" } ?? ""
    let redline = change.redline.map { ": \($0)" } ?? ""
    let head = "\(change.what): \(change.place)\(heading)\(redline)"
    return [head]
      + change.parts.map { part in
        "  \(part.what): \(part.place)\(part.redline.map { ": \($0)" } ?? "")"
      }
  }

  static func line(_ finding: Finding) -> String {
    "\(finding.severity.rawValue): \(finding.provision.label): \(finding.message) [\(finding.rule)]"
  }

  // MARK: Markdown

  private func markdown(_ comparison: BillComparison) -> [UInt8] {
    var out = Output()
    out.line(
      "# \(comparison.old.escapedForMarkdown) → \(comparison.new.escapedForMarkdown)")
    out.line()
    out.line(comparison.summary.escapedForMarkdown)
    if !comparison.powers.isEmpty {
      out.line()
      out.line("## Powers")
      out.line()
      for change in comparison.powers { out.line("- \(Self.line(change).escapedForMarkdown)") }
    }
    if !comparison.clauses.isEmpty {
      out.line()
      out.line("## Clauses")
      out.line()
      for change in comparison.clauses { markdown(change, to: &out) }
    }
    for (title, findings) in [
      ("Findings that are new", comparison.added), ("Findings that are gone", comparison.fixed),
    ] where !findings.isEmpty {
      out.line()
      out.line("## \(title)")
      out.line()
      for finding in findings { out.line("- \(Self.line(finding).escapedForMarkdown)") }
    }
    return out.bytes
  }

  private func markdown(_ change: ClauseChange, to out: inout Output) {
    func redline(_ change: ClauseChange) -> String {
      change.redline.map { ": " + Redline($0).markdown } ?? ""
    }
    let heading = change.heading.map { " \($0)" } ?? ""
    out.line(
      "- **\(change.what)** \("\(change.place)\(heading)".escapedForMarkdown)\(redline(change))")
    for part in change.parts {
      out.line("  - \(part.what) \(part.place.escapedForMarkdown)\(redline(part))")
    }
  }
}

extension ClauseChange {
  /// `renumbered, amended`.
  var what: String { kinds.map(\.rawValue).joined(separator: ", ") }

  /// `clause 14 → clause 15`.
  var place: String {
    switch (old, new) {
    case (let old?, let new?) where old != new:
      kinds == [.split]
        ? "\(new) from \(old)" : kinds == [.merged] ? "\(old) into \(new)" : "\(old) → \(new)"
    case (_, let new?): new
    case (let old?, nil): old
    case (nil, nil): ""
    }
  }
}

extension BillComparison {
  /// One line of counts.
  var summary: String {
    let kinds: [ClauseChange.Kind] = [.new, .gone, .amended, .renumbered, .moved, .split, .merged]
    let clauseCounts = kinds.compactMap { kind -> String? in
      let count = clauses.count { $0.kinds.contains(kind) }
      return count > 0 ? "\(count) \(kind.rawValue)" : nil
    }
    let wider = powers.count { $0.isWider }
    let narrower = powers.count { $0.isNarrower && !$0.isWider }
    return "Clauses: \((clauseCounts + ["\(unchanged) unchanged"]).joined(separator: ", ")). "
      + "Powers: \(powers.count { $0.kind == .new }) new, \(powers.count { $0.kind == .gone }) gone, "
      + "\(wider) wider, \(narrower) narrower. "
      + "Findings: \(added.count) new, \(fixed.count) gone, \(open.count) still open."
  }
}
