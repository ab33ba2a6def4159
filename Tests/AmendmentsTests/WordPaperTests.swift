import Foundation
import Testing

@testable import Amendments

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The paper as a file for a word processor.
@Suite struct WordPaperTests {
  private static let paper = AmendmentPaper(
    title: "a <bill> & \u{1}its \"schedule\"",
    amendments: [
      Amendment(
        provision: "clause 2", line: 3,
        change: .add(unit: .subsection, words: ["(2) No warrant, no search — “ever”."]),
        statement: ["Why < how & \u{FFFE}when."])
    ], style: .commonwealth)

  /// The words of each paragraph of a document.
  private final class Words: NSObject, XMLParserDelegate {
    var paragraphs: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      if name == "w:p" { paragraphs.append("") }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1] += text }
    }
  }

  /// The files of an archive, unpacked by a program that knows nothing of ours.
  private static func unpacked(_ name: String) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = folder.appending(path: "paper.docx")
    try Data(try paper.word()).write(to: archive)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))",
      archive.path, name,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return data
  }

  @Test(
    .enabled("needs python3 to unpack") {
      FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
        || FileManager.default.isExecutableFile(atPath: "/usr/local/bin/python3")
    })
  func itsWordsAreThoseOfThePaper() throws {
    let parser = XMLParser(data: try Self.unpacked("word/document.xml"))
    let words = Words()
    parser.delegate = words
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(words.paragraphs.first == "Amendments to a <bill> & \u{FFFD}its \"schedule\"")
    #expect(words.paragraphs.contains("Clause 2, line 3, at the end insert—"))
    #expect(words.paragraphs.contains("(2) No warrant, no search — “ever”."))
    #expect(words.paragraphs.last == "Explanatory statement: Why < how & \u{FFFD}when.")
  }

  @Test func theSamePaperIsTheSameFile() throws {
    #expect(try Self.paper.word() == Self.paper.word())
  }
}
