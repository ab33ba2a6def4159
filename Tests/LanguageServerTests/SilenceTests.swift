import Bills
import Findings
import Foundation
import Lexicons
import Linting
import Projects
import Readers
import SourceText
import Testing

/// The comment that an editor offers to put in silences its finding and changes nothing else.
struct SilenceTests {
  private static let linter = Result {
    let lexicon = try Lexicon.shipped()
    return try Linter(
      lexicon: lexicon, rules: lexicon.rules, profiles: ["pi-eff-2023"], language: "en")
  }

  private static func check(_ text: String) throws -> (findings: [Finding], document: Document) {
    let linter = try linter.get()
    let document = Reader.read(SourceText(path: "bill.md", string: text), format: .markdown)
    let (report, _) = linter.suppressor(today: CalendarDay("2026-06-01")!)
      .apply(to: linter.check(document), of: document, entries: [])
    return (report.findings, document)
  }

  @Test(arguments: [
    "14. (1) A police officer may order any person to preserve data for any offence.\n",
    "# LEDGERS BILL\r\n\r\n## 14. Data\r\n\r\n(1) A police officer may order any person to\r\npreserve data for any offence.\r\n",
    """
    ### 14. Data

    (1) A police officer may—

    - (a) order any person to preserve data in the investigation of any offence; and
      - (i) search any computer system; or
      - (ii) intercept the content of communications in real time;
    - (b) seize any computer.

    > 15. An officer may require any person to produce any data.
    """,
  ])
  func theCommentSilencesItsRuleAndNothingElse(text: String) throws {
    let (findings, document) = try Self.check(text)
    #expect(!findings.isEmpty)
    for finding in findings {
      let edit = try #require(SuppressionEdit(for: finding, reason: "agreed", in: document))
      var bytes = document.source.utf8
      bytes.insert(contentsOf: edit.text.utf8, at: edit.offset)
      let after = try Self.check(String(decoding: bytes, as: UTF8.self)).findings
      let (before, kept) = (findings.map(\.fingerprint), after.map(\.fingerprint))
      #expect(!kept.contains(finding.fingerprint), "\(finding.rule) in \(text)")
      // Others of the rule in the same block go with it.
      let others = findings.filter { $0.rule != finding.rule }.map(\.fingerprint)
      #expect(kept.filter { others.contains($0) } == others, "\(finding.rule) in \(text)")
      #expect(kept.allSatisfy { before.contains($0) }, "\(finding.rule) in \(text)")
    }
  }
}
