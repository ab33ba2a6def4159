import Findings
import SourceText
import Testing

@testable import Reporting

struct SARIFReportTests {
  @Test func hasWhatCodeScanningRequires() throws {
    let rule = RuleSummary(
      id: "scope/any-offence", title: String(repeating: "t", count: 2000), why: "Why *not*?",
      severity: .error,
      cites: [
        Citation(
          instrument: "un-2024", article: "23(2)(c)", readable: "UN Convention 2024, art 23(2)(c)")
      ])
    let unused = RuleSummary(
      id: "scope/other", title: "Other", why: "", severity: .note, cites: [])
    var report = Sample.everything
    report.rules = [unused, rule]
    let root = try ParsedJSON(
      report.rendered(.sarif, ReportOptions(linkBase: "https://example.org/rules/")))
    #expect(root["version"].string == "2.1.0")
    #expect(root["runs.0.columnKind"].string == "utf16CodeUnits")
    let driver = root["runs.0.tool.driver"]
    #expect(driver["semanticVersion"].string == "1.2.3")
    let rules = driver["rules"].array
    #expect(rules.map { $0["id"].string } == ["scope/other", "scope/any-offence"])
    for rule in rules {
      for text in ["shortDescription.text", "fullDescription.text"] {
        #expect((1...1024).contains(rule[text].string?.count ?? 0), "\(text)")
      }
      #expect(rule["help.text"].string?.isEmpty == false)
      #expect(rule["help.markdown"].string?.isEmpty == false)
    }
    #expect(rules[1]["properties.precision"].string == "high")
    #expect(rules[1]["properties"].member("problem.severity").string == "error")
    #expect(rules[0]["properties"].member("problem.severity").string == "recommendation")
    #expect(rules[1]["properties.tags"].strings == ["legislation", "scope", "un-2024"])
    #expect(rules[1]["helpUri"].string == "https://example.org/rules/scope/any-offence")
    #expect(root["runs.0.results.0.ruleIndex"].int == 1)
  }

  @Test func results() throws {
    let result = try run(Sample.everything)["results.0"]
    #expect(result["ruleIndex"].int == 0)
    #expect(result["level"].string == "error")
    #expect(
      result["message.text"].string == """
        section 33(1): the power reaches “any offence”, 100%: see \\[a\\](b)
        and <i>"café"</i>. See [section 33(2): review is excluded \\[here\\]](1).
        """)
    let place = result["locations.0.physicalLocation"]
    #expect(place["artifactLocation.uri"].string == "bills/a%20b%2Cc%3A1.md")
    #expect(
      place["region"].integers
        == ["startLine": 3, "startColumn": 78, "endLine": 3, "endColumn": 89])
    let provision = result["locations.0.logicalLocations.0"]
    #expect(provision["name"].string == "section 33(1)")
    #expect(provision["fullyQualifiedName"].string == "part-iv/33/1")
    #expect(result["relatedLocations.0.id"].int == 1)
    #expect(result["partialFingerprints.treatylint/v1"].string == "f00d")
    #expect(
      result["partialFingerprints.primaryLocationLineHash"].string == "55c18c098958075a:1")
    let replacement = result["fixes.0.artifactChanges.0.replacements.0"]
    #expect(replacement["insertedContent.text"].string == "a serious offence")
  }

  @Test func failuresOfTheRunAreNotifications() throws {
    let invocation = try run(Sample.severalFiles)["invocations.0"]
    #expect(invocation["executionSuccessful"].bool == false)
    let notifications = invocation["toolExecutionNotifications"].array
    #expect(notifications.map { $0["level"].string } == ["error", "error"])
    let clean = try run(Sample.everything)["invocations.0"]
    #expect(clean["executionSuccessful"].bool == true)
  }

  @Test func theMostSeriousResultsAreKept() throws {
    #expect(SARIFReport(options: ReportOptions()).resultLimit == 25_000)
    let report = Sample.many([.note: 100, .warning: 10, .error: 5])
    let bytes = SARIFReport(options: ReportOptions(), resultLimit: 100).render(report)
    let run = try ParsedJSON(String(decoding: bytes, as: UTF8.self))["runs.0"]
    let levels = run["results"].array.map { $0["level"].string }
    #expect(levels.count == 100)
    #expect(levels.count { $0 == "error" } == 5)
    #expect(levels.count { $0 == "warning" } == 10)
    let invocation = run["invocations.0"]
    #expect(
      invocation["toolExecutionNotifications.0.message.text"].string
        == "15 findings not shown: a run may hold 100")
    #expect(invocation["executionSuccessful"].bool == true)
  }

  @Test func relatedPlacesAreLimited() throws {
    let source = SourceText(path: "a.md", string: Sample.bill)
    let places = [RelatedPlace](repeating: Sample.related(source), count: 1_200)
    let finding = Sample.finding(source, related: places)
    let result = try run(Sample.report([Sample.file(source, findings: [finding])]))["results.0"]
    #expect(result["relatedLocations"].array.count == 1_000)
    #expect(result["message.text"].string?.hasSuffix("(1000).") == true)
  }

  @Test func aRegionDoesNotReachIntoTheNextLine() throws {
    let source = SourceText(path: "/abs/é.md", string: "any offence\r\nnext\r\n")
    let finding = Sample.finding(source, words: "any offence\r\n")
    let result = try run(Sample.report([Sample.file(source, findings: [finding])]))["results.0"]
    let place = result["locations.0.physicalLocation"]
    #expect(place["region.endLine"].int == 1)
    #expect(place["artifactLocation.uri"].string == "file:///abs/%C3%A9.md")
  }

  private func run(_ report: RunReport) throws -> ParsedJSON {
    try ParsedJSON(report.rendered(.sarif))["runs.0"]
  }
}
