import Findings
import SourceText

/// One line a finding, and one for each related place, as editors read them.
struct TextReport {
  func render(_ report: RunReport) -> [UInt8] {
    var out = Output()
    for file in report.files {
      for finding in file.findings {
        write(finding, in: file.source, to: &out)
      }
    }
    return out.bytes
  }

  private func write(_ finding: Finding, in source: SourceText, to out: inout Output) {
    out.write(place(finding.range, in: source))
    let citation = source.citation(of: finding.range)
    out.write(": \(finding.severity.rawValue): \(citation)\(finding.provision.label.singleLine): ")
    out.line("\(finding.message.singleLine) [\(finding.rule)]")
    for related in finding.related {
      let citation = source.citation(of: related.range)
      out.line(
        "\(place(related.range, in: source)): note: \(citation)\(related.message.singleLine)")
    }
  }

  private func place(_ range: Range<Int>, in source: SourceText) -> String {
    let position = source.position(at: range.lowerBound)
    return "\(source.path.singleLine):\(position.line):\(position.column)"
  }
}
