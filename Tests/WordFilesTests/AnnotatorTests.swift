import Foundation
import SeededRandom
import SourceText
import Testing
import WordFiles

/// Comments and tracked changes, told by reading the file again from both sides.
@Suite struct AnnotatorTests {
  private static let pieces = [
    "The Minister may ", "order", " any ", "offence", "&amp;", "é", " — ", "“data”", "a", " of ",
  ]

  /// Paragraphs whose words are cut into runs anywhere, with tabs, breaks and changes of look.
  private static func body(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...4, using: &generator)).map { number in
      var inner = ""
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        let words = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          pieces.randomElement(using: &generator)!
        }
        let look = Bool.random(using: &generator) ? "<w:rPr><w:i/></w:rPr>" : ""
        let texts = words.map { "<w:t xml:space=\"preserve\">\($0)</w:t>" }
          .joined(separator: Bool.random(using: &generator) ? "<w:tab/>" : "")
        inner += "<w:r>\(look)\(texts)</w:r>"
      }
      let properties = [
        "", "<w:pPr/>", "<w:pPr><w:jc w:val=\"both\"/></w:pPr>",
        "<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>",
      ]
      .randomElement(using: &generator)!
      return "<w:p>\(properties)\(inner)</w:p>"
    }.joined() + "<w:p><w:r><w:t>End.</w:t></w:r></w:p>"
  }

  private static func string(_ text: WordText) -> String {
    text.source.string(0..<text.source.utf8.count)
  }

  /// The text with edits made, by hand.
  private static func edited(_ text: WordText, _ edits: [WordEdit]) -> String {
    var bytes = text.source.utf8
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: 0..<40)
  func acceptedItIsTheEditedTextAndRejectedTheOldOne(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<6 {
      let text = try WordFile(body: Self.body(&generator)).text()
      let string = Self.string(text)
      var places: [Int] = []
      var offset = 0
      for scalar in string.unicodeScalars {
        places.append(offset)
        offset += UTF8.width(scalar)
      }
      var edits: [WordEdit] = []
      var notes: [WordNote] = []
      for number in 0..<Int.random(in: 1...5, using: &generator) {
        let ends = [
          places.randomElement(using: &generator)!, places.randomElement(using: &generator)!,
        ].sorted()
        let range = ends[0]..<min(ends[1], ends[0] + 12)
        guard places.contains(range.upperBound), !text.source.string(range).contains("\n") else {
          continue
        }
        notes.append(WordNote(range: range, paragraphs: ["note \(number) <&>"]))
        let clashes = edits.contains {
          $0.range.lowerBound <= range.upperBound && range.lowerBound <= $0.range.upperBound
        }
        if !clashes {
          edits.append(
            WordEdit(
              range: range,
              text: Bool.random(using: &generator) || range.isEmpty ? "new & <words>" : ""))
        }
      }
      let result = try WordAnnotator(text).annotated(notes, edits.map { [$0] })
      #expect(result.written == edits.count, "seed \(seed)")
      let final = try WordText.read(result.bytes, path: "b.docx")
      #expect(Self.string(final) == Self.edited(text, edits), "seed \(seed)")
      let original = try WordText.read(result.bytes, path: "b.docx", tracked: .original)
      #expect(Self.string(original) == string, "seed \(seed)")
    }
  }

  @Test func wholeParagraphsGoAndCome() throws {
    let text = try WordFile(
      body: paragraph("one") + paragraph("two") + "<w:p/>" + paragraph("three")
    ).text()
    let string = Self.string(text)
    let strike = WordEdit(range: 4..<8, text: "")
    let add = WordEdit(
      range: string.utf8.count - 1..<string.utf8.count - 1, text: "\n(2) four\n(3) five")
    let result = try WordAnnotator(text).annotated([], [[strike], [add]])
    #expect(result.written == 2)
    #expect(
      Self.string(try WordText.read(result.bytes, path: "b"))
        == "one\n\nthree\n(2) four\n(3) five\n")
    #expect(
      Self.string(try WordText.read(result.bytes, path: "b", tracked: .original)).hasPrefix(
        "one\ntwo\n\nthree\n"))
  }

  @Test func commentsOfOthersStay() throws {
    let body =
      "<w:p><w:commentRangeStart w:id=\"7\"/>\(run("order"))<w:commentRangeEnd w:id=\"7\"/>"
      + "<w:r><w:commentReference w:id=\"7\"/></w:r></w:p>"
    let file = WordFile(
      body: body, comments: "<w:comment w:id=\"7\">\(paragraph("theirs"))</w:comment>")
    let result = try WordAnnotator(try file.text()).annotated(
      [WordNote(range: 0..<5, paragraphs: ["ours"])], [])
    let archive = try WordArchive(result.bytes)
    let comments = String(decoding: try archive.part("word/comments.xml") ?? [], as: UTF8.self)
    #expect(comments.contains("theirs"))
    #expect(comments.contains("w:id=\"8\""))
    let document = String(decoding: try archive.part("word/document.xml") ?? [], as: UTF8.self)
    #expect(document.contains("<w:commentRangeStart w:id=\"8\"/>"))
    #expect(document.contains("<w:commentReference w:id=\"7\"/>"))
  }

  @Test func anAutomaticNumberIsNoTextToChange() throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let text = try WordFile(body: numbered("words"), numbering: numbering).text()
    #expect(Self.string(text) == "1. words\n")
    let result = try WordAnnotator(text).annotated(
      [WordNote(range: 0..<2, paragraphs: ["here"])], [[WordEdit(range: 0..<2, text: "2.")]])
    #expect(result.written == 0)
    #expect(Self.string(try WordText.read(result.bytes, path: "b")) == "1. words\n")
  }

  @Test func theSameNotesAreTheSameFile() throws {
    let text = try WordFile(body: paragraph("words")).text()
    let notes = [WordNote(range: 0..<3, paragraphs: ["a"])]
    let edits = [[WordEdit(range: 0..<5, text: "b")]]
    let first = try WordAnnotator(text).annotated(notes, edits).bytes
    #expect(try WordAnnotator(text).annotated(notes, edits).bytes == first)
  }
}
