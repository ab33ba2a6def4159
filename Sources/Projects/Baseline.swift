import Findings
import Foundation

/// The findings that a project has accepted for now, so that new ones stand out.
///
/// An entry names file, rule, provision and words. The provision is for the reader: entries are matched
/// by rule and words without case, numbers, blanks and marks, so that text moved, reflowed or renumbered
/// keeps its entries. Two findings alike need two entries.
package struct Baseline: Sendable {
  package struct Entry: Hashable, Sendable, Codable {
    /// Relative to the folder of the baseline.
    package let file: String
    package let rule: String
    package let provision: String
    /// The words of the finding, folded, at most 120 bytes.
    package let words: String
    package let key: String
  }

  private struct Contents: Codable {
    let schema: Int
    let findings: [Entry]
  }

  package private(set) var entries: [Entry]

  package init(entries: [Entry] = []) { self.entries = entries.sorted(by: Self.isBefore) }

  /// Reads a baseline.
  ///
  /// - Parameter path: for errors.
  /// - Throws: an error for a file that is no baseline, or one of a later program.
  package init(json: [UInt8], path: String) throws(RunError) {
    let contents: Contents
    do {
      contents = try JSONDecoder().decode(Contents.self, from: Data(json))
    } catch {
      throw RunError(
        path: path,
        message: "is not a baseline that can be read: restore it, or write a new one with"
          + " 'treatylint baseline --grow'")
    }
    guard contents.schema == 1 else {
      throw RunError(
        path: path, message: "was written by a later treatylint (schema \(contents.schema))")
    }
    self.init(entries: contents.findings)
  }

  /// One entry a line, sorted, so that two people's changes merge.
  package var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let lines = entries.map { entry in
      String(decoding: (try? encoder.encode(entry)) ?? Data(), as: UTF8.self)
    }
    let list = lines.isEmpty ? "" : "\n" + lines.joined(separator: ",\n") + "\n"
    return Array("{\"schema\":1,\"findings\":[\(list)]}\n".utf8)
  }

  /// The entry that a finding would have.
  package static func entry(of finding: Finding, in file: String) -> Entry {
    // What a whole bill lacks is told at its first power, which may be another one tomorrow.
    let words = finding.provision == .bill ? "bill" : folded(finding.evidence)
    return Entry(
      file: file, rule: finding.rule, provision: finding.provision.label,
      words: String(words.prefix(120)), key: Fingerprint.of([finding.rule, words]))
  }

  /// The findings that no entry holds, and the entries that hold none.
  ///
  /// - Parameter file: relative to the folder of the baseline.
  package func split(
    _ findings: [Finding], in file: String
  ) -> (new: [Finding], held: [Entry], stale: [Entry]) {
    var open = entries.filter { $0.file == file }
    let wanted = findings.map { Self.entry(of: $0, in: file) }
    var held: [Entry] = []
    var left: [Int] = []
    func take(where isSame: (Entry) -> Bool) -> Bool {
      guard let found = open.firstIndex(where: isSame) else { return false }
      held.append(open.remove(at: found))
      return true
    }
    // Those at the same place first, so that of two alike the one that went is called stale.
    for (index, entry) in wanted.enumerated()
    where !take(where: { $0.key == entry.key && $0.provision == entry.provision }) {
      left.append(index)
    }
    let new = left.filter { index in !take { $0.key == wanted[index].key } }
    return (new.map { findings[$0] }, held, open)
  }

  /// A report without the findings that the baseline holds, and the entries that hold none.
  ///
  /// - Parameter file: relative to the folder of the baseline.
  package func apply(
    to report: FileReport, as file: String
  ) -> (report: FileReport, stale: [Entry]) {
    let (new, held, stale) = split(report.findings, in: file)
    var report = report
    report.findings = new
    report.baselined = held.count
    return (report, stale)
  }

  /// Words without case, numbers and marks, by single blanks: what reflowing and renumbering leave.
  static func folded(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter }.joined(separator: " ")
  }

  private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    (left.file, left.rule, left.key, left.provision)
      < (right.file, right.rule, right.key, right.provision)
  }
}
