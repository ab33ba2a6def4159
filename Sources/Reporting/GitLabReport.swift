import Findings
import SourceText

/// GitLab's Code Quality report: an array of issues with unique fingerprints.
struct GitLabReport {
  func render(_ report: RunReport) -> [UInt8] {
    var used: Set<String> = []
    var issues = report.errors.map { Issue($0, &used) }
    for file in report.files {
      issues += file.findings.map { Issue($0, in: file.source, &used) }
    }
    var json = JSONWriter()
    json.array(issues, .lines(indent: 1)) { json, issue in json.object { issue.write(to: &$0) } }
    json.finishLine()
    return json.bytes
  }
}

private struct Issue {
  let rule: String
  let description: String
  let fingerprint: String
  let severity: String
  let path: String
  let line: Int

  /// GitLab's page does not show the name of a check, so the description begins with it.
  init(_ finding: Finding, in source: SourceText, _ used: inout Set<String>) {
    rule = finding.rule
    description = "\(finding.rule): \(finding.provision.label): \(finding.message)"
    fingerprint = used.insertDistinct(finding.fingerprint)
    severity = finding.severity.codeQuality
    path = source.path
    line = source.position(at: finding.range.lowerBound).line
  }

  init(_ error: RunError, _ used: inout Set<String>) {
    rule = "treatylint/run"
    description = "treatylint/run: \(error.message)"
    fingerprint = used.insertDistinct("run:\(error.path ?? ""):\(error.message)")
    severity = "blocker"
    path = error.path ?? "."
    line = error.line ?? 1
  }

  func write(to json: inout JSONWriter) {
    json.field("description", description)
    json.field("check_name", rule)
    json.field("fingerprint", fingerprint)
    json.field("severity", severity)
    json.object("location") { json in
      json.field("path", path.withoutDotSlash)
      json.object("lines") { $0.field("begin", line) }
    }
  }
}

extension Severity {
  fileprivate var codeQuality: String {
    switch self {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
  }
}

extension Set<String> {
  /// Inserts a text, numbered where it was there already; returns what was inserted.
  fileprivate mutating func insertDistinct(_ text: String) -> String {
    var candidate = text
    var number = 1
    while !insert(candidate).inserted {
      number += 1
      candidate = "\(text)-\(number)"
    }
    return candidate
  }
}
