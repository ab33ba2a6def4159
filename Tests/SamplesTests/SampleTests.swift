import Findings
import Foundation
import Lexicons
import Linting
import SourceText
import Testing

/// The whole bills of Samples/, and what is said about them.
@Suite struct SampleTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Samples").standardizedFileURL
  static let asTabled = "arcadia-cybercrime-bill-2026"
  static let asAmended = "arcadia-cybercrime-bill-2026-amended"

  private static let families: Set<String> = [
    "scope", "safeguards", "authorisation", "specificity", "preservation", "search", "assistance",
    "dual-criminality", "cooperation", "personal-data", "contact-point", "police-cooperation",
    "technical-assistance", "transparency", "protected-activity", "citation",
  ]

  /// The report of a sample under the default profile.
  static func report(_ name: String) throws -> FileReport {
    let lexicon = try Lexicon.shipped()
    let rules = lexicon.rules.filter { !$0.isPreview }
    let linter = try Linter(lexicon: lexicon, rules: rules, profiles: ["pi-eff-2023"])
    let text = try String(contentsOf: folder.appending(path: name + ".md"), encoding: .utf8)
    return linter.check(SourceText(path: "Samples/\(name).md", string: text), format: .markdown)
  }

  @Test func theBillAsTabledShowsEveryFamily() throws {
    let found = Set(try Self.report(Self.asTabled).findings.map(\.family))
    #expect(Self.families.subtracting(found).sorted() == [])
  }

  @Test func theBillAsAmendedHasNoErrors() throws {
    let report = try Self.report(Self.asAmended)
    let errors = report.findings.filter { $0.severity == .error }
      .map { "\($0.provision.label) \($0.rule): \($0.message)" }
    #expect(errors == [])
  }

  @Test(arguments: [asTabled, asAmended])
  func everyClauseIsRead(name: String) throws {
    #expect(try Self.report(name).provisionCount >= 54)
  }
}
