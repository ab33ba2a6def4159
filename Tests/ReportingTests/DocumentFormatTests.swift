import Findings
import SourceText
import Testing

@testable import Reporting

/// XML, Markdown and CSV: each with its own way of hiding what would be markup.
struct DocumentFormatTests {
  @Test func checkstyle() {
    #expect(
      Sample.everything.rendered(.checkstyle) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <checkstyle version="4.3">
          <file name="./bills/a b,c:1.md">
            <error line="3" column="78" severity="error" message="section 33(1): the power reaches \
        “any offence”, 100%: see [a](b)&#10;and &lt;i&gt;&quot;café&quot;&lt;/i&gt;" \
        source="treatylint.scope/any-offence"/>
          </file>
        </checkstyle>

        """)
    let several = Sample.severalFiles.rendered(.checkstyle)
    #expect(several.contains("<file name=\"scan.pdf\">\n    <error line=\"1\" severity=\"error\""))
    #expect(several.contains("<error line=\"7\" severity=\"error\" message=\"an unused"))
  }

  @Test func junit() {
    #expect(
      Sample.severalFiles.rendered(.junit) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="treatylint" tests="4" failures="1" errors="2">
          <testsuite name="clean.md" tests="1" failures="0" errors="0">
            <testcase name="treatylint" classname="clean.md"/>
          </testsuite>
          <testsuite name="other.md" tests="2" failures="1" errors="1">
            <testcase name="scope/any-offence" classname="other.md" line="1">
              <failure message="section 33(1): any offence" type="warning">\
        other.md:1:8: section 33(1): any offence</failure>
            </testcase>
            <testcase name="treatylint" classname="other.md">
              <error message="an unused suppression" type="run"/>
            </testcase>
          </testsuite>
          <testsuite name="scan.pdf" tests="1" failures="0" errors="1">
            <testcase name="treatylint" classname="scan.pdf">
              <error message="no text layer: run OCR first" type="run"/>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func whatXMLCannotHoldIsReplaced() {
    #expect(
      "<a b=\"c\">&\u{1B}\u{00}\t\r\n\u{FFFE}\u{85}é😀'".escapedForXML
        == "&lt;a b=&quot;c&quot;&gt;&amp;\u{FFFD}\u{FFFD}&#9;&#13;&#10;\u{FFFD}&#133;é😀'")
  }

  @Test func markdown() {
    #expect(
      Sample.everything.rendered(.markdown) == """
        # treatylint

        1 error in 1 file (46 provisions). Profile: pi-eff-2023.

        ## ./bills/a b,c:1.md

        | Severity | Provision | Line | Finding | Rule |
        | --- | --- | ---: | --- | --- |
        | error | section 33(1) | 3 | the power reaches “any offence”, 100%: see \\[a\\](b) \
        and &lt;i&gt;"café"&lt;/i&gt; | `scope/any-offence` |

        ### error: section 33(1): the power reaches “any offence”, 100%: see \\[a\\](b) \
        and &lt;i&gt;"café"&lt;/i&gt;

        ./bills/a b,c:1.md:3:78 · `scope/any-offence`

        > any offence

        - **why**: Powers for any offence reach speech and protest.
        - **basis**: the treaty tolerates it; the recommendations ask to narrow or remove it
        - **treaty**: UN Convention 2024, art 23(2)(c); PI/EFF recommendation 1
        - **searched**: section 33, section 40
        - **suggest**: name the offences
        - **amendment**: for <del>any offence</del><ins>a serious offence</ins>.
        - **see** section 33(2), line 4: review is excluded \\[here\\]

        """)
    #expect("a|b_c*`\\\n# d".escapedForMarkdown == "a\\|b\\_c\\*\\`\\\\ \\# d")
    #expect("33. (1) may".escapedAsMarkdownLine == "33\\. (1) may")
    #expect("- may".escapedAsMarkdownLine == "\\- may")
    #expect("33 may".escapedAsMarkdownLine == "33 may")
  }

  @Test func markdownFitsAJobSummary() {
    let bytes = Reporter(format: .markdown).render(Sample.many([.warning: 9_000]))
    #expect(bytes.count <= 1_048_576)
    let last = String(decoding: bytes, as: UTF8.self).split(separator: "\n").last
    #expect(last?.hasSuffix("left out: the page would be too long.") == true)
  }

  @Test func csv() {
    let source = SourceText(path: "a.md", string: "any offence\n")
    let finding = Sample.finding(source, message: "=HYPERLINK(\"x\"),\r\ny")
    let text = Sample.report([Sample.file(source, findings: [finding])]).rendered(.csv)
    #expect(
      text == "path,line,column,end_line,end_column,severity,rule,basis,confidence,section,"
        + "provision,message,evidence,searched,cites,advice,redline,fingerprint\r\n"
        + "a.md,1,1,1,12,error,scope/any-offence,C,high,33,section 33(1),"
        + "\"'=HYPERLINK(\"\"x\"\"),\r\ny\",any offence,section 33; section 40,"
        + "\"UN Convention 2024, art 23(2)(c); PI/EFF recommendation 1\",,,f00d\r\n")
  }

  @Test func aCiteWithoutItsProfileNamesTheInstrument() {
    #expect(
      Citation(instrument: "unknown-1", article: "preamble").readable == "unknown-1, preamble")
  }
}
