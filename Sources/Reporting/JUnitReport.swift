import Findings
import SourceText

/// JUnit's XML: a suite for each file, a failing case for each finding.
///
/// A file without findings is a passing case, so that the report of a clean run is not empty.
struct JUnitReport {
  func render(_ report: RunReport) -> [UInt8] {
    let suites = suites(of: report)
    let failures = suites.reduce(0) { $0 + $1.failures.count }
    let errors = suites.reduce(0) { $0 + $1.errors.count }
    let tests = suites.reduce(0) { $0 + $1.tests }
    var out = Output()
    out.line(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    out.write("<testsuites name=\"treatylint\" tests=\"\(tests)\"")
    out.line(" failures=\"\(failures)\" errors=\"\(errors)\">")
    for suite in suites { write(suite, to: &out) }
    out.line("</testsuites>")
    return out.bytes
  }

  private struct Suite {
    let path: String
    var source: SourceText?
    var failures: [Finding] = []
    var errors: [RunError] = []

    var tests: Int { max(1, failures.count + errors.count) }
  }

  private func suites(of report: RunReport) -> [Suite] {
    var suites = report.files.map { file in
      Suite(path: file.source.path, source: file.source, failures: file.findings)
    }
    for error in report.errors {
      let path = error.path ?? "treatylint"
      if let index = suites.firstIndex(where: { $0.path == path }) {
        suites[index].errors.append(error)
      } else {
        suites.append(Suite(path: path, errors: [error]))
      }
    }
    return suites
  }

  private func write(_ suite: Suite, to out: inout Output) {
    let name = suite.path.escapedForXML
    out.write("  <testsuite name=\"\(name)\" tests=\"\(suite.tests)\"")
    out.line(" failures=\"\(suite.failures.count)\" errors=\"\(suite.errors.count)\">")
    if let source = suite.source {
      for finding in suite.failures { write(finding, in: source, to: &out) }
    }
    for error in suite.errors {
      out.line("    <testcase name=\"treatylint\" classname=\"\(name)\">")
      out.line("      <error message=\"\(error.message.escapedForXML)\" type=\"run\"/>")
      out.line("    </testcase>")
    }
    if suite.failures.isEmpty, suite.errors.isEmpty {
      out.line("    <testcase name=\"treatylint\" classname=\"\(name)\"/>")
    }
    out.line("  </testsuite>")
  }

  private func write(_ finding: Finding, in source: SourceText, to out: inout Output) {
    let start = source.position(at: finding.range.lowerBound)
    let message = "\(finding.provision.label): \(finding.message)"
    let rule = finding.rule.escapedForXML
    let path = source.path.escapedForXML
    out.line("    <testcase name=\"\(rule)\" classname=\"\(path)\" line=\"\(start.line)\">")
    out.write("      <failure message=\"\(message.escapedForXML)\"")
    out.write(" type=\"\(finding.severity.rawValue)\">")
    out.write("\(path):\(start.line):\(start.column): \(message.escapedForXML)")
    for related in finding.related {
      let place = source.position(at: related.range.lowerBound)
      out.write("\n\(path):\(place.line):\(place.column): note: \(related.message.escapedForXML)")
    }
    out.line("</failure>")
    out.line("    </testcase>")
  }
}
