import Foundation
import Lexicons
import Linting
import Readers
import SourceText
import Testing

/// Real acts as Word files and PDFs, where a collection of them lies beside the package.
@Suite struct PrintedCorpusTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/corpus/formats").standardizedFileURL

  private static let isThere =
    FileManager.default.fileExists(atPath: corpus.path)
    && FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

  /// Sections as a reader counts them in the file, those of a table in a schedule included.
  private static let printed = [
    "docx/qa-132016.docx": 32, "docx/qa-142014.docx": 59, "docx/za-act-2-1998.docx": 1,
    "pdf/ie-si-80.pdf": 14, "pdf/in-dpdp-act-2023-gazette.pdf": 51,
    "pdf/lk-computer-crime-act-2007.pdf": 38, "pdf/lk-online-safety-bill-2023.pdf": 57,
    "txt/lk-online-safety-bill-2023-raw.txt": 57,
  ]

  private static func linter() throws -> Linter {
    let lexicon = try Lexicon.shipped()
    return try Linter(
      lexicon: lexicon, rules: lexicon.rules.filter { !$0.isPreview }, profiles: ["pi-eff-2023"])
  }

  private static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: corpus.appending(path: name)))
  }

  @Test(
    .enabled(if: isThere, "there is no collection of acts beside the package, or no pdftotext"),
    arguments: printed.keys.sorted())
  func theSectionsThatAReaderSees(name: String) throws {
    let document = try Reader.open(try Self.bytes(name), path: name, format: nil)
    #expect(try Self.linter().bill(document).sections.count == Self.printed[name])
  }

  @Test(.enabled(if: isThere, "there is no collection of acts beside the package, or no pdftotext"))
  func aScanIsRefused() throws {
    let bytes = try Self.bytes("pdf/lk-act-1950-001-scan.pdf")
    #expect(throws: UnreadableText.self) {
      try Reader.open(bytes, path: "scan.pdf", format: nil)
    }
  }

  /// The tool's own plain text of the same file, read by the rules for plain text.
  @Test(.enabled(if: isThere, "there is no collection of acts beside the package, or no pdftotext"))
  func anActIsTheSameFromItsPagesAndFromItsText() throws {
    let name = "pdf/lk-computer-crime-act-2007.pdf"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/pdftotext")
    process.arguments = [Self.corpus.appending(path: name).path, "-"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    let linter = try Self.linter()
    let documents = [
      try Reader.open(try Self.bytes(name), path: "act.pdf", format: nil),
      try Reader.open(text, path: "act.txt", format: nil),
    ]
    let outlines = documents.map { document in
      let bill = linter.bill(document)
      return bill.provisions.map { bill.label(of: $0.id) }
    }
    #expect(outlines[0] == outlines[1])
    let findings = documents.map { document in
      linter.check(document).findings.map { "\($0.provision.section) \($0.rule)" }.sorted()
    }
    #expect(findings[0] == findings[1])
    #expect(findings[0].count > 30)
  }
}
