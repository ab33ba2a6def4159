import Bills
import Findings
import Foundation
import Lexicons
import Linting
import Readers
import SourceText
import Testing

/// One bill in several formats: the same findings at the same provisions.
///
/// The twins in Samples/formats/ are written from the Markdown by `TwinBill`; a new format is one more
/// case. TREATYLINT_REWRITE_SNAPSHOTS=1 writes them anew.
@Suite struct SameBillTests {
  enum Twin: String, CaseIterable {
    case xml, html

    /// What the file holds, or nil for a twin that no test writes.
    func bytes(_ bill: Bill) -> [UInt8]? {
      switch self {
      case .xml: Array(TwinBill(bill: bill).akomaNtoso.utf8)
      case .html: Array(TwinBill(bill: bill).html.utf8)
      }
    }

    var file: URL {
      SampleTests.folder.appending(path: "formats/\(SampleTests.asTabled).\(rawValue)")
    }
  }

  private static func linter() throws -> Linter {
    let lexicon = try Lexicon.shipped()
    let rules = lexicon.rules.filter { !$0.isPreview }
    return try Linter(lexicon: lexicon, rules: rules, profiles: ["pi-eff-2023"])
  }

  private static func open(_ file: URL) throws -> Document {
    try Reader.open(
      [UInt8](try Data(contentsOf: file)), path: file.lastPathComponent, format: nil)
  }

  private static var markdown: URL {
    SampleTests.folder.appending(path: SampleTests.asTabled + ".md")
  }

  /// `rule at provision` of each finding, sorted.
  private static func findings(_ document: Document) throws -> [String] {
    try linter().check(document).findings.map { "\($0.rule) at \($0.provision.label)" }.sorted()
  }

  @Test(arguments: Twin.allCases)
  func theTwinIsWhatTheMarkdownGives(twin: Twin) throws {
    guard let bytes = twin.bytes(try Self.linter().bill(try Self.open(Self.markdown))) else {
      return
    }
    if ProcessInfo.processInfo.environment["TREATYLINT_REWRITE_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: twin.file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: twin.file)
    }
    #expect(
      try Data(contentsOf: twin.file) == Data(bytes),
      "\(twin.file.lastPathComponent) is old: run with TREATYLINT_REWRITE_SNAPSHOTS=1")
  }

  @Test(arguments: Twin.allCases)
  func theSameFindingsAtTheSameProvisions(twin: Twin) throws {
    let expected = try Self.findings(try Self.open(Self.markdown))
    let found = try Self.findings(try Self.open(twin.file))
    #expect(expected.count > 50)
    let difference = found.difference(from: expected)
    #expect(difference.isEmpty, "\(difference)")
  }
}
