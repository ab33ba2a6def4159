import Findings

/// The table of rules of a SARIF run.
struct SARIFRules {
  private let rules: [RuleSummary]
  private let indexes: [String: Int]
  private let precision: [String: Confidence]
  private let options: ReportOptions

  /// A rule that has findings but no summary still gets a row: results point into the table.
  init(_ report: RunReport, options: ReportOptions) {
    var rules = report.rules
    var indexes: [String: Int] = [:]
    for (index, rule) in rules.enumerated() { indexes[rule.id] = index }
    var precision: [String: Confidence] = [:]
    for finding in report.files.flatMap(\.findings) {
      precision[finding.rule] = min(finding.confidence, precision[finding.rule] ?? .high)
      guard indexes[finding.rule] == nil else { continue }
      indexes[finding.rule] = rules.count
      rules.append(RuleSummary(standingInFor: finding))
    }
    self.rules = rules
    self.indexes = indexes
    self.precision = precision
    self.options = options
  }

  func index(of rule: String) -> Int { indexes[rule] ?? -1 }

  func write(to json: inout JSONWriter) {
    json.newline(indent: 2)
    json.array("rules", rules, .lines(indent: 3)) { json, rule in
      json.object { write(rule, to: &$0) }
    }
  }

  private func write(_ rule: RuleSummary, to json: inout JSONWriter) {
    let why = rule.why.isEmpty ? rule.title : rule.why
    json.field("id", rule.id)
    json.field("name", rule.id)
    json.object("shortDescription") { $0.field("text", rule.title.cut(to: 1024)) }
    json.object("fullDescription") { $0.field("text", why.cut(to: 1024)) }
    json.object("help") { json in
      json.field("text", helpText(rule, why: why))
      json.field("markdown", helpMarkdown(rule, why: why))
    }
    if let link = options.link(to: rule.id) { json.field("helpUri", link) }
    json.object("defaultConfiguration") { $0.field("level", rule.severity.rawValue) }
    json.object("properties") { json in
      json.field("precision", (precision[rule.id] ?? .medium).rawValue)
      json.field("problem.severity", rule.severity.problem)
      json.array("tags", tags(of: rule))
    }
  }

  private func helpText(_ rule: RuleSummary, why: String) -> String {
    let basis = rule.cites.isEmpty ? "" : "\nTreaty: \(rule.cites.readable)."
    return "\(why)\(basis)\nMore: treatylint explain \(rule.id)"
  }

  private func helpMarkdown(_ rule: RuleSummary, why: String) -> String {
    var text = "**\(rule.title.escapedForMarkdown)**\n\n\(why.escapedForMarkdown)\n"
    if !rule.cites.isEmpty {
      text += "\n" + rule.cites.map { "- \($0.readable.escapedForMarkdown)\n" }.joined()
    }
    return text + "\nMore: `treatylint explain \(rule.id)`"
  }

  /// The family and the instruments; no more than 20 are kept.
  private func tags(of rule: RuleSummary) -> [String] {
    var tags = ["legislation", String(rule.id.prefix { $0 != "/" })]
    for citation in rule.cites where !tags.contains(citation.instrument) {
      tags.append(citation.instrument)
    }
    return Array(tags.prefix(20))
  }
}

extension RuleSummary {
  fileprivate init(standingInFor finding: Finding) {
    self.init(
      id: finding.rule, title: finding.rule, why: finding.why, severity: finding.severity,
      cites: finding.cites)
  }
}

extension Severity {
  fileprivate var problem: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "recommendation"
    }
  }
}

extension String {
  /// No more than so many characters, the last of them `…` where something was cut.
  func cut(to limit: Int) -> String {
    unicodeScalars.count <= limit
      ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(limit - 1))) + "…"
  }
}
