import Findings
import SourceText

/// The comparison of two versions as a page.
struct ComparisonPage {
  private let comparison: BillComparison

  init(_ comparison: BillComparison) { self.comparison = comparison }

  func render() -> [UInt8] {
    var html = HTMLText()
    let title = "\(comparison.old) → \(comparison.new)"
    html.element("h1", title)
    html.element("p", comparison.summary, "class=\"lead\"")
    powers(&html)
    clauses(&html)
    findings("Findings that are new", comparison.added, &html)
    findings("Findings that are gone", comparison.fixed, &html)
    return Array(PageStyle.page(title: title, body: html.text).utf8)
  }

  private func powers(_ html: inout HTMLText) {
    guard !comparison.powers.isEmpty else { return }
    html.element("h2", "Powers")
    html.line("<ul>")
    for change in comparison.powers {
      let isWorse = change.kind == .new || change.isWider
      html.element(
        "li", ComparisonReport.line(change), isWorse ? "class=\"error\"" : "")
    }
    html.line("</ul>")
  }

  private func clauses(_ html: inout HTMLText) {
    guard !comparison.clauses.isEmpty else { return }
    html.element("h2", "Clauses")
    for change in comparison.clauses {
      html.element("h3", "\(change.place)\(change.heading.map { " " + $0 } ?? "")")
      html.line("<p><b>\(change.what)</b>\(redline(change))</p>")
      guard !change.parts.isEmpty else { continue }
      html.line("<ul>")
      for part in change.parts {
        html.line("<li>\(part.what) \(part.place.escapedForHTML)\(redline(part))</li>")
      }
      html.line("</ul>")
    }
  }

  private func redline(_ change: ClauseChange) -> String {
    change.redline.map { ": " + Redline($0).html } ?? ""
  }

  private func findings(_ title: String, _ findings: [Finding], _ html: inout HTMLText) {
    guard !findings.isEmpty else { return }
    html.element("h2", title)
    html.line("<ul>")
    for finding in findings {
      html.element("li", ComparisonReport.line(finding), "class=\"\(finding.severity.rawValue)\"")
    }
    html.line("</ul>")
  }
}
