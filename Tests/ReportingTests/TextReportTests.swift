import Findings
import SourceText
import Testing

@testable import Reporting

struct TextReportTests {
  @Test func oneLineForAFindingAndForEachRelatedPlace() {
    #expect(
      Sample.everything.rendered(.text) == """
        ./bills/a b,c:1.md:3:78: error: section 33(1): the power reaches “any offence”, 100%: \
        see [a](b) and <i>"café"</i> [scope/any-offence]
        ./bills/a b,c:1.md:4:17: note: review is excluded [here]

        """)
  }

  @Test func aCleanRunPrintsNothing() {
    #expect(Sample.report([]).rendered(.text) == "")
  }

  @Test(arguments: [
    ("one\r\ntwo", "one two"), ("a \n b", "a b"), ("tab\there", "tab here"), ("\nlead", "lead"),
    ("trail\n", "trail"), ("nel\u{85}ls\u{2028}ps\u{2029}ff\u{0C}end", "nel ls ps ff end"),
    ("\u{1B}[31mred", "␛[31mred"), ("bell\u{07}", "bell␇"),
    ("right\u{202E}left", "right\u{FFFD}left"),
    ("“é” 😀", "“é” 😀"),
  ])
  func messagesStayOnOneLine(message: String, printed: String) {
    #expect(message.singleLine == printed)
  }

  @Test func failuresOfTheRunGoBesideTheFindings() {
    let lines = String(decoding: Reporter.renderErrors(Sample.severalFiles), as: UTF8.self)
    #expect(
      lines == """
        scan.pdf: error: no text layer: run OCR first
        other.md:7: error: an unused suppression

        """)
    #expect(!Sample.severalFiles.rendered(.text).contains("scan.pdf"))
  }

  @Test func everyFormatEndsWithALineBreak() {
    for format in ReportFormat.allCases {
      #expect(Reporter(format: format).render(Sample.everything).last == 0x0A, "\(format)")
    }
  }
}
