import Bills
import SeededRandom
import SourceText
import Testing

@testable import Readers

/// Text whose lines come with what their file said of them.
@Suite struct LayoutTests {
  private static let words = [
    "The officer", "may search", "any place;", "regu-", "lation", "(a)", "12.", "Search.",
  ]

  private func document(_ lines: [(text: String, line: TextLayout.Line?)]) -> Document {
    let bytes = Array(lines.map { $0.text + "\n" }.joined().utf8)
    let source = SourceText(
      path: "a", extracted: bytes, layout: TextLayout(lines: lines.map(\.line)))
    return Reader.read(source, format: .pdf)
  }

  @Test(arguments: 0..<6)
  func invariantsHoldForAnyLayout(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let lines = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        let text = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          Self.words.randomElement(using: &generator)!
        }.joined(separator: " ")
        let role: TextLayout.Role = [.body, .body, .note, .heading(level: 2)].randomElement(
          using: &generator)!
        let line = TextLayout.Line(
          role: role, startsBlock: Bool.random(using: &generator), place: PrintedPlace(page: 1))
        return (text, Bool.random(using: &generator) || role == .note ? line : nil)
      }
      let document = document(lines)
      #expect(DocumentInvariants(document: document).violations == [], "\(lines.map(\.0))")
    }
  }

  @Test func rolesDecideAndNotTheText() {
    func line(_ role: TextLayout.Role, _ starts: Bool) -> TextLayout.Line {
      TextLayout.Line(role: role, startsBlock: starts, place: PrintedPlace())
    }
    let document = document([
      ("Powers", line(.heading(level: 1), true)), ("An officer may obtain", line(.body, true)),
      ("", nil), ("Data.", line(.note, true)), ("", nil), ("any regu-", line(.body, false)),
      ("lation.", line(.body, false)), ("Another.", line(.body, true)),
    ])
    #expect(
      texts(document) == ["Powers", "An officer may obtain any regulation.", "Another.", "Data."])
    #expect(
      document.blocks.map(\.kind) == [.heading(level: 1), .paragraph, .paragraph, .marginalNote])
  }
}
