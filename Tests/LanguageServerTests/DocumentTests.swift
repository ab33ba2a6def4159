import SeededRandom
import SourceText
import Testing

@testable import LanguageServer

struct DocumentTests {
  private static let letters = ["a", "é", "—", "𝒜", "\n", "\r\n", "\r", " ", "🏛️"]

  private static func text(_ length: Int, _ random: inout SeededGenerator) -> String {
    (0..<length).map { _ in letters.randomElement(using: &random)! }.joined()
  }

  @Test(arguments: [PositionEncoding.utf8, .utf16, .utf32])
  func everyPlaceLeadsBackToItself(encoding: PositionEncoding) {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let source = SourceText(path: "a.md", string: Self.text(60, &random))
      let line = source.utf8.indices.filter { source.utf8[$0] & 0xC0 != 0x80 } + [source.utf8.count]
      for offset in line {
        let place = encoding.position(of: offset, in: source)
        let back = encoding.offset(line: place.line, column: place.column, in: source)
        // Within a line break there is no column: its end is that of the line.
        let end = source.line(place.line).upperBound
        #expect(back == min(offset, end))
      }
    }
  }

  /// What an editor does to its own text, done in units of the encoding.
  @Test(arguments: [PositionEncoding.utf8, .utf16, .utf32])
  func changesGiveTheTextThatTheEditorHas(encoding: PositionEncoding) throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<30 {
      let text = Self.text(40, &random)
      var document = try OpenDocument(opened: [
        "uri": "file:///a.md", "languageId": "markdown", "version": 1, "text": .string(text),
      ])
      var expected = Array(text.utf8)
      for version in 2..<20 {
        let source = SourceText(path: "a.md", string: String(decoding: expected, as: UTF8.self))
        let starts =
          expected.indices.filter { expected[$0] & 0xC0 != 0x80 } + [expected.count]
        let ends = starts.filter { offset in
          encoding.offset(
            line: encoding.position(of: offset, in: source).line,
            column: encoding.position(of: offset, in: source).column, in: source) == offset
        }
        let (one, other) = (
          ends.randomElement(using: &random)!, ends.randomElement(using: &random)!
        )
        let range = min(one, other)..<max(one, other)
        let new = Self.text(Int.random(in: 0...3, using: &random), &random)
        expected.replaceSubrange(range, with: Array(new.utf8))
        try document.change(
          [["range": encoding.json(range, in: source), "text": .string(new)]], to: version, encoding
        )
        #expect(document.source.utf8 == expected)
        #expect(document.version == version)
      }
    }
  }

  @Test func aPlaceBehindTheEndIsTheEnd() {
    let source = SourceText(path: "a.md", string: "ab\ncd")
    #expect(PositionEncoding.utf16.offset(line: 0, column: 99, in: source) == 2)
    #expect(PositionEncoding.utf16.offset(line: 9, column: 0, in: source) == 5)
    #expect(PositionEncoding.utf16.offset(line: -1, column: -1, in: source) == 0)
  }

  @Test func aChangeThatIsNoneLeavesTheTextAlone() throws {
    var document = try OpenDocument(opened: ["uri": "file:///a.md", "version": 1, "text": "ab"])
    let range: JSON = [
      "start": ["line": 0, "character": 2], "end": ["line": 0, "character": 0],
    ]
    #expect(throws: RPCError.self) {
      try document.change([["text": "new"], ["range": range, "text": "x"]], to: 2, .utf16)
    }
    #expect(document.source.utf8 == Array("ab".utf8))
    #expect(document.version == 1)
  }

  @Test func theFormatComesFromTheLanguageOrTheName() throws {
    func format(_ uri: String, _ language: String) throws -> String? {
      try OpenDocument(opened: ["uri": .string(uri), "languageId": .string(language), "text": ""])
        .format?.rawValue
    }
    #expect(try format("file:///a%20b.md", "x") == "markdown")
    #expect(try format("untitled:Untitled-1", "markdown") == "markdown")
    #expect(try format("file:///a.txt", "plaintext") == "text")
    #expect(try format("file:///a", "plaintext") == "text")
    #expect(try format("file:///a.swift", "swift") == nil)
  }
}
