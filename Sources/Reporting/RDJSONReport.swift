import Findings
import SourceText

/// The Reviewdog Diagnostic Format; its columns count bytes of UTF-8.
struct RDJSONReport {
  let options: ReportOptions

  func render(_ report: RunReport) -> [UInt8] {
    let items = report.files.flatMap { file in file.findings.map { (file.source, $0) } }
    var json = JSONWriter()
    json.object { json in
      json.object("source") { json in
        json.field("name", "treatylint")
        if let base = options.linkBase { json.field("url", base) }
      }
      json.array("diagnostics", items, .lines(indent: 1)) { json, item in
        json.object { write(item.1, in: item.0, to: &$0) }
      }
    }
    json.finishLine()
    return json.bytes
  }

  private func write(_ finding: Finding, in source: SourceText, to json: inout JSONWriter) {
    json.field("message", "\(finding.provision.label): \(finding.message)")
    json.location(finding.range, in: source)
    json.field("severity", finding.severity.reviewdog)
    json.object("code") { json in
      json.field("value", finding.rule)
      if let link = options.link(to: finding.rule) { json.field("url", link) }
    }
    if let edits = finding.suggestion?.edits, let first = edits.first, let last = edits.last {
      suggestion(edits, over: first.range.lowerBound..<last.range.upperBound, in: source, to: &json)
    }
    json.array("related_locations", finding.related) { json, related in
      json.object { json in
        json.field("message", "\(related.provision.label): \(related.message)")
        json.location(related.range, in: source)
      }
    }
  }

  /// Several suggestions are alternatives to Reviewdog, so the edits become one.
  private func suggestion(
    _ edits: [Suggestion.Edit], over range: Range<Int>, in source: SourceText,
    to json: inout JSONWriter
  ) {
    json.array("suggestions", CollectionOfOne(range)) { json, range in
      json.object { json in
        json.range(Placement(range, in: source))
        json.field("text", source.string(range, applying: edits))
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func location(_ range: Range<Int>, in source: SourceText) {
    object("location") { json in
      json.field("path", source.path.withoutDotSlash)
      json.range(Placement(visible: range, in: source))
    }
  }

  fileprivate mutating func range(_ placement: Placement) {
    object("range") { json in
      json.object("start") { $0.members(of: placement.start) }
      json.object("end") { $0.members(of: placement.end) }
    }
  }

  private mutating func members(of position: TextPosition) {
    field("line", position.line)
    field("column", position.byteColumn)
  }
}

extension Severity {
  fileprivate var reviewdog: String {
    switch self {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .note: "INFO"
    }
  }
}
