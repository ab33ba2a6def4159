import Findings
import SourceText

/// One self-contained page for a committee: summary, matrix, treaty table, findings beside the bill,
/// method and limits. No script, nothing fetched.
struct ReviewPack {
  let options: ReportOptions

  func render(_ report: RunReport) -> [UInt8] {
    var html = HTMLText()
    let title =
      report.files.count == 1
      ? report.files[0].source.path.split(separator: "/").last.map(String.init) ?? "Bill"
      : "\(report.files.count) bills"
    html.element("h1", "Review of \(title)")
    html.element(
      "p", "\(report.summary). Measured by: \(report.profiles.joined(separator: ", ")).",
      "class=\"lead\"")
    for error in report.errors {
      html.element("p", "\(error.path ?? ""): \(error.message)", "class=\"error\"")
    }
    for (index, file) in report.files.enumerated() {
      let prefix = report.files.count > 1 ? "f\(index)-" : ""
      if report.files.count > 1 { html.element("h1", file.source.path) }
      contents(prefix, file, &html)
      summary(file, prefix, &html)
      MatrixTable(safeguards: report.safeguards, prefix: prefix).write(file, to: &html)
      treaties(file, prefix, &html)
      BillWithFindings(options: options, prefix: prefix).write(file, to: &html)
    }
    method(report, &html)
    return Array(PageStyle.page(title: "Review of \(title)", body: html.text).utf8)
  }

  private func contents(_ prefix: String, _ file: FileReport, _ html: inout HTMLText) {
    html.line("<nav aria-label=\"Contents\"><ul>")
    var parts = [("summary", "Summary")]
    if !file.powers.isEmpty { parts.append(("matrix", "Powers and safeguards")) }
    if !file.treaties.isEmpty { parts.append(("treaty", "Treaty table")) }
    parts += [("bill", "The bill with findings"), ("method", "Method and limits")]
    for (id, name) in parts {
      let target = id == "method" ? id : prefix + id
      html.line("<li><a href=\"#\(target)\">\(name)</a></li>")
    }
    html.line("</ul></nav>")
  }

  private func summary(_ file: FileReport, _ prefix: String, _ html: inout HTMLText) {
    html.element("h2", "Summary", "id=\"\(prefix)summary\"")
    html.line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Summary\"><table>")
    html.line(
      "<thead><tr><th scope=\"col\">Family</th><th scope=\"col\">Errors</th>"
        + "<th scope=\"col\">Warnings</th><th scope=\"col\">Notes</th><th scope=\"col\">Where</th></tr></thead><tbody>"
    )
    for (family, findings) in Dictionary(grouping: file.findings, by: \.family)
      .sorted(by: { $0.key < $1.key })
    {
      let counts = [Severity.error, .warning, .note].map { level in
        "<td>\(findings.count { $0.severity == level })</td>"
      }
      let places = unique(findings.map { $0.provision.label }).prefix(12).joined(separator: ", ")
      html.line(
        "<tr><th scope=\"row\">\(family)</th>\(counts.joined())<td class=\"places\">\(places.escapedForHTML)</td></tr>"
      )
    }
    html.line("</tbody></table></div>")
    html.element(
      "p",
      "\(file.powers.count) powers and duties were read in \(file.provisionCount) provisions. "
        + "\"Not found\" means not found in this bill: another law may hold it.", "class=\"small\"")
  }

  private func treaties(_ file: FileReport, _ prefix: String, _ html: inout HTMLText) {
    guard !file.treaties.isEmpty else { return }
    html.element("h2", "Treaty table", "id=\"\(prefix)treaty\"")
    for table in file.treaties {
      html.element("h3", table.name)
      html.line(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(table.name.escapedForHTML)\"><table class=\"wide\">"
      )
      html.line(
        "<thead><tr><th scope=\"col\">Article</th><th scope=\"col\">Domestic provision</th>"
          + "<th scope=\"col\">Status</th><th scope=\"col\">Findings against it</th></tr></thead><tbody>"
      )
      for row in table.rows {
        let kind =
          switch row.status {
          case .met: "has"
          case .inPart, .exceeded: "lacks"
          case .notFound, .notAssessable: ""
          }
        html.line(
          "<tr><th scope=\"row\" class=\"article\">\(row.article) \(row.title.escapedForHTML)</th>"
            + HTMLText.element("td", row.provisions.joined(separator: ", "))
            + "<td class=\"status \(kind)\">\(row.status.rawValue)</td>"
            + HTMLText.element("td", row.rules.joined(separator: ", ")) + "</tr>")
      }
      html.line("</tbody></table></div>")
    }
    html.element("p", TreatyTable.legend, "class=\"small\"")
  }

  private func method(_ report: RunReport, _ html: inout HTMLText) {
    html.element("h2", "Method and limits", "id=\"method\"")
    for paragraph in Self.method { html.element("p", paragraph) }
    html.element(
      "p",
      "Made by treatylint \(report.toolVersion); profiles \(report.profiles.joined(separator: ", ")).",
      "class=\"small\"")
  }

  private static let method = [
    "This page was made by a program that reads the text of the bill, cuts it into provisions, and looks "
      + "for powers, for the safeguards that reach them, and for words that are known to widen them. It "
      + "does not understand law; it finds what its rules describe. Each finding names the words, the "
      + "rule, its reason and its authority, so that it can be checked and, where it is wrong, set aside.",
    "What was not found may stand in another act: criminal procedure, data protection, the constitution. "
      + "A bill without findings is not thereby a good bill. The suggested words are drafts for counsel.",
    "An error is a power wider than the treaty needs, or a safeguard that is owed and was not found. A "
      + "warning is what the recommendations ask to narrow, or what may be cured elsewhere. A note is "
      + "worth a look. Confidence says how sure the reading is.",
  ]

  private func unique(_ labels: [String]) -> [String] {
    var seen: Set<String> = []
    return labels.filter { seen.insert($0).inserted }
  }
}
