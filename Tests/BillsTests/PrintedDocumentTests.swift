import Bills
import Lexicons
import Readers
import SeededRandom
import SourceText
import Testing

/// The text of a marked-up bill, printed as Markdown, has the same provisions.
@Suite struct PrintedDocumentTests {
  private static func bill(_ document: Document) throws -> Bill {
    Bill(document, language: try Lexicon.shipped().languageTable())
  }

  @Test(arguments: 0..<12)
  func theSameProvisionsAreReadAgain(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let text = Self.akomaNtoso(&generator)
    let document = try Reader.open(Array(text.utf8), path: "bill.xml", format: nil)
    let printed = document.printed()
    let again = try Self.bill(Reader.read(printed, format: .markdown))
    let shown = printed.string(0..<printed.utf8.count)
    #expect(again.labels == (try Self.bill(document)).labels, "\(shown)")
    let read = Reader.read(printed, format: .markdown)
    let words = read.string(0..<read.text.count)
    for block in document.blocks { #expect(words.contains(document.string(block.range))) }
  }

  @Test func wordsThatMarkdownWouldTakeForMarkupStay() throws {
    let text =
      "<html><body><p># of *fees* in [square] &lt;b&gt; and _x_ &amp;amp; `y` \\ z</p></body></html>"
    let document = try Reader.open(Array(text.utf8), path: "a.html", format: nil)
    let again = Reader.read(document.printed(), format: .markdown)
    #expect(again.string(again.blocks[0].range) == document.string(document.blocks[0].range))
  }

  private static let headings = ["Ledgers", "Fees and seals", "Duties of clerks", "Copies"]
  private static let sentences = [
    "The clerk keeps the ledger.", "A copy costs five crowns.", "Every seal is counted twice.",
  ]

  private static func akomaNtoso(_ generator: inout SeededGenerator) -> String {
    var body = ""
    var number = 0
    for part in 1...Int.random(in: 1...3, using: &generator) {
      var sections = ""
      for _ in 1...Int.random(in: 1...4, using: &generator) {
        number += 1
        sections += section(number, &generator)
      }
      body += "<part><num>PART \(part)</num><heading>RECORDS</heading>\(sections)</part>"
    }
    return
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><bill name=\"b\">"
      + "<preface><p>LEDGERS BILL</p></preface><body>\(body)</body></bill></akomaNtoso>"
  }

  private static func section(_ number: Int, _ generator: inout SeededGenerator) -> String {
    let heading = headings.randomElement(using: &generator)!
    let sentence = sentences.randomElement(using: &generator)!
    let opening = "<section><num>\(number).</num><heading>\(heading)</heading>"
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return opening + "<content><p>\(sentence)</p></content></section>"
    case 1:
      let count = Int.random(in: 2...4, using: &generator)
      let parts = (1...count).map {
        "<subsection><num>(\($0))</num><content><p>\(sentence)</p></content></subsection>"
      }
      return opening + parts.joined() + "</section>"
    default:
      return opening
        + "<subsection><num>(1)</num><intro><p>A clerk may—</p></intro><paragraph><num>(a)</num><content>"
        + "<p>copy the ledger; or</p></content></paragraph><paragraph><num>(b)</num><content><p>seal it."
        + "</p></content></paragraph></subsection><subsection><num>(2)</num><content><p>\(sentence)</p>"
        + "</content></subsection></section>"
    }
  }
}
