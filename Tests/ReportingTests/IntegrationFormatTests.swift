import Findings
import SourceText
import Testing

@testable import Reporting

/// The formats that code hosts and their bots read.
struct IntegrationFormatTests {
  @Test func github() {
    #expect(
      Sample.everything.rendered(.github) == """
        ::error file=bills/a b%2Cc%3A1.md,line=3,endLine=3,col=78,endColumn=89,\
        title=scope/any-offence::section 33(1): the power reaches “any offence”, 100%25: \
        see [a](b)%0Aand <i>"café"</i>%0Asection 33(2), line 4: review is excluded [here]

        """)
    #expect(
      Sample.severalFiles.rendered(.github).hasPrefix(
        """
        ::error file=scan.pdf,title=treatylint::no text layer: run OCR first
        ::error file=other.md,line=7,title=treatylint::an unused suppression
        ::warning file=other.md,line=1

        """.dropLast()))
  }

  @Test func githubShowsTheMostSeriousAndCountsTheRest() {
    let lines = Sample.many([.error: 12, .warning: 4, .note: 30]).rendered(.github)
      .split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines.count { $0.hasPrefix("::warning ") } == 4)
    #expect(lines.count { $0.hasPrefix("::notice ") } == 10)
    #expect(lines.first?.hasSuffix("error 0") == true)
    #expect(
      lines.last == """
        ::notice title=treatylint::23 more findings not shown here; see the report of the job
        """)
    let fitting = Sample.many([.note: 10]).rendered(.github).split(separator: "\n")
    #expect(fitting.count == 10 && fitting.last?.hasSuffix("note 9") == true)
  }

  @Test func githubRefusesColumnsOnDifferentLines() {
    let source = SourceText(path: "a.md", string: "any\r\noffence")
    let finding = Sample.finding(source, words: "any\r\noffence", message: "m")
    #expect(
      Sample.report([Sample.file(source, findings: [finding])]).rendered(.github)
        == "::error file=a.md,line=1,endLine=2,title=scope/any-offence::section 33(1): m\n")
  }

  @Test func gitlab() throws {
    let source = SourceText(path: "./a.md", string: "any offence\n")
    let same = [Sample.finding(source, message: "m"), Sample.finding(source, message: "m")]
    let text = Sample.report([Sample.file(source, findings: same)]).rendered(.gitlab)
    #expect(
      text == """
        [
         {"description": "scope/any-offence: section 33(1): m", "check_name": "scope/any-offence", \
        "fingerprint": "f00d", "severity": "critical", "location": {"path": "a.md", \
        "lines": {"begin": 1}}},
         {"description": "scope/any-offence: section 33(1): m", "check_name": "scope/any-offence", \
        "fingerprint": "f00d-2", "severity": "critical", "location": {"path": "a.md", \
        "lines": {"begin": 1}}}
        ]

        """)
    let issues = try ParsedJSON(Sample.severalFiles.rendered(.gitlab)).array
    #expect(issues.map { $0["severity"].string } == ["blocker", "blocker", "major"])
    #expect(Sample.report([]).rendered(.gitlab) == "[]\n")
  }

  @Test func rdjsonCountsBytes() throws {
    let diagnostic = try ParsedJSON(Sample.everything.rendered(.rdjson))["diagnostics.0"]
    #expect(diagnostic["severity"].string == "ERROR")
    #expect(diagnostic["code.value"].string == "scope/any-offence")
    #expect(diagnostic["location.path"].string == "bills/a b,c:1.md")
    #expect(diagnostic["location.range.start"].integers == ["line": 3, "column": 85])
    #expect(diagnostic["suggestions.0.text"].string == "a serious offence")
    #expect(diagnostic["related_locations"].array.count == 1)
    #expect(try ParsedJSON(Sample.report([]).rendered(.rdjson))["diagnostics"].array.isEmpty)
  }

  @Test func rdjsonMakesOneSuggestionOfSeveralEdits() {
    let source = SourceText(path: "a.md", string: "may order any person for any offence\n")
    let edits = [("any person", "a named person"), ("any offence", "a serious offence")]
      .map { Suggestion.Edit(range: source.range(of: $0.0), text: $0.1) }
    let suggestion = Suggestion(applicability: .display, edits: edits, advice: "", redline: nil)
    let finding = Sample.finding(source, suggestion: suggestion)
    let text = Sample.report([Sample.file(source, findings: [finding])]).rendered(.rdjson)
    #expect(text.contains(#""text": "a named person for a serious offence""#))
    #expect(text.contains(#"[{"range": {"start": {"line": 1, "column": 11}, "end""#))
  }
}
