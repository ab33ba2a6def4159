import Findings
import Foundation
import Lexicons
import Linting
import SourceText
import Testing

/// Every suggestion for the samples cures its finding and brings no new error.
@Suite struct SuggestionTests {
  /// Rules that give advice alone here: nobody but the drafter knows what was meant.
  private static let adviceOnly: Set<String> = [
    "authorisation/unranked-officer", "citation/treaty-article-mismatch",
    "drafting/dangling-reference",
    // Of preservation, for which the treaty itself waives dual criminality.
    "dual-criminality/waived",
  ]

  @Test(arguments: [SampleTests.asTabled, SampleTests.asAmended])
  func eachCures(name: String) async throws {
    let lexicon = try Lexicon.shipped()
    let linter = try Linter(
      lexicon: lexicon, rules: lexicon.rules.filter { !$0.isPreview }, profiles: ["pi-eff-2023"])
    let text = try String(
      contentsOf: SampleTests.folder.appending(path: name + ".md"), encoding: .utf8)
    let source = SourceText(path: name, string: text)
    let findings = linter.check(source, format: .markdown).findings
    let fixer = Fixer(linter: linter)
    let failures = await withTaskGroup(of: String?.self) { group in
      for finding in findings {
        group.addTask {
          if finding.suggestion?.edits.isEmpty ?? true {
            return Self.adviceOnly.contains(finding.rule)
              ? nil : "\(finding.provision.label) \(finding.rule) proposes no words"
          }
          return fixer.isCured(finding, in: source, .markdown, among: findings)
            ? nil : "\(finding.provision.label) \(finding.rule) is not cured"
        }
      }
      return await group.reduce(into: []) { $0 += [$1].compactMap { $0 } }
    }
    #expect(failures.sorted() == [])
  }
}
