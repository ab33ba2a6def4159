import Findings
import SourceText

extension JSONReport {
  /// A comparison of two versions, `schema` 1.
  func renderComparison(_ comparison: BillComparison) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", 1)
      json.field("old", comparison.old)
      json.field("new", comparison.new)
      json.field("broader", comparison.isBroader)
      json.field("unchanged", comparison.unchanged)
      json.newline(indent: 1)
      json.array("powers", comparison.powers, .lines(indent: 2)) { $0.change($1) }
      json.newline(indent: 1)
      json.array("clauses", comparison.clauses, .lines(indent: 2)) { $0.change($1) }
      json.newline(indent: 1)
      json.object("findings") { json in
        for (key, findings) in [
          ("new", comparison.added), ("gone", comparison.fixed), ("open", comparison.open),
        ] {
          json.array(key, findings, .lines(indent: 3)) { $0.brief($1) }
        }
      }
    }
    json.finishLine()
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func change(_ change: PowerChange) {
    object { json in
      json.field("kind", change.kind.rawValue)
      json.field("power", change.power)
      json.field("old", change.old)
      json.field("new", change.new)
      json.array("shifts", change.shifts) { json, shift in
        json.object { json in
          json.field("wider", shift.isWider)
          json.field("words", shift.words)
        }
      }
    }
  }

  fileprivate mutating func change(_ change: ClauseChange) {
    object { json in
      json.array("kinds", change.kinds.map(\.rawValue))
      json.field("old", change.old)
      json.field("new", change.new)
      json.field("heading", change.heading)
      json.field("redline", change.redline)
      json.array("parts", change.parts) { $0.change($1) }
    }
  }

  fileprivate mutating func brief(_ finding: Finding) {
    object { json in
      json.field("rule", finding.rule)
      json.field("severity", finding.severity.rawValue)
      json.field("provision", finding.provision.label)
      json.field("message", finding.message)
      json.field("fingerprint", finding.fingerprint)
    }
  }
}
