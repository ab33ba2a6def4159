import Foundation
import Testing

/// Files made to do harm: a clear error and exit code 2, and the other files of the run are checked.
@Suite struct HostileMarkupTests {
  private static let opening =
    "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><bill name=\"b\"><body>"
  private static let closing = "</body></bill></akomaNtoso>"
  private static let section = "<section><num>1</num><content><p>Words.</p></content></section>"

  /// Checks a hostile file beside a bad bill.
  private func check(
    _ bytes: [UInt8], _ name: String, says words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try Folder.with { folder in
      try folder.write(bytes, to: name)
      try folder.write(ShortBill.bad, to: "bad.md")
      let start = Date()
      let run = try ToolRun(
        ["check", name, "bad.md", "--select", "scope", "--fail-level", "never", "--no-config"],
        in: folder)
      #expect(!run.crashed, sourceLocation: sourceLocation)
      #expect(run.status == 2, sourceLocation: sourceLocation)
      #expect(
        run.errors.contains("\(name): error: "), "\(run.errors)", sourceLocation: sourceLocation)
      #expect(run.errors.contains(words), "\(run.errors)", sourceLocation: sourceLocation)
      #expect(run.errors.utf8.count < 1000, sourceLocation: sourceLocation)
      #expect(run.output.contains("bad.md:3:"), sourceLocation: sourceLocation)
      // Generous: a debug build on a busy machine.
      #expect(Date().timeIntervalSince(start) < 60, sourceLocation: sourceLocation)
    }
  }

  @Test func entitiesThatMultiply() throws {
    var declarations = "<!ENTITY a0 \"lol lol lol lol lol lol lol lol lol lol\">"
    for level in 1...12 {
      let ten = String(repeating: "&a\(level - 1);", count: 10)
      declarations += "<!ENTITY a\(level) \"\(ten)\">"
    }
    let text =
      "<!DOCTYPE akomaNtoso [\(declarations)]>\(Self.opening)<section><num>1</num><content><p>&a12;</p>"
      + "</content></section>\(Self.closing)"
    try check(Array(text.utf8), "bomb.xml", says: "amplification")
  }

  @Test func anEntityOutsideTheFileIsNotFetched() throws {
    try Folder.with { folder in
      try folder.write("the secret of the house", to: "secret.txt")
      let path = folder.url.appending(path: "secret.txt").path
      let text =
        "<!DOCTYPE akomaNtoso [<!ENTITY s SYSTEM \"file://\(path)\">]>\(Self.opening)<section>"
        + "<num>1</num><content><p>Keep &s;.</p></content></section>\(Self.closing)"
      try folder.write(text, to: "outside.xml")
      let run = try ToolRun(["outline", "outside.xml", "--no-config"], in: folder)
      #expect(!run.crashed && run.status == 2)
      #expect(run.errors.contains("outside.xml: error: ") && run.errors.contains("not fetched"))
      #expect(!run.output.contains("secret") && !run.errors.contains("secret of"))
    }
  }

  @Test func deepNesting() throws {
    let depth = 100_000
    let xml = Self.opening + String(repeating: "<list>", count: depth)
    try check(Array(xml.utf8), "deep.xml", says: "nests deeper")
    let html = "<!doctype html>" + String(repeating: "<div>", count: depth)
    try check(Array(html.utf8), "deep.html", says: "nests deeper")
  }

  @Test func aFileThatBreaksOff() throws {
    try check(Array((Self.opening + "<section><num>1").utf8), "cut.xml", says: "well-formed")
  }

  @Test func twoAttributesOfOneName() throws {
    try check(
      Array("\(Self.opening)<section id=\"a\" id=\"b\"/>\(Self.closing)".utf8), "twice.xml",
      says: "duplicate attribute")
  }

  @Test func aWrongDeclarationOfTheEncoding() throws {
    let opening = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(Self.opening)".utf8)
    let text = opening + Array("<p>".utf8) + [0xE9, 0xE8] + Array("</p>\(Self.closing)".utf8)
    try check(text, "encoding.xml", says: "UTF-8")
    let other = Array("<?xml version=\"1.0\" encoding=\"EBCDIC-CP-BE\"?>\(Self.opening)".utf8)
    try check(other + [0xE9] + Array(Self.closing.utf8), "other.xml", says: "ebcdic-cp-be")
  }

  @Test func bytesOfNothing() throws {
    let text = Array("\(Self.opening)<p>a".utf8) + [0] + Array("b</p>\(Self.closing)".utf8)
    try check(text, "null.xml", says: "NUL")
    try check(Array("<!doctype html><p>a".utf8) + [0], "null.html", says: "NUL")
  }

  @Test func anUnknownVocabulary() throws {
    try check(Array("<?xml version=\"1.0\"?><invoice/>".utf8), "invoice.xml", says: "<invoice>")
  }

  @Test func anAttributeOfManyMegabytes() throws {
    let value = String(repeating: "x", count: 20 << 20)
    let text = "\(Self.opening)<section eId=\"\(value)\"><num>1</num></section>\(Self.closing)"
    try Folder.with { folder in
      try folder.write(text, to: "wide.xml")
      let run = try ToolRun(["outline", "wide.xml", "--no-config"], in: folder)
      #expect(!run.crashed && run.status == 0, "\(run.errors)")
      #expect(run.output.contains("1 sections"))
    }
  }

  @Test func aFolderWithOtherXMLHasNoErrors() throws {
    try Folder.with { folder in
      try folder.write("<?xml version=\"1.0\"?><project/>", to: "bills/pom.xml")
      try folder.write(Self.opening + Self.section + Self.closing, to: "bills/bill.xml")
      let run = try ToolRun(["outline", "bills", "--no-config"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("bills/bill.xml: 1 sections"))
    }
  }
}
