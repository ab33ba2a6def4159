import Findings
import SourceText

/// `schema` 1: everything that was found, one finding a line so that two runs can be compared.
struct JSONReport {
  func render(_ report: RunReport) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", 1)
      json.object("tool") { tool in
        tool.field("name", "treatylint")
        tool.field("version", report.toolVersion)
      }
      json.field("profile", report.profiles.joined(separator: ","))
      json.newline(indent: 1)
      json.array("files", report.files, .lines(indent: 2)) { json, file in
        write(file, errors: report.errors, to: &json)
      }
      json.newline(indent: 1)
      json.array("errors", report.errors, .lines(indent: 2)) { $0.error($1) }
    }
    json.finishLine()
    return json.bytes
  }

  /// The powers alone, with the safeguards looked for in vain.
  func renderPowers(_ report: RunReport) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", 1)
      json.field("profile", report.profiles.joined(separator: ","))
      json.newline(indent: 1)
      json.array("files", report.files, .lines(indent: 2)) { json, file in
        json.object { json in
          json.field("path", file.source.path)
          json.newline(indent: 3)
          json.array("powers", file.powers, .lines(indent: 4)) { $0.power($1, in: file.source) }
        }
      }
    }
    json.finishLine()
    return json.bytes
  }

  private func write(_ file: FileReport, errors: [RunError], to json: inout JSONWriter) {
    json.object { json in
      json.field("path", file.source.path)
      json.field("format", file.format)
      json.field("language", file.language)
      json.newline(indent: 3)
      json.array("findings", file.findings, .lines(indent: 4)) { json, finding in
        json.object { $0.members(of: finding, in: file.source) }
      }
      json.newline(indent: 3)
      json.array("powers", file.powers, .lines(indent: 4)) { $0.power($1, in: file.source) }
      json.newline(indent: 3)
      json.array("errors", errors.filter { $0.path == file.source.path }) { $0.error($1) }
    }
  }
}

/// One object a line, for streams: `type` says whether it is a finding or a failure of the run.
struct JSONLinesReport {
  func render(_ report: RunReport) -> [UInt8] {
    var json = JSONWriter()
    for file in report.files {
      for finding in file.findings {
        json.object { json in
          json.field("schema", 1)
          json.field("type", "finding")
          json.field("path", file.source.path)
          json.members(of: finding, in: file.source)
        }
        json.finishLine()
      }
    }
    for error in report.errors {
      json.object { json in
        json.field("schema", 1)
        json.field("type", "error")
        json.members(of: error)
      }
      json.finishLine()
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func members(of finding: Finding, in source: SourceText) {
    field("rule", finding.rule)
    field("family", finding.family)
    field("severity", finding.severity.rawValue)
    field("basis", finding.basis.rawValue)
    field("confidence", finding.confidence.rawValue)
    field("message", finding.message)
    provision(finding.provision)
    range(finding.range, in: source)
    field("evidence", finding.evidence)
    let printed = source.printedPlace(at: finding.range.lowerBound)
    field("page", printed?.page)
    if let line = printed?.line { field("page_line", line) }
    if let paragraph = printed?.paragraph { field("paragraph", paragraph) }
    array("related", finding.related) { json, related in
      json.object { json in
        json.field("message", related.message)
        json.provision(related.provision)
        json.range(related.range, in: source)
      }
    }
    array("searched", finding.searched)
    if let suggestion = finding.suggestion {
      object("suggestion") { $0.members(of: suggestion, in: source) }
    } else {
      field("suggestion", String?.none)
    }
    array("cites", finding.cites) { json, citation in
      json.object { json in
        json.field("instrument", citation.instrument)
        json.field("article", citation.article)
      }
    }
    field("fingerprint", finding.fingerprint)
  }

  fileprivate mutating func members(of suggestion: Suggestion, in source: SourceText) {
    field("applicability", suggestion.applicability.rawValue)
    array("edits", suggestion.edits) { json, edit in
      json.object { json in
        json.range(edit.range, in: source)
        json.field("text", edit.text)
      }
    }
    field("advice", suggestion.advice)
    field("redline", suggestion.redline)
  }

  fileprivate mutating func power(_ power: PowerRow, in source: SourceText) {
    object { json in
      json.field("section", power.provision.section)
      json.field("label", power.provision.label)
      json.field("power", power.power)
      json.field("holder", power.holder)
      json.field("authorised_by", power.authorisedBy)
      json.range(power.range, in: source)
      json.field("offences", power.offences)
      json.array("safeguards", power.safeguards) { json, row in
        json.object { json in
          json.field("safeguard", row.safeguard)
          json.field("from", row.from)
        }
      }
      json.array("lacking", power.lacking)
    }
  }

  fileprivate mutating func error(_ error: RunError) {
    object { $0.members(of: error) }
  }

  fileprivate mutating func members(of error: RunError) {
    field("path", error.path)
    field("line", error.line)
    field("message", error.message)
  }

  private mutating func provision(_ provision: ProvisionReference) {
    object("provision") { json in
      json.field("section", provision.section)
      json.field("label", provision.label)
      json.array("path", provision.path)
    }
  }

  private mutating func range(_ range: Range<Int>, in source: SourceText) {
    let placement = Placement(range, in: source)
    object("range") { json in
      json.object("start") { $0.members(of: placement.start) }
      json.object("end") { $0.members(of: placement.end) }
    }
  }

  private mutating func members(of position: TextPosition) {
    field("offset", position.offset)
    field("line", position.line)
    field("column", position.column)
  }
}
