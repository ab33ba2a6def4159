import Bills
import Readers
import SourceText
import Testing

@Suite struct HTMLReaderTests {
  @Test func navigationFormsAndScriptsAreLeftOut() throws {
    let document = try MarkupReading.html(
      """
      <nav><ul><li>Acts</ul></nav><script>var a = "<p>";</script><style>p {}</style>
      <ul><li><a href=a>Home</a><li><a href=b>Acts</a><li><a href=c>Bills</a><li><a href=d>Help</a></ul>
      <form><input value=x><button>Go</button><p>1. Ledgers are kept.</p></form>
      <div role=navigation>Next</div><p hidden>Secret</p><p style="display: none">Secret</p>
      <p class="sr-only">Secret</p><footer>Printed by the clerk</footer>
      """)
    #expect(texts(document) == ["1. Ledgers are kept."])
  }

  @Test func theMainPartIsTheTextWhereThereIsOne() throws {
    let words = String(repeating: "The clerk keeps the ledger of the house. ", count: 8)
    let document = try MarkupReading.html(
      "<div>Banner</div><main><p>\(words)</p></main><div>End</div>")
    #expect(document.blocks.count == 1)
  }

  @Test func headingsListsAndBreaks() throws {
    let document = try MarkupReading.html(
      """
      <h2>Part I</h2><ol><li>Title<ol type=a><li>one</li><li>two</ol><li value=5>Five</ol>
      <p>First<br>second<br><br>third</p><blockquote>Deep</blockquote>
      """)
    #expect(
      texts(document) == ["Part I", "Title", "one", "two", "Five", "First second", "third", "Deep"])
    #expect(document.blocks[0].kind == .heading(level: 2))
    #expect(document.blocks.map { $0.marker?.label } == [nil, "1", "a", "b", "5", nil, nil, nil])
    #expect(lines(document.blocks[5], of: document) == ["First", "second"])
    #expect(document.blocks.map(\.depth) == [0, 1, 2, 2, 1, 0, 0, 1])
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func numbersOfListsAreNotDoubled() throws {
    let document = try MarkupReading.html("<ol type=a><li>(a) copy;<li>(b) seal.</ol>")
    #expect(document.blocks.map { $0.marker?.label } == [nil, nil])
  }

  @Test(arguments: [
    ("fees &amp; fines", "fees & fines", "&amp;", "&"), ("&sect;&nbsp;5 x", "§ 5 x", "&sect;", "§"),
    ("a &#8212; b", "a — b", "&#8212;", "—"), ("a &#150; b", "a – b", "&#150;", "–"),
    ("&copy2026 x", "©2026 x", "&copy", "©"), ("&amp;amp; x", "&amp; x", "&amp;", "&"),
    ("R & D", "R & D", "&", "&"), ("x &lt; y", "x < y", "&lt;", "<"),
  ])
  func entitiesKeepTheirPlaces(
    markup: String, words: String, bytes: String, character: String
  ) throws {
    let document = try MarkupReading.html("<p>\(markup)</p>")
    #expect(texts(document) == [words])
    #expect(document.source(of: character) == bytes)
    #expect(document.source(of: String(words.suffix(1))) != nil)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func wordsAcrossTagsKeepTheirPlaces() throws {
    let document = try MarkupReading.html(
      "<p>any <b>serious</b>\n  offence<!-- x --> at <i>all</i></p>")
    #expect(texts(document) == ["any serious offence at all"])
    #expect(document.source(of: "serious offence") == "serious</b>\n  offence")
  }

  @Test func tablesOfDataAreRowsAndTablesOfLayoutAreNot() throws {
    let document = try MarkupReading.html(
      """
      <table><tr><td>Fee<td>5 crowns</tr></table>
      <table><tr><td><p>1. Ledgers.</p><p>2. Seals.</p><td>x</table>
      """)
    #expect(texts(document) == ["Fee 5 crowns", "1. Ledgers.", "2. Seals.", "x"])
  }

  @Test func footnotesAreNotes() throws {
    let document = try MarkupReading.html(
      """
      <p>Ledgers<a href="#_ftn1">1</a> are kept.</p><div id="ftn1"><p>See the report.</p></div>
      """)
    #expect(texts(document) == ["Ledgers are kept.", "See the report."])
    #expect(document.blocks.last?.kind == .marginalNote)
  }

  @Test func boldParagraphsAreTitles() throws {
    let document = try MarkupReading.html("<p><b>7. Ledgers kept</b><p>Words of <b>weight</b>.")
    #expect(document.blocks.map(\.isTitle) == [true, false])
  }

  @Test func preformattedLines() throws {
    let document = try MarkupReading.html("<pre>1. Ledgers\nare kept.\n\n2. Seals.</pre>")
    #expect(texts(document) == ["1. Ledgers are kept.", "2. Seals."])
  }

  @Test(arguments: [
    String(repeating: "<div>", count: 100_000), String(repeating: "<b><p>", count: 100_000),
    (0..<400).map { "<font size=\($0)>" }.joined() + String(repeating: "<p>x", count: 60_000),
  ])
  func deepNestingIsRefused(markup: String) throws {
    do throws(UnreadableText) {
      _ = try Reader.open(Array("<!doctype html>\(markup)".utf8), path: "a", format: nil)
      Issue.record("read")
    } catch {
      #expect(error.message.contains("HTML"))
    }
  }

  @Test func manyParagraphsThatNobodyClosesAreFine() throws {
    let document = try MarkupReading.html(String(repeating: "<p>x", count: 5_000))
    #expect(document.blocks.count == 5_000)
  }
}
