import Bills
import Foundation
import Readers
import SourceText
import Testing

/// Reads some of a collection of real acts, if one lies beside the package.
@Suite struct CorpusTests {
  private static let corpus = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../../../shared/corpus").standardizedFileURL

  private static var files: [URL] {
    let files = FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: nil)
    let acts = (files?.compactMap { $0 as? URL } ?? [])
      .filter { Reader.format(of: $0.path) != nil }.sorted { $0.path < $1.path }
    // Every fifth, which debug builds read in a few seconds.
    return stride(from: 0, to: acts.count, by: 5).map { acts[$0] }
  }

  @Test(.enabled(if: !files.isEmpty, "there is no collection of acts beside the package"))
  func invariantsHoldForRealActs() throws {
    for file in Self.files {
      let bytes = [UInt8](try Data(contentsOf: file))
      // A scan has no words.
      if file.lastPathComponent.hasSuffix("-scan.pdf") { continue }
      let document = try Reader.open(bytes, path: file.path, format: nil)
      let source = document.source
      let violations = DocumentInvariants(document: document).violations
      #expect(violations.prefix(5) == [], "\(file.lastPathComponent)")
      #expect(source.layout != nil || source.fileOffset(source.utf8.count) == bytes.count)
    }
  }
}
