import Findings
import SourceText

/// A page to read or to paste: a table of the findings, then each with its reasons.
///
/// A job's summary on GitHub holds one mebibyte; what does not fit is counted, not half-printed.
struct MarkdownReport {
  /// Bytes that the page may hold, with room for the last line.
  static let limit = 1_048_576 - 1_024

  let options: ReportOptions

  func render(_ report: RunReport) -> [UInt8] {
    var out = Output()
    out.line("# treatylint")
    out.line()
    out.line("\(report.summary). Profile: \(report.profiles.joined(separator: ", ")).")
    write(report.errors, to: &out)
    var left = 0
    for file in report.files where !file.findings.isEmpty {
      left += table(file, to: &out)
    }
    for file in report.files {
      for finding in file.findings {
        var section = Output()
        details(finding, in: file.source, to: &section)
        if out.bytes.count + section.bytes.count > Self.limit {
          left += 1
        } else {
          out.write(section)
        }
      }
    }
    if left > 0 {
      out.line()
      out.line("\(counted(left, "entry")) left out: the page would be too long.")
    }
    return out.bytes
  }

  private func write(_ errors: [RunError], to out: inout Output) {
    guard !errors.isEmpty else { return }
    out.line()
    for error in errors {
      let place = error.path.map { path in error.line.map { "\(path):\($0)" } ?? path }
      let prefix = place.map { "\($0.escapedForMarkdown): " } ?? ""
      out.line("- **error**: \(prefix)\(error.message.escapedForMarkdown)")
    }
  }

  /// Returns how many rows had no room.
  private func table(_ file: FileReport, to out: inout Output) -> Int {
    out.line()
    out.line("## \(file.source.path.escapedForMarkdown)")
    out.line()
    out.line("| Severity | Provision | Line | Finding | Rule |")
    out.line("| --- | --- | ---: | --- | --- |")
    var left = 0
    for finding in file.findings {
      let line = file.source.position(at: finding.range.lowerBound).line
      let place = file.source.citation(of: finding.range, before: "")
      let cells = [
        finding.severity.rawValue, finding.provision.label.escapedForMarkdown,
        place.isEmpty ? String(line) : place,
        finding.message.escapedForMarkdown, link(to: finding.rule),
      ]
      let row = "| \(cells.joined(separator: " | ")) |"
      if out.bytes.count + row.utf8.count > Self.limit { left += 1 } else { out.line(row) }
    }
    return left
  }

  private func details(_ finding: Finding, in source: SourceText, to out: inout Output) {
    let start = source.position(at: finding.range.lowerBound)
    let label = finding.provision.label.escapedForMarkdown
    out.line()
    out.line("### \(finding.severity.rawValue): \(label): \(finding.message.escapedForMarkdown)")
    out.line()
    out.line(
      "\(source.path.escapedForMarkdown):\(start.line):\(start.column) · "
        + source.citation(of: finding.range, before: " · ") + link(to: finding.rule))
    if !finding.evidence.isEmpty {
      out.line()
      out.line("> \(finding.evidence.escapedAsMarkdownLine)")
    }
    out.line()
    for (name, text) in notes(of: finding) where !text.isEmpty {
      out.line("- **\(name)**: \(text)")
    }
    for related in finding.related {
      let line = source.position(at: related.range.lowerBound).line
      let citation = source.citation(of: related.range, before: "")
      let place = "\(related.provision.label), \(citation.isEmpty ? "line \(line)" : citation)"
        .escapedForMarkdown
      out.line("- **see** \(place): \(related.message.escapedForMarkdown)")
    }
  }

  private func notes(of finding: Finding) -> [(name: String, text: String)] {
    [
      ("why", finding.why.escapedForMarkdown),
      ("basis", finding.basis.explanation.escapedForMarkdown),
      ("treaty", finding.cites.readable.escapedForMarkdown),
      ("searched", finding.searched.joined(separator: ", ").escapedForMarkdown),
      ("suggest", finding.suggestion?.advice.escapedForMarkdown ?? ""),
      ("amendment", finding.suggestion?.redline.map { Redline($0).markdown } ?? ""),
    ]
  }

  private func link(to rule: String) -> String {
    options.link(to: rule).map { "[`\(rule)`](\($0))" } ?? "`\(rule)`"
  }
}

extension Redline {
  /// Tags instead of `~~` and `**`, which do not work next to every letter or space.
  var markdown: String {
    parts.map { part in
      switch part {
      case .kept(let text): text.escapedForMarkdown
      case .struck(let text): "<del>\(text.escapedForMarkdown)</del>"
      case .inserted(let text): "<ins>\(text.escapedForMarkdown)</ins>"
      }
    }.joined()
  }
}

extension String {
  /// On one line, with every mark that Markdown, its tables or HTML would act on made literal.
  var escapedForMarkdown: String {
    unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$", "!": result += "\\\(scalar)"
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": if !result.hasSuffix(" ") { result += " " }
      default: result.unicodeScalars.append(scalar.printable)
      }
    }
  }

  /// The same at the beginning of a line, where a number or a dash would begin a list.
  var escapedAsMarkdownLine: String {
    let text = escapedForMarkdown.drop { $0 == " " }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    let marks = digits.isEmpty ? "-+=" : ".)"
    guard let mark = rest.first, marks.contains(mark) else { return String(text) }
    return "\(digits)\\\(rest)"
  }
}
