import Bills
import Readers
import SeededRandom
import SourceText
import Testing

/// Marked-up files that nobody wrote on purpose: refused with a message, or read as documents are.
@Suite struct MarkupPropertyTests {
  private static let page = [
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<div>", "</div>", "<ol>", "</ol>", "<ol type=i>",
    "<ul>", "</ul>", "<li>", "</li>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<br/>",
    "<h2>",
    "</h2>", "<pre>", "</pre>", "<a href=x>", "</a>", "<nav>", "</nav>", "<!-- c -->", "<script>",
    "</script>", "<svg>", "</svg>", "<template>", "<select>", "</bogus>", "<bogus>", "&amp;",
    "&copy",
    "&nbsp;", "&#65;", "&#x110000;", "&#0;", "&bogus;", "&", "<", ">", "\r\n", "\r", "\n", "  ",
    "words", "1.", "(a)", "é", "😀", "\u{AD}", "\u{A0}", "<form>", "<main>", "<sup>",
    "<![CDATA[x]]>",
    "<math>", "<title>", "</title>", "<textarea>", "<frameset>", "<plaintext>",
    "<p class=footnote>",
  ]

  private static let elements = [
    "p", "section", "num", "heading", "content", "paragraph", "subsection", "intro", "wrapUp",
    "item",
    "blockList", "quotedStructure", "authorialNote", "ref", "table", "tr", "td", "eol", "remark",
    "hcontainer", "part", "subheading", "meta", "list", "article", "clause", "attachment", "b",
  ]
  private static let words = [
    "1", "(a)", "the clerk", " may ", "\n", "  ", "&amp;", "&#167;", "<![CDATA[x < y]]>", "é", "IV",
    "\r\n", "\u{A0}", "<!-- c -->", "<?x y?>",
  ]

  private func violations(_ bytes: [UInt8], _ path: String) -> [String] {
    do {
      return DocumentInvariants(document: try Reader.open(bytes, path: path, format: nil))
        .violations
    } catch let error as UnreadableText {
      return error.message.isEmpty || error.message.contains("\n") ? ["a poor message"] : []
    } catch {
      return ["another error: \(error)"]
    }
  }

  @Test(arguments: 0..<6)
  func pagesInAnyOrder(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let count = Int.random(in: 1...40, using: &generator)
      let text = (0..<count).map { _ in Self.page.randomElement(using: &generator)! }.joined()
      #expect(violations(Array(text.utf8), "a.html") == [], "\(text.debugDescription)")
    }
  }

  @Test(arguments: 0..<6)
  func elementsInAnyOrder(seed: UInt64) {
    var generator = SeededGenerator(seed: seed &+ 100)
    for _ in 0..<150 {
      let text = MarkupReading.akomaNtosoText(Self.tree(4, &generator))
      #expect(violations(Array(text.utf8), "a.xml") == [], "\(text.debugDescription)")
    }
  }

  @Test(arguments: 0..<4)
  func damagedFiles(seed: UInt64) {
    var generator = SeededGenerator(seed: seed &+ 200)
    for _ in 0..<150 {
      var bytes = Array(MarkupReading.akomaNtosoText(Self.tree(3, &generator)).utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        if Bool.random(using: &generator) {
          bytes[place] = UInt8.random(in: 0...255, using: &generator)
        } else {
          bytes.remove(at: place)
        }
      }
      #expect(violations(bytes, "a.xml") == [])
      #expect(violations(bytes, "a.html") == [])
    }
  }

  private static func tree(_ depth: Int, _ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      guard depth > 0, Int.random(in: 0..<10, using: &generator) < 7 else {
        return words.randomElement(using: &generator)!
      }
      let name = elements.randomElement(using: &generator)!
      return "<\(name)>\(tree(depth - 1, &generator))</\(name)>"
    }.joined()
  }
}
