import Findings

/// The formats a report can be printed in; the raw values are those of `--format`.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, full, json, jsonl, sarif, github, gitlab, checkstyle, junit, rdjson, markdown, csv
  case html
  case treatyTable = "treaty-table"

  /// Whether it prints the bill or treaty tables, and not findings alone.
  package var isPage: Bool { self == .html || self == .treatyTable }
}

/// What a format may vary by; nothing here changes which findings are printed.
package struct ReportOptions: Sendable {
  /// Whether `full` may use colour. Nothing is said by colour alone.
  package var color: Bool
  /// The width of the terminal in columns, or nil where there is none.
  package var width: Int?
  /// The address under which each rule has its page, or nil where there are no pages.
  package var linkBase: String?

  package init(color: Bool = false, width: Int? = nil, linkBase: String? = nil) {
    self.color = color
    self.width = width
    self.linkBase = linkBase
  }

  /// The page of a rule, where there is one.
  func link(to rule: String) -> String? {
    guard let base = linkBase else { return nil }
    return base.hasSuffix("/") ? base + rule : base + "/" + rule
  }
}

/// Prints a report in one format, as bytes of UTF-8.
package struct Reporter: Sendable {
  /// The format it prints.
  package let format: ReportFormat
  /// What the format may vary by.
  package let options: ReportOptions

  package init(format: ReportFormat, options: ReportOptions = ReportOptions()) {
    self.format = format
    self.options = options
  }

  /// The whole report, ending in a line break unless it is empty.
  package func render(_ report: RunReport) -> [UInt8] {
    switch format {
    case .text: TextReport().render(report)
    case .full: FullReport(options: options).render(report)
    case .json: JSONReport().render(report)
    case .jsonl: JSONLinesReport().render(report)
    case .sarif: SARIFReport(options: options).render(report)
    case .github: GitHubReport().render(report)
    case .gitlab: GitLabReport().render(report)
    case .checkstyle: CheckstyleReport().render(report)
    case .junit: JUnitReport().render(report)
    case .rdjson: RDJSONReport(options: options).render(report)
    case .markdown: MarkdownReport(options: options).render(report)
    case .csv: CSVReport().render(report)
    case .html: ReviewPack(options: options).render(report)
    case .treatyTable: TreatyTableReport().render(report)
    }
  }

  /// The failures of the run as lines for standard error: `path:line: error: message`.
  ///
  /// `text`, `full` and `csv` carry findings only, so these lines go beside them.
  package static func renderErrors(_ report: RunReport) -> [UInt8] {
    var out = Output()
    for error in report.errors {
      let place = error.path.map { path in
        error.line.map { "\(path.singleLine):\($0)" } ?? path.singleLine
      }
      out.line("\(place ?? "treatylint"): error: \(error.message.singleLine)")
    }
    return out.bytes
  }
}
