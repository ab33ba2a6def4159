import Findings
import Lexicons

/// A suppression in the configuration, for a text that nobody may touch.
package struct SuppressionEntry: Sendable {
  package let files: PathPatterns
  /// `clause 14(2)`, or `bill`; nil for the whole file.
  package let provision: String?
  /// Rules or families.
  package let rules: [String]
  package let reason: String
  /// Who decided it.
  package let by: String?
  /// The last day that it holds for.
  package let until: CalendarDay?
  /// The configuration file and the line of the entry.
  package let path: String
  package let line: Int

  /// - Parameter folder: the absolute folder that file names are relative to.
  init(_ record: Fields, folder: String) throws(LexiconError) {
    var record = record
    (path, line) = (record.path, record.line)
    files = PathPatterns([PathPattern(try record.required("file"))], folder: folder)
    provision = try record.string("provision")
    rules = try record.strings("rule")
    guard !rules.isEmpty else { throw record.error("rule", "missing") }
    reason = try record.required("reason")
    by = try record.string("by")
    if let day = try record.string("until") {
      guard let until = CalendarDay(day) else {
        throw record.error("until", "expected a day such as 2027-01-31, found '\(day)'")
      }
      self.until = until
    } else {
      until = nil
    }
    try record.finish()
  }

  /// Whether a finding is of these rules and in this provision.
  func covers(_ finding: Finding) -> Bool {
    rules.contains { $0 == finding.rule || $0 == finding.family }
      && (provision.map { finding.provision.isWithin($0) } ?? true)
  }
}

extension ProvisionReference {
  /// Whether this is the provision with a label, or lies in it: `clause 14(2)` in `Clause 14`.
  package func isWithin(_ label: String) -> Bool {
    let (own, other) = (self.label.lowercased(), label.lowercased())
    return own == other || own.hasPrefix(other + "(")
  }
}
