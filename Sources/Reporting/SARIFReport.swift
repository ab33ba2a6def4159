import Findings
import SourceText

/// SARIF 2.1.0 as GitHub code scanning takes it: its required fields, and within its limits.
struct SARIFReport {
  /// Locations that one result may hold.
  static let locationLimit = 1_000

  let options: ReportOptions
  /// Results that one run may hold.
  var resultLimit = 25_000

  func render(_ report: RunReport) -> [UInt8] {
    let rules = SARIFRules(report, options: options)
    var budget = SeverityBudget(report.files, total: resultLimit)
    let cut = budget.excess
    var json = JSONWriter()
    json.object { json in
      json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.field("version", "2.1.0")
      json.array("runs", CollectionOfOne(report)) { json, report in
        json.object { json in
          tool(report, rules, to: &json)
          invocations(report, cut: cut, to: &json)
          artifacts(report.files, to: &json)
          json.field("columnKind", "utf16CodeUnits")
          results(report.files, rules, &budget, to: &json)
        }
      }
    }
    json.finishLine()
    return json.bytes
  }

  private func tool(_ report: RunReport, _ rules: SARIFRules, to json: inout JSONWriter) {
    json.newline(indent: 1)
    json.object("tool") { json in
      json.object("driver") { json in
        json.field("name", "treatylint")
        json.field("version", report.toolVersion)
        json.field("semanticVersion", report.toolVersion)
        if let base = options.linkBase { json.field("informationUri", base) }
        rules.write(to: &json)
      }
    }
  }

  private func invocations(_ report: RunReport, cut: Int, to json: inout JSONWriter) {
    json.newline(indent: 1)
    json.array("invocations", CollectionOfOne(report.errors)) { json, errors in
      json.object { json in
        json.field("executionSuccessful", errors.isEmpty)
        json.newline(indent: 2)
        json.array("toolExecutionNotifications", notifications(errors, cut: cut), .lines(indent: 3))
        { json, notification in
          json.object { write(notification, to: &$0) }
        }
      }
    }
  }

  private func notifications(_ errors: [RunError], cut: Int) -> [(level: String, RunError)] {
    var all = errors.map { (level: "error", $0) }
    if cut > 0 {
      let message = "\(counted(cut, "finding")) not shown: a run may hold \(resultLimit)"
      all.append((level: "warning", RunError(path: nil, message: message)))
    }
    return all
  }

  private func write(_ notification: (level: String, error: RunError), to json: inout JSONWriter) {
    json.field("level", notification.level)
    json.object("message") { $0.field("text", notification.error.message) }
    guard let path = notification.error.path else { return }
    json.array("locations", CollectionOfOne(path)) { json, path in
      json.object { json in
        json.object("physicalLocation") { json in
          json.artifact(path)
          if let line = notification.error.line {
            json.object("region") { $0.field("startLine", line) }
          }
        }
      }
    }
  }

  private func artifacts(_ files: [FileReport], to json: inout JSONWriter) {
    json.newline(indent: 1)
    json.array("artifacts", files, .lines(indent: 2)) { json, file in
      json.object { json in
        json.object("location") { $0.location(file.source.path) }
        json.array("roles", ["analysisTarget"])
        json.field("encoding", file.source.encoding.rawValue)
        if file.format == "docx" || file.format == "pdf" {
          let text = "lines and columns are those of the extracted text"
          json.object("description") { $0.field("text", text) }
        }
      }
    }
  }

  private func results(
    _ files: [FileReport], _ rules: SARIFRules, _ budget: inout SeverityBudget,
    to json: inout JSONWriter
  ) {
    var kept: [(file: Int, finding: Finding, reason: String?)] = []
    for (index, file) in files.enumerated() {
      for finding in file.findings where budget.take(finding.severity) {
        kept.append((index, finding, nil))
      }
    }
    // What is reported comes first: the rest is shown as dismissed, where there is room.
    let dismissed = files.enumerated().flatMap { index, file in
      file.suppressed.map { (file: index, finding: $0.finding, reason: Optional($0.reason)) }
    }
    kept += dismissed.prefix(max(0, resultLimit - kept.count))
    var hashed: (file: Int, hashes: LineHashes)?
    json.newline(indent: 1)
    json.array("results", kept, .lines(indent: 2)) { json, item in
      let source = files[item.file].source
      if hashed?.file != item.file { hashed = (item.file, LineHashes(source)) }
      let result = SARIFResult(
        finding: item.finding, source: source, hashes: hashed!.hashes, suppressedFor: item.reason)
      json.object { result.write(ruleIndex: rules.index(of: item.finding.rule), to: &$0) }
    }
  }
}
