import Findings
import SourceText

/// A row for each finding, quoted as RFC 4180 says.
struct CSVReport {
  private static let header = [
    "path", "line", "column", "end_line", "end_column", "severity", "rule", "basis", "confidence",
    "section", "provision", "message", "evidence", "searched", "cites", "advice", "redline",
    "fingerprint",
  ]

  func render(_ report: RunReport) -> [UInt8] {
    var out = Output()
    write(Self.header, to: &out)
    for file in report.files {
      for finding in file.findings {
        write(row(finding, in: file.source), to: &out)
      }
    }
    return out.bytes
  }

  private func row(_ finding: Finding, in source: SourceText) -> [String] {
    let placement = Placement(finding.range, in: source)
    return [
      source.path, String(placement.start.line), String(placement.start.column),
      String(placement.end.line), String(placement.end.column), finding.severity.rawValue,
      finding.rule, finding.basis.rawValue, finding.confidence.rawValue,
      finding.provision.section, finding.provision.label, finding.message, finding.evidence,
      finding.searched.joined(separator: "; "), finding.cites.readable,
      finding.suggestion?.advice ?? "", finding.suggestion?.redline ?? "", finding.fingerprint,
    ]
  }

  private func write(_ cells: [String], to out: inout Output) {
    out.write(cells.map(\.escapedForCSV).joined(separator: ","))
    out.write("\r\n")
  }
}

extension String {
  /// A spreadsheet would run a cell that begins like a formula, and bills are written by others;
  /// an apostrophe in front makes it text.
  fileprivate var escapedForCSV: String {
    let isFormula = unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let cell = isFormula ? "'" + self : self
    guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return cell
    }
    return "\""
      + cell.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
  }
}
