import Foundation
import SourceText
import Testing

@testable import PrintedPages

/// PDFs that are no good, and a tool that fails: an error that says what to do.
@Suite struct HostilePDFTests {
  private func message(_ bytes: [UInt8], _ tool: PageTool = PageTool()) -> String {
    do {
      _ = try PrintedPages.read(bytes, path: "a.pdf", tool: tool)
      return "no error"
    } catch {
      return error.message
    }
  }

  private static let good = PrintedFile(pages: [column(["words of a bill"])]).bytes

  /// The folder of a stand-in for the tool.
  private static func standIn(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "StandIns/\(name)").path
  }

  @Test func withoutTheTool() {
    #expect(message(Self.good, PageTool(searchPath: "/nowhere")).contains("install poppler-utils"))
  }

  @Test func aToolThatHangs() {
    var limits = PageTool.Limits()
    limits.seconds = 1
    let said = message(
      Self.good, PageTool(limits: limits, searchPath: Self.standIn("hangs")))
    #expect(said.contains("takes longer than 1 seconds"))
  }

  @Test func aToolThatClosesItsOutputAndLingers() {
    var limits = PageTool.Limits()
    limits.seconds = 1
    let said = message(
      Self.good, PageTool(limits: limits, searchPath: Self.standIn("lingers")))
    #expect(said.contains("takes longer"))
  }

  @Test func aToolThatNeverStopsPrinting() {
    var limits = PageTool.Limits()
    limits.output = 4 << 20
    let said = message(
      Self.good, PageTool(limits: limits, searchPath: Self.standIn("floods")))
    #expect(said.contains("more than 4 MiB"))
  }

  @Test func aToolThatReadsNothing() {
    let said = message(
      [UInt8](repeating: 0x20, count: 4 << 20), PageTool(searchPath: Self.standIn("silent")))
    #expect(said.contains("did not finish"))
  }

  @Test(.enabled("needs pdftotext") { hasPDFTool }, arguments: [20, 200])
  func cutOff(length: Int) {
    #expect(message(Array(Self.good.prefix(length))).contains("this PDF is broken"))
  }

  @Test(.enabled("needs pdftotext") { hasPDFTool })
  func pagesWithoutWords() {
    #expect(message(PrintedFile(pages: [[], []]).bytes).contains("no text"))
    let mixed = PrintedFile(pages: [column(["words"]), [], []]).bytes
    #expect(message(mixed).contains("2 of the 3 pages"))
  }

  @Test(.enabled("needs pdftotext") { hasPDFTool })
  func lockedWithAPassword() {
    // Keys that no empty password opens.
    let key = String(repeating: "AB", count: 32)
    let lock =
      "/Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >> /ID [<00> <00>]"
    let text = String(decoding: Self.good, as: UTF8.self).replacing(
      "/Root 1 0 R", with: "/Root 1 0 R \(lock)")
    #expect(message(Array(text.utf8)).contains("encrypted"))
  }

  @Test(.enabled("needs pdftotext") { hasPDFTool })
  func moreKidsThanPages() {
    // A tree of pages that comes back to itself.
    let text = String(decoding: Self.good, as: UTF8.self)
      .replacing("/Kids [4 0 R] /Count 1", with: "/Kids [2 0 R] /Count 9")
    #expect(message(Array(text.utf8)) != "no error")
  }

  @Test func wordsThatAreNoXML() {
    #expect(throws: UnreadableText.self) {
      try LayoutReader.pages(Array("<doc><page><line><word xMin=\"1\">&bogus;</doc>".utf8))
    }
    #expect(throws: UnreadableText.self) { try LayoutReader.pages([]) }
  }
}
