import Findings
import SourceText

/// Checkstyle's XML.
struct CheckstyleReport {
  func render(_ report: RunReport) -> [UInt8] {
    var out = Output()
    out.line(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    out.line(#"<checkstyle version="4.3">"#)
    for file in report.files {
      write(path: file.source.path, to: &out) { out in
        for finding in file.findings { write(finding, in: file.source, to: &out) }
        for error in report.errors where error.path == file.source.path { write(error, to: &out) }
      }
    }
    let read = Set(report.files.map(\.source.path))
    for error in report.errors where !read.contains(error.path ?? "") {
      write(path: error.path ?? "treatylint", to: &out) { write(error, to: &$0) }
    }
    out.line("</checkstyle>")
    return out.bytes
  }

  private func write(path: String, to out: inout Output, _ body: (inout Output) -> Void) {
    out.line("  <file name=\"\(path.escapedForXML)\">")
    body(&out)
    out.line("  </file>")
  }

  private func write(_ finding: Finding, in source: SourceText, to out: inout Output) {
    let start = source.position(at: finding.range.lowerBound)
    let severity = finding.severity == .note ? "info" : finding.severity.rawValue
    let message = "\(finding.provision.label): \(finding.message)"
    out.write("    <error line=\"\(start.line)\" column=\"\(start.column)\"")
    out.write(" severity=\"\(severity)\" message=\"\(message.escapedForXML)\"")
    out.line(" source=\"treatylint.\(finding.rule.escapedForXML)\"/>")
  }

  private func write(_ error: RunError, to out: inout Output) {
    out.write("    <error line=\"\(error.line ?? 1)\" severity=\"error\"")
    out.line(" message=\"\(error.message.escapedForXML)\" source=\"treatylint.run\"/>")
  }
}
