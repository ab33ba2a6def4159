import Findings
import SourceText
import Testing

@testable import Reporting

struct JSONReportTests {
  @Test func oneLineForEachFinding() {
    #expect(
      Sample.severalFiles.rendered(.json) == """
        {"schema": 1, "tool": {"name": "treatylint", "version": "1.2.3"}, "profile": "pi-eff-2023",
         "files": [
          {"path": "clean.md", "format": "markdown", "language": "en",
           "findings": [],
           "powers": [],
           "errors": []},
          {"path": "other.md", "format": "markdown", "language": "en",
           "findings": [
            {"rule": "scope/any-offence", "family": "scope", "severity": "warning", "basis": "C", \
        "confidence": "high", "message": "any offence", "provision": {"section": "33", \
        "label": "section 33(1)", "path": ["part-iv", "33", "1"]}, "range": {"start": {"offset": 7, \
        "line": 1, "column": 8}, "end": {"offset": 18, "line": 1, "column": 19}}, \
        "evidence": "any offence", "page": null, "related": [], "searched": ["section 33", \
        "section 40"], "suggestion": null, "cites": [{"instrument": "un-2024", \
        "article": "23(2)(c)"}, {"instrument": "pi-eff-2023", "article": "1"}], \
        "fingerprint": "f00d"}
           ],
           "powers": [],
           "errors": [{"path": "other.md", "line": 7, "message": "an unused suppression"}]}
         ],
         "errors": [
          {"path": "scan.pdf", "line": null, "message": "no text layer: run OCR first"},
          {"path": "other.md", "line": 7, "message": "an unused suppression"}
         ]}

        """)
  }

  @Test func everythingSurvivesParsing() throws {
    let file = try ParsedJSON(Sample.everything.rendered(.json))["files.0"]
    let finding = file["findings.0"]
    #expect(finding["message"].string == Sample.everything.files[0].findings[0].message)
    #expect(finding["page"].isNull)
    #expect(finding["related.0.range.start.line"].int == 4)
    #expect(finding["suggestion.applicability"].string == "display")
    #expect(finding["suggestion.edits.0.text"].string == "a serious offence")
    let power = file["powers.0"]
    #expect(power["authorised_by"].string == "self")
    #expect(power["section"].string == "33")
    #expect(power["range.end.offset"].int == 66)
    #expect(power["safeguards.0.safeguard"].string == "duration-limit")
    #expect(power["safeguards.0.from"].string == "section 40(2)")
  }

  @Test func jsonLinesParseOneByOne() throws {
    let lines = Sample.severalFiles.rendered(.jsonl).split(separator: "\n").map(String.init)
    let objects = try lines.map(ParsedJSON.init)
    #expect(objects.map { $0["type"].string } == ["finding", "error", "error"])
    #expect(objects.map { $0["path"].string } == ["other.md", "scan.pdf", "other.md"])
  }

  @Test func offsetsAreThoseOfTheFile() {
    // “café any offence”, with é one byte of the file and two of the text.
    let text = "café any offence\n"
    let runs = [
      OffsetMap.Run(decoded: 0, file: 0, decodedUnit: 1, fileUnit: 1),
      OffsetMap.Run(decoded: 3, file: 3, decodedUnit: 2, fileUnit: 1),
      OffsetMap.Run(decoded: 5, file: 4, decodedUnit: 1, fileUnit: 1),
    ]
    let source = SourceText(
      path: "latin.txt", utf8: Array(text.utf8), encoding: .latin1, offsets: OffsetMap(runs: runs))
    let report = Sample.report([Sample.file(source, findings: [Sample.finding(source)])])
    #expect(
      report.rendered(.json).contains(
        #""range": {"start": {"offset": 5, "line": 1, "column": 6}, "end": {"offset": 16"#))
    #expect(report.rendered(.rdjson).contains(#""start": {"line": 1, "column": 7}"#))
    #expect(report.rendered(.sarif).contains(#""encoding": "ISO-8859-1""#))
  }

  @Test func stringsAreEscaped() throws {
    let text =
      "\"\\/\n\r\t\u{08}\u{0C}\u{00}\u{1F}\u{7F}\u{2028}\u{2029}\u{2027}\u{202A}é“”😀\u{301}"
    var json = JSONWriter()
    json.value(text)
    let written = String(decoding: json.bytes, as: UTF8.self)
    #expect(
      written
        == "\"\\\"\\\\/\\n\\r\\t\\u0008\\u000c\\u0000\\u001f\\u007f\\u2028\\u2029"
        + "\u{2027}\u{202A}é“”😀\u{301}\"")
    let read = try #require(ParsedJSON(written).string)
    #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func layouts() {
    var json = JSONWriter()
    json.object { json in
      json.array("none", [Int](), .lines(indent: 2)) { _, _ in }
      json.array("two", ["a", "b"], .lines(indent: 1)) { $0.value($1) }
      json.object("empty") { _ in }
      json.field("flag", false)
      json.field("nothing", Int?.none)
    }
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == """
        {"none": [], "two": [
         "a",
         "b"
        ], "empty": {}, "flag": false, "nothing": null}
        """)
  }
}
