import Bills
import Readers
import SeededRandom
import SourceText
import Testing

@Suite struct ReaderPropertyTests {
  private static let fragments = [
    "The Minister may", " shall not ", "regu-\nlation", "\n", "\n\n", "\r\n", "\r", "  \n", "\\\n",
    "> ", "> > ", "- ", "* ", "1. ", "12) ", "    ", "\t", "# ", "===\n", "---\n", "*", "**", "_",
    "`", "``", "```\n", "[", "]", "(", ")", "[x](y)", "[x][y]", "![", "[y]: /z\n", "<br>", "<b>",
    "<!-- c -->", "<", ">", "&amp;", "&nbsp;", "&shy;", "&#65;", "&bogus;", "&", "\\*", "\\", "|",
    "| a | b |\n|---|---|\n| c | d |\n", "[^1]", "[^1]: note\n", "é", "第一条", "😀", "\u{AD}",
    "\u{A0}", "\u{200B}", "\u{3000}", "\u{C}", "\u{C}Bill 7\n\n12\n\n", "Short title.\n\n", "12\n",
    "“quoted”", "—", "http://a.b", "<http://a.b>", "(a)", "; ", ". ", "\"t\"", "~~~\n", "+ ", "!",
  ]

  private func violations(_ source: SourceText) -> [String] {
    [SourceFormat.markdown, .text].flatMap { format in
      DocumentInvariants(document: Reader.read(source, format: format)).violations
    }
  }

  @Test(arguments: 0..<8)
  func fragmentsInAnyOrder(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      let count = Int.random(in: 1...40, using: &generator)
      let text = (0..<count).map { _ in Self.fragments.randomElement(using: &generator)! }.joined()
      let violations = violations(SourceText(path: "a", string: text))
      #expect(violations == [], "\(text.debugDescription)")
    }
  }

  @Test(arguments: 0..<4)
  func bytesOfAnyKind(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 1_000)
    for _ in 0..<150 {
      let count = Int.random(in: 0...200, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0x20...0xFF, using: &generator) } + [0x0A]
      guard let source = try? SourceText.decode(bytes, path: "a") else { continue }
      #expect(source.fileOffset(source.utf8.count) == bytes.count)
      #expect(violations(source) == [], "\(bytes)")
    }
  }
}
