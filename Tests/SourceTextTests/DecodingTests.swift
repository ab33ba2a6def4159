import SourceText
import Testing

@Suite struct DecodingTests {
  private func decode(_ bytes: [UInt8]) throws -> SourceText {
    try SourceText.decode(bytes, path: "bill.txt")
  }

  private func refusal(_ bytes: [UInt8]) -> String? {
    do {
      _ = try decode(bytes)
      return nil
    } catch {
      return (error as? UnreadableText)?.message
    }
  }

  @Test func utf8IsTakenAsItIs() throws {
    let text = try decode(Array("L’État — 第一条 😀".utf8))
    #expect(text.encoding == .utf8)
    #expect(text.string(0..<text.utf8.count) == "L’État — 第一条 😀")
    #expect(text.fileRange(2..<5) == 2..<5)
  }

  @Test func byteOrderMarkIsNoText() throws {
    let text = try decode([0xEF, 0xBB, 0xBF] + Array("Article 1".utf8))
    #expect(text.string(0..<text.utf8.count) == "Article 1")
    #expect(text.fileRange(0..<7) == 3..<10)
    #expect(text.position(at: 0) == TextPosition(offset: 3, line: 1, column: 1, byteColumn: 1))
  }

  @Test(arguments: [true, false])
  func utf16MapsToBytesOfTheFile(isLittle: Bool) throws {
    let string = "aé第😀b"
    let units = [0xFEFF] + Array(string.utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? pair : pair.reversed()
    }
    let text = try decode(bytes)
    #expect(text.encoding == (isLittle ? .utf16LittleEndian : .utf16BigEndian))
    #expect(text.utf8 == Array(string.utf8))
    // Starts of a, é, 第, 😀, b and the end.
    let starts = [0, 1, 3, 6, 10, 11].map(text.fileOffset)
    #expect(starts == [2, 4, 6, 8, 12, 14])
    #expect(text.fileRange(6..<10) == 8..<12)
  }

  @Test func utf16OfNoCharactersIsEmpty() throws {
    let text = try decode([0xFF, 0xFE])
    #expect(text.utf8.isEmpty)
    #expect(text.fileOffset(0) == 2)
  }

  @Test func latin1IsRecognised() throws {
    let text = try decode([0x4C, 0x6F, 0x69, 0x20, 0x64, 0xE9, 0x63, 0x72, 0xE9, 0x74])
    #expect(text.encoding == .latin1)
    #expect(text.string(0..<text.utf8.count) == "Loi décrét")
    #expect(text.fileOffset(7) == 6)
    #expect(text.fileRange(5..<7) == 5..<6)
  }

  @Test func typographersQuotesMeanWindows1252() throws {
    let text = try decode([0x93, 0x41, 0x94, 0x20, 0x96, 0x20, 0x80])
    #expect(text.encoding == .windows1252)
    #expect(text.string(0..<text.utf8.count) == "“A” – €")
  }

  @Test func emptyFileIsText() throws {
    #expect(try decode([]).utf8.isEmpty)
  }

  @Test(arguments: [
    ("%PDF-1.7 x", "PDF"), ("PK\u{3}\u{4}x", "ZIP"), ("{\\rtf1 x}", "RTF"),
  ])
  func otherFormatsAreNamed(content: String, name: String) throws {
    let message = try #require(refusal(Array(content.utf8)))
    #expect(message.contains(name))
    #expect(message.hasPrefix("this is") && !message.contains("\n"))
  }

  @Test(arguments: ["iso-8859-1", "windows-1252", "latin1"])
  func aDeclaredSingleByteEncodingIsUsed(name: String) throws {
    let text = try SourceText.decode(
      [0xE9, 0x20, 0xC3, 0xA9, 0xC3, 0xA9], path: "a", declared: name)
    #expect(text.string(0..<text.utf8.count) == "é Ã©Ã©")
  }

  @Test(arguments: [("utf-8", "UTF-8"), ("koi8-r", "koi8-r")])
  func aDeclarationThatTheBytesBelieIsRefused(name: String, word: String) {
    do throws(UnreadableText) {
      _ = try SourceText.decode([0x41, 0xE9, 0x42], path: "a", declared: name)
      Issue.record("read")
    } catch {
      #expect(error.message.contains(word) && error.message.contains("save it as UTF-8"))
    }
  }

  private static let junk: [[UInt8]] = [
    [0x41, 0x00, 0x42, 0x43, 0x44, 0x45, 0x46], [UInt8](repeating: 0x02, count: 40),
    [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], [0xFF, 0xFE, 0x00, 0xDC], [0xFF, 0xFE, 0x41],
  ]

  @Test(arguments: junk)
  func junkIsRefused(bytes: [UInt8]) {
    #expect(refusal(bytes) != nil)
  }

  @Test func utf16WithoutMarkIsNamed() throws {
    let bytes: [UInt8] = "Section 14 applies".utf8.flatMap { [$0, 0] as [UInt8] }
    #expect(try #require(refusal(bytes)).contains("UTF-16"))
  }

  @Test func damagedUTF8IsNotTakenForLatin1() throws {
    let bytes = Array("l’article « premier » é".utf8) + [0xE2, 0x80]
    #expect(try #require(refusal(bytes)).contains("offset 28"))
  }

  private static let malformed: [[UInt8]] = [
    [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE0, 0x80, 0x80], [0xF0, 0x9F],
  ]

  @Test(arguments: malformed)
  func malformedSequencesAreNotUTF8(bytes: [UInt8]) throws {
    #expect(try decode(bytes + Array(" text".utf8)).encoding != .utf8)
  }
}
