import Findings
import SourceText

/// The text of the bill, section by section, with the words of each finding marked and the findings
/// beside them.
struct BillWithFindings {
  let options: ReportOptions
  let prefix: String

  func write(_ file: FileReport, to html: inout HTMLText) {
    html.element("h2", "The bill with findings", "id=\"\(prefix)bill\"")
    let numbered = Array(file.findings.enumerated())
    let general = numbered.filter { $0.element.provision.section == "bill" }
    if !general.isEmpty {
      html.element("h3", "The bill as a whole")
      for (number, finding) in general { article(number, finding, file.source, &html) }
    }
    var container: String?
    for section in file.sections {
      if section.container != container, let title = section.container {
        container = title
        html.element("h3", title)
      }
      write(section, numbered, file, &html)
    }
    if file.sections.isEmpty {
      for (number, finding) in numbered where finding.provision.section != "bill" {
        article(number, finding, file.source, &html)
      }
    }
  }

  private func write(
    _ section: SectionRow, _ findings: [(offset: Int, element: Finding)], _ file: FileReport,
    _ html: inout HTMLText
  ) {
    let own = findings.filter {
      $0.element.provision.section != "bill" && section.range.contains($0.element.range.lowerBound)
    }
    html.line("<section class=\"clause\" aria-label=\"\(section.label.escapedForHTML)\">")
    html.line("<pre class=\"bill\">\(marked(section, own, file.source))</pre>")
    html.line("<div>")
    for (number, finding) in own { article(number, finding, file.source, &html) }
    html.line("</div></section>")
  }

  /// The words of a section, with a link from each marked place to its finding.
  private func marked(
    _ section: SectionRow, _ findings: [(offset: Int, element: Finding)], _ source: SourceText
  ) -> String {
    let range = section.range
    var text = ""
    var place = range.lowerBound
    let ordered = findings.sorted { $0.element.range.lowerBound < $1.element.range.lowerBound }
    for (number, finding) in ordered {
      let marked = finding.range.clamped(to: range)
      guard marked.lowerBound >= place, !marked.isEmpty else { continue }
      text += words(of: section, in: place..<marked.lowerBound, source).escapedAsText
      let words = words(of: section, in: marked, source).escapedAsText
      text += "<mark id=\"\(prefix)m\(number)\">\(words)</mark>"
      place = marked.upperBound
    }
    return text + words(of: section, in: place..<range.upperBound, source).escapedAsText
  }

  /// The words that a range of the file shows its reader.
  private func words(of section: SectionRow, in range: Range<Int>, _ source: SourceText) -> String {
    guard !section.words.isEmpty else { return source.string(range) }
    return section.words.map { words in
      let isVerbatim = source.string(words.range) == words.text
      if isVerbatim { return source.string(words.range.clamped(to: range)) }
      return range.contains(words.range.lowerBound) ? words.text : ""
    }.joined()
  }

  private func words(_ place: TextPosition, _ finding: Finding, _ source: SourceText) -> String {
    let printed = source.citation(of: finding.range, before: "")
    return printed.isEmpty ? "line \(place.line)" : printed
  }

  private func article(
    _ number: Int, _ finding: Finding, _ source: SourceText, _ html: inout HTMLText
  ) {
    let level = finding.severity.rawValue
    html.line("<article class=\"finding \(level)\" id=\"\(prefix)finding-\(number + 1)\">")
    let place = source.position(at: finding.range.lowerBound)
    html.line(
      "<p><span class=\"badge \(level)\">\(level)</span> <b>\(finding.provision.label.escapedForHTML)</b>, "
        + "\(words(place, finding, source)): \(finding.message.escapedForHTML) <span class=\"small\">\(rule(finding))</span></p>"
    )
    if let suggestion = finding.suggestion {
      if let redline = suggestion.redline {
        html.line("<blockquote>\(Redline(redline).html)</blockquote>")
      }
      html.element("p", "Suggested: \(suggestion.advice)")
    }
    html.line("<dl>")
    for (name, text) in notes(of: finding, source) where !text.isEmpty {
      html.line(HTMLText.element("dt", name) + HTMLText.element("dd", text))
    }
    html.line("</dl></article>")
  }

  private func rule(_ finding: Finding) -> String {
    options.link(to: finding.rule).map {
      "<a href=\"\($0.escapedForHTML)\">\(finding.rule)</a>"
    } ?? finding.rule
  }

  private func notes(of finding: Finding, _ source: SourceText) -> [(String, String)] {
    let related = finding.related.prefix(12).map {
      "\($0.provision.label), line \(source.position(at: $0.range.lowerBound).line): \($0.message)"
    }
    let more = finding.related.count > 12 ? ["and \(finding.related.count - 12) more"] : []
    return [
      ("Why", finding.why),
      ("Basis", "\(finding.basis.explanation) (confidence: \(finding.confidence.rawValue))"),
      ("Treaty", finding.cites.readable),
      ("See", (related + more).joined(separator: "; ")),
      ("Searched", finding.searched.joined(separator: ", ")),
    ]
  }
}

extension String {
  /// As `escapedForHTML`, with line breaks kept: for text set as it is.
  fileprivate var escapedAsText: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).escapedForHTML }
      .joined(separator: "\n")
  }
}
