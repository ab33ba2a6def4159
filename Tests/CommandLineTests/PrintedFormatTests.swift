import Foundation
import SourceText
import Testing
import WordFiles

/// Word files and PDFs as a user hands them over.
@Suite struct PrintedFormatTests {
  private static let samples = ToolRun.package.appending(path: "Samples/formats")
  private static let name = "arcadia-cybercrime-bill-2026"

  private static func sample(_ ending: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: samples.appending(path: name + ending)))
  }

  @Test func aFaultyFileLeavesTheOthersChecked() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bad.md")
      try folder.write(Array("PK\u{3}\u{4} and no more".utf8), to: "broken.docx")
      try folder.write("no PDF", to: "text.pdf")
      let run = try ToolRun(["check", "broken.docx", "text.pdf", "bad.md"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("broken.docx: error: this Word file is damaged"))
      #expect(run.errors.contains("text.pdf: error: this is not a PDF"))
      #expect(run.output.contains("bad.md:3:"))
    }
  }

  @Test func withoutPdftotext() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bad.md")
      try folder.write("%PDF-1.4\n", to: "bill.pdf")
      let run = try ToolRun(["check", "bill.pdf", "bad.md"], in: folder, environment: ["PATH": ""])
      #expect(run.status == 2)
      #expect(run.errors.contains("bill.pdf: error: reading PDF needs the program pdftotext"))
      #expect(run.output.contains("bad.md:3:"))
    }
  }

  @Test func findingsSayTheParagraph() throws {
    try Folder.with { folder in
      try folder.write(try Self.sample(".docx"), to: "bill.docx")
      let run = try ToolRun(["check", "bill.docx"], in: folder)
      #expect(run.status == 1)
      #expect(run.output.contains(#/bill\.docx:\d+:\d+: error: paragraph \d+: clause 14\(1\): /#))
      let json = try ToolRun(["check", "bill.docx", "--format", "json"], in: folder)
      #expect(json.output.contains(#/"page": ?null, ?"paragraph": ?\d+/#))
    }
  }

  @Test func acceptedSuggestionsCloseTheirFindings() throws {
    try Folder.with { folder in
      try folder.write(try Self.sample(".docx"), to: "bill.docx")
      let before = try ToolRun(["check", "bill.docx", "--annotate", "noted.docx"], in: folder)
      #expect(before.status == 1, "\(before.errors)")
      // Read from the other side the bill is as it was.
      let original = try ToolRun(["check", "noted.docx", "--tracked", "original"], in: folder)
      #expect(original.output == before.output.replacing("bill.docx", with: "noted.docx"))
      let after = try ToolRun(["check", "noted.docx"], in: folder)
      let counts = [before, after].map { $0.output.matches(of: #/: error: /#).count }
      #expect(counts[0] > 20)
      #expect(counts[1] * 2 < counts[0], "\(counts)")
    }
  }

  @Test func aWordFileIsNotRewrittenInPlace() throws {
    try Folder.with { folder in
      try folder.write(try Self.sample(".docx"), to: "bill.docx")
      let run = try ToolRun(["check", "bill.docx", "--fix", "scope"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("--annotate"))
    }
  }
}
