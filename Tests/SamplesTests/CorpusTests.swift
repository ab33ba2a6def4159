import Findings
import Foundation
import Lexicons
import Linting
import Readers
import SourceText
import Testing

/// Checks real acts, if a collection of them lies beside the package: every run ends, every place
/// lies in its file. Set TREATYLINT_WHOLE_CORPUS=1 for all of them, which takes minutes.
@Suite struct CorpusTests {
  private static let corpus = SampleTests.folder
    .appending(path: "../../shared/corpus").standardizedFileURL

  private static var files: [URL] {
    let all = FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: [.fileSizeKey])
    let acts = (all?.compactMap { $0 as? URL } ?? [])
      .filter { Reader.format(of: $0.path) != nil }.sorted { $0.path < $1.path }
    guard ProcessInfo.processInfo.environment["TREATYLINT_WHOLE_CORPUS"] != "1" else { return acts }
    let short = acts.filter { act in
      let values = try? act.resourceValues(forKeys: [.fileSizeKey])
      return values?.fileSize.map { $0 < 120_000 } ?? false
    }
    // A debug build checks some forty kilobytes a second.
    return stride(from: 0, to: short.count, by: max(1, short.count / 12)).map { short[$0] }
  }

  @Test(.enabled(if: !files.isEmpty, "there is no collection of acts beside the package"))
  func realActsAreCheckedToTheEnd() throws {
    let lexicon = try Lexicon.shipped()
    let linter = try Linter(lexicon: lexicon, rules: lexicon.rules, profiles: ["pi-eff-2023"])
    for file in Self.files {
      let bytes = [UInt8](try Data(contentsOf: file))
      // A scan has no words.
      if file.lastPathComponent.hasSuffix("-scan.pdf") { continue }
      let document = try Reader.open(bytes, path: file.path, format: nil)
      let source = document.source
      let report = linter.check(document)
      for finding in report.findings {
        let places = [finding.range] + finding.related.map(\.range)
        let isInside = places.allSatisfy { $0.upperBound <= source.utf8.count }
        #expect(isInside, "\(file.lastPathComponent) \(finding.rule) \(places)")
        #expect(!finding.message.isEmpty && !finding.provision.label.isEmpty)
      }
    }
  }
}
