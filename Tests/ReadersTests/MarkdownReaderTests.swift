import Bills
import Readers
import SourceText
import Testing

@Suite struct MarkdownReaderTests {
  private func read(_ text: String, _ location: SourceLocation = #_sourceLocation) -> Document {
    let document = Reader.read(SourceText(path: "bill.md", string: text), format: .markdown)
    #expect(DocumentInvariants(document: document).violations == [], sourceLocation: location)
    return document
  }

  @Test func headingsAndParagraphs() {
    let document = read("# A *Bill*\n\nPart\n----\n\nThe Minister\n   may act.\n")
    #expect(
      document.blocks.map(\.kind) == [.heading(level: 1), .heading(level: 2), .paragraph])
    #expect(texts(document) == ["A Bill", "Part", "The Minister may act."])
    #expect(lines(document.blocks[2], of: document) == ["The Minister", "may act."])
  }

  @Test func orderedItemsCarryTheirNumbers() {
    let document = read("12. The first.\n\n    More.\n13. \n    1) Nested.\n\n* A bullet.\n")
    #expect(document.blocks.map { $0.marker?.label } == ["12", nil, "13", "1", nil])
    #expect(texts(document) == ["The first.", "More.", "", "Nested.", "A bullet."])
    #expect(document.blocks.map(\.depth) == [1, 1, 1, 2, 1])
    #expect(document.blocks[0].marker?.sourceRange == 0..<3)
  }

  @Test func quotationsAreMarked() {
    let document = read("> “5. A person\n> > shall *not*\nact.”\n\nAfter.")
    #expect(document.blocks.map(\.isQuoted) == [true, true, false])
    #expect(texts(document) == ["“5. A person", "shall not act.”", "After."])
  }

  @Test func indentedCodeIsText() {
    let document = read(
      "5. (1) A person may\n\n        (a) enter;\n        and\n\n        (b) seize.\n")
    #expect(texts(document) == ["(1) A person may", "(a) enter; and", "(b) seize."])
    #expect(lines(document.blocks[1], of: document) == ["(a) enter;", "and"])
  }

  @Test func fencesHTMLAndFrontMatterAreLeftOut() {
    let document = read(
      """
      ---
      title: Bill
      ---
      One.

      ```
      code
      ```

      <!-- a
      comment -->

      Two<!-- x --> and <b>three</b><br/>four.
      """)
    #expect(texts(document) == ["One.", "Two and three four."])
    #expect(lines(document.blocks[1], of: document) == ["Two and three", "four."])
  }

  @Test func linksImagesAndCodeKeepTheirWords() {
    let document = read(
      """
      See [the *Act*](http://x.y/a_(b)
        "title") and [that][ref], [ref]
      and <http://a.b/?c=1&amp;d>, ![the seal](s.png) and ``a ` b``.

      [ref]: http://example.org
      """)
    #expect(
      texts(document) == [
        "See the Act and that, ref and http://a.b/?c=1&d, the seal and a ` b."
      ])
  }

  @Test func definitionBeforeWordsMovesNothing() {
    let document = read("[a]: http://words\nThe words [a] stand.")
    #expect(texts(document) == ["The words a stand."])
    #expect(document.sourceRange(4..<9) == 22..<27)
  }

  @Test func entitiesAndEscapesKeepTheirRanges() {
    let text = "A &amp; B\\* &sect;&nbsp;5 &#8212; &unknown; sub&shy;section"
    let document = read(text)
    #expect(texts(document) == ["A & B* § 5 — &unknown; subsection"])
    #expect(document.source.string(document.sourceRange(2..<3)) == "&amp;")
    #expect(document.source.string(document.sourceRange(5..<6)) == "\\*")
    #expect(document.source.string(document.sourceRange(4..<6)) == "B\\*")
  }

  @Test func wrapsCoverPrefixes() {
    let document = read("> - one\n>   two\\\n>   three  \nfour")
    #expect(texts(document) == ["one two three four"])
    #expect(lines(document.blocks[0], of: document) == ["one", "two", "three", "four"])
    #expect(document.source.string(document.sourceRange(3..<4)) == "\n>   ")
  }

  @Test func lazyLinesMayStartWithAMark() {
    #expect(texts(read("> > one\n    > two")) == ["one > two"])
  }

  @Test func tablesGiveOneBlockForEachRow() {
    let document = read("| Act | Date |\n|:--|--:|\n| *One* | 1 \\| 2 |\n| Two | |\n")
    #expect(texts(document) == ["Act Date", "One 1 | 2", "Two"])
  }

  @Test func footnotesStandAfterTheText() {
    let document = read(
      "First[^1] part\n[^1]: Repealed.\n\n[^b]: See *there*\n[^c]: Also.\n\nLast.")
    #expect(texts(document) == ["First part", "Last.", "Repealed.", "See there", "Also."])
    #expect(document.blocks.map(\.anchor) == [nil, nil, 11, 11, 11])
  }

  @Test func hyphenOfALineEndIsDropped() {
    let document = read("The regu-\nlation and the sub\u{AD}\nsection.")
    #expect(texts(document) == ["The regulation and the subsection."])
  }

  @Test func carriageReturnsEndLines() {
    #expect(texts(read("# A\r\n\r\none\r\ntwo\r\rthree")) == ["A", "one two", "three"])
  }

  @Test(arguments: ["![[]()", "<a ", "> ", "`a", "[a](", "- "])
  func hostileInputComesToAnEnd(fragment: String) {
    let document = read(String(repeating: fragment, count: 60_000))
    #expect(document.format == .markdown)
  }
}
