import Findings
import SourceText

/// Workflow commands that GitHub Actions turns into annotations.
///
/// A step shows ten of each kind; the most serious come first and a last notice counts the rest.
struct GitHubReport {
  /// Annotations of one kind that a step shows.
  static let limit = 10

  func render(_ report: RunReport) -> [UInt8] {
    var out = Output()
    for error in report.errors.prefix(Self.limit) { write(error, to: &out) }
    var budget = self.budget(for: report)
    for severity in Severity.allCases.sorted(by: >) {
      for file in report.files {
        for finding in file.findings where finding.severity == severity && budget.take(severity) {
          write(finding, in: file.source, to: &out)
        }
      }
    }
    let hidden = budget.excess + max(0, report.errors.count - Self.limit)
    if hidden > 0 {
      let text = "\(counted(hidden, "more finding")) not shown here; see the report of the job"
      out.line("::notice title=treatylint::\(text.escapedForCommand)")
    }
    return out.bytes
  }

  /// One notice fewer where something is left out, for the notice that says so.
  private func budget(for report: RunReport) -> SeverityBudget {
    let errors = max(0, Self.limit - report.errors.count)
    let all = [Severity.error: errors, .warning: Self.limit, .note: Self.limit]
    let budget = SeverityBudget(report.files, each: all)
    if budget.excess == 0, report.errors.count <= Self.limit { return budget }
    return SeverityBudget(
      report.files, each: all.merging([.note: Self.limit - 1]) { $1 })
  }

  private func write(_ finding: Finding, in source: SourceText, to out: inout Output) {
    let placement = Placement(visible: finding.range, in: source)
    var properties = "file=\(source.path.withoutDotSlash.escapedForProperty)"
    properties += ",line=\(placement.start.line),endLine=\(placement.end.line)"
    // GitHub refuses columns that lie on different lines.
    if placement.isOnOneLine {
      properties += ",col=\(placement.start.column),endColumn=\(placement.end.column)"
    }
    properties += ",title=\(finding.rule.escapedForProperty)"
    var message = "\(finding.provision.label): \(finding.message)"
    for related in finding.related {
      let line = source.position(at: related.range.lowerBound).line
      message += "\n\(related.provision.label), line \(line): \(related.message)"
    }
    out.line("::\(finding.severity.command) \(properties)::\(message.escapedForCommand)")
  }

  private func write(_ error: RunError, to out: inout Output) {
    var properties = ["title=treatylint"]
    if let line = error.line { properties.insert("line=\(line)", at: 0) }
    if let path = error.path {
      properties.insert("file=\(path.withoutDotSlash.escapedForProperty)", at: 0)
    }
    out.line("::error \(properties.joined(separator: ","))::\(error.message.escapedForCommand)")
  }
}

extension Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }
}

extension String {
  fileprivate var escapedForCommand: String { escaped(in: "%\r\n") }

  fileprivate var escapedForProperty: String { escaped(in: "%\r\n:,") }

  private func escaped(in set: String) -> String {
    unicodeScalars.reduce(into: "") { result, scalar in
      if set.unicodeScalars.contains(scalar) {
        result += scalar.value < 0x10 ? "%0" : "%"
        result += String(scalar.value, radix: 16, uppercase: true)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
