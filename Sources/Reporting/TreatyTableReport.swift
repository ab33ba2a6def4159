import Findings

/// The two-column sheet of treaty article and domestic provision, as Markdown.
struct TreatyTableReport {
  func render(_ report: RunReport) -> [UInt8] {
    var out = Output()
    for file in report.files {
      for table in file.treaties {
        out.line("# \(table.name.escapedForMarkdown): \(file.source.path.escapedForMarkdown)")
        out.line()
        out.line("| Article | Domestic provision | Status | Findings against it |")
        out.line("| --- | --- | --- | --- |")
        for row in table.rows {
          let cells = [
            "\(row.article) \(row.title)", row.provisions.joined(separator: ", "),
            row.status.rawValue, row.rules.map { "`\($0)`" }.joined(separator: ", "),
          ]
          out.line("| \(cells.joined(separator: " | ")) |")
        }
        out.line()
        out.line(TreatyTable.legend)
        out.line()
      }
    }
    if report.files.allSatisfy(\.treaties.isEmpty) { out.line("No bill was set beside a treaty.") }
    return out.bytes
  }
}

extension TreatyTable {
  /// What the words of the status column mean.
  static let legend =
    "Met: a provision answers the article; what is said against it asks for more than the treaty does. Met "
    + "in part: a safeguard that the article owes was not found. Exceeded: a provision goes beyond the article. Not "
    + "found: not in this bill; another law may hold it. Not assessable: the article asks for what no rule "
    + "here measures; the provisions named bear its subject in their heading."
}
