import Findings
import SourceText
import Testing

@testable import Reporting

struct FullReportTests {
  @Test func showsTheWordsTheReasonsAndTheRemedy() {
    #expect(
      Sample.everything.rendered(.full) == """
        error: the power reaches “any offence”, 100%: see [a](b) and <i>"café"</i> [scope/any-offence]
          --> ./bills/a b,c:1.md:3:78  section 33(1)
           |
         3 | 33. (1) An officer may, “as he thinks fit”, order a café 😀 to keep data for any offence.
           |                                                                              ^^^^^^^^^^^
           |
          ::: ./bills/a b,c:1.md:4:17  section 33(2)
         4 | (2) A decision␛ is final.
           |                 -------- review is excluded [here]
           |
           = why: Powers for any offence reach speech and protest.
           = basis: the treaty tolerates it; the recommendations ask to narrow or remove it (confidence:
                    high)
           = treaty: UN Convention 2024, art 23(2)(c); PI/EFF recommendation 1
           = searched: section 33, section 40
           = suggest: name the offences
                      for [-any offence-][+a serious offence+].
           = more: treatylint explain scope/any-offence

        1 error in 1 file (46 provisions)
        next: treatylint powers './bills/a b,c:1.md'

        """)
  }

  @Test func colourAddsNothingButColour() {
    let colored = Sample.everything.rendered(.full, ReportOptions(color: true))
    #expect(colored.contains("\u{1B}[31m[-any offence-]\u{1B}[0m\u{1B}[32m[+a serious offence+]"))
    var plain = ""
    var rest = colored[...]
    while let escape = rest.firstIndex(of: "\u{1B}") {
      plain += rest[..<escape]
      rest = rest[escape...].drop { $0 != "m" }.dropFirst()
    }
    #expect(plain + rest == Sample.everything.rendered(.full))
  }

  @Test func longLinesAreClippedAroundTheSpan() {
    let filler = String(repeating: "the officer may “seize” data and ", count: 80)
    let source = SourceText(
      path: "long.md", string: "1. Short\n\n12. \(filler)for any offence whatsoever \(filler).\n")
    let related = [
      RelatedPlace(
        message: "and this word, with a label that has no room beside it",
        provision: .bill, range: source.range(of: "whatsoever")),
      RelatedPlace(message: "far away", provision: .bill, range: source.range(of: "seize")),
    ]
    let finding = Sample.finding(source, message: "m", related: related)
    let text = Sample.report([Sample.file(source, findings: [finding])])
      .rendered(.full, ReportOptions(width: 80))
    #expect(
      text.hasPrefix(
        """
        error: m [scope/any-offence]
          --> long.md:3:2649  section 33(1)
           |
         3 | … may “seize” data and for any offence whatsoever the officer may …
           |                            ^^^^^^^^^^^
           |                                        ----------
           |                          and this word, with a label that has no room
           |                          beside it
           |
          ::: long.md:3:22  bill
         3 | 12. the officer may “seize” data and the officer may “seize” data and …
           |                      ----- far away
           |

        """))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func aSpanLongerThanTheLineFillsIt() {
    let words = String(repeating: "any offence ", count: 40)
    let source = SourceText(path: "a.md", string: "xx \(words)yy\n")
    let finding = Sample.finding(source, words: words, message: "m")
    let lines = Sample.report([Sample.file(source, findings: [finding])])
      .rendered(.full, ReportOptions(width: 60)).split(separator: "\n")
    #expect(lines[3].hasPrefix(" 1 | xx any offence any offence"))
    #expect(lines[3].hasSuffix(" …"))
    #expect(lines[4].hasSuffix("^^^^^^^^^^"))
    #expect(lines[3].count <= 60 && lines[4].count <= 60)
  }

  @Test(arguments: [20, 33, 60])
  func excerptsFitWhateverTheSpan(width: Int) {
    let line = "\t“é” 保存 👩‍👩‍👧 any e\u{301} offence\u{1B} क्ष " + String(repeating: "x", count: 90)
    let source = SourceText(path: "a.md", string: line)
    for lower in source.utf8.indices {
      for length in [0, 1, 7, 80] {
        let focus = (lower..<lower + length).clamped(to: source.utf8.indices)
        let excerpt = Excerpt(source, line: source.line(0), focus: focus, width: width)
        #expect(excerpt.text.displayWidth <= width)
        let columns = excerpt.columns(of: focus)
        #expect(columns.lowerBound >= 0 && columns.lowerBound <= width && !columns.isEmpty)
      }
    }
  }

  @Test func spansOverLinesAreMarkedOnEachOfTheFirstAndLast() {
    let source = SourceText(
      path: "a.md", string: "13. Review\nis final\nfor all\nthe\nreasons\nhere\n")
    let finding = Sample.finding(source, words: "Review\nis final\nfor all\nthe\nreasons\n")
    let text = Sample.report([Sample.file(source, findings: [finding])]).rendered(.full)
    #expect(
      text.contains(
        """
         1 | 13. Review
           |     ^^^^^^
         2 | is final
           | ^^^^^^^^
           …
         5 | reasons
           | ^^^^^^^
           |

        """))
  }

  @Test(arguments: [
    ("\tany offence", "     |     ^^^^^^^^^^^"),
    ("a\tany offence", "     |     ^^^^^^^^^^^"),
    ("保存 any offence", "     |      ^^^^^^^^^^^"),
    ("e\u{301}t any offence", "     |    ^^^^^^^^^^^"),
    ("👩‍👩‍👧 any offence", "     |    ^^^^^^^^^^^"),
    ("🇪🇺 any offence", "     |    ^^^^^^^^^^^"),
    ("क्ष any offence", "     |    ^^^^^^^^^^^"),
  ])
  func marksStandUnderTheWords(line: String, marks: String) {
    let source = SourceText(path: "a.md", string: line + "\n")
    let finding = Sample.finding(source)
    let lines = Sample.report([Sample.file(source, findings: [finding])]).rendered(.full)
      .split(separator: "\n")
    #expect("  " + lines[4] == marks)
  }

  @Test func summaries() {
    #expect(
      Sample.many([.error: 3, .warning: 7, .note: 2]).summary
        == "3 errors, 7 warnings, 2 notes in 1 file (46 provisions)")
    let source = SourceText(path: "-odd.md", string: "")
    let clean = Sample.report([Sample.file(source, findings: [])])
    #expect(
      clean.rendered(.full) == """
        No findings in 1 file (46 provisions)
        next: treatylint powers ./-odd.md

        """)
    #expect(
      Sample.severalFiles.summary.hasSuffix("in 2 files (92 provisions); 2 failures of the run"))
  }

  @Test func redlines() {
    let parts = Redline("a [-b-]c [+d [e]+] [-open").parts
    #expect(
      parts == [
        .kept("a "), .struck("b"), .kept("c "), .inserted("d [e]"), .kept(" [-open"),
      ])
  }
}
