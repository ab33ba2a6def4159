import Findings
import Foundation
import Lexicons
import Linting
import Readers
import SourceText
import Testing

/// The bill as tabled as a Word file and as a printed gazette: the same findings at the same provisions.
@Suite struct SameBillPrintedTests {
  private static let name = "formats/arcadia-cybercrime-bill-2026"

  private struct Place: Hashable, Comparable, CustomStringConvertible {
    let rule: String
    let provision: String

    static func < (left: Place, right: Place) -> Bool {
      (left.provision, left.rule) < (right.provision, right.rule)
    }
    var description: String { "\(provision) \(rule)" }
  }

  private static func places(_ report: FileReport) -> [Place] {
    report.findings.map { Place(rule: $0.rule, provision: $0.provision.label) }.sorted()
  }

  static func report(_ ending: String) throws -> FileReport {
    let lexicon = try Lexicon.shipped()
    let linter = try Linter(
      lexicon: lexicon, rules: lexicon.rules.filter { !$0.isPreview }, profiles: ["pi-eff-2023"])
    let file = SampleTests.folder.appending(path: name + ending)
    let bytes = [UInt8](try Data(contentsOf: file))
    return linter.check(try Reader.open(bytes, path: file.lastPathComponent, format: nil))
  }

  private static let hasTool = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/pdftotext")
  }

  @Test func asAWordFile() throws {
    let expected = Self.places(try SampleTests.report(SampleTests.asTabled))
    let found = Self.places(try Self.report(".docx"))
    #expect(found.difference(from: expected).map { "\($0)" } == [])
  }

  @Test(.enabled("needs pdftotext") { hasTool })
  func asAPrintedGazette() throws {
    let expected = Self.places(try SampleTests.report(SampleTests.asTabled))
    let report = try Self.report(".pdf")
    #expect(Self.places(report).difference(from: expected).map { "\($0)" } == [])
    // Clause 14(1) is printed on page 9, from line 2.
    let finding = try #require(
      report.findings.first { $0.provision.label.hasPrefix("clause 14(1)") })
    #expect(report.source.printedPlace(at: finding.range.lowerBound)?.page != nil)
  }
}
