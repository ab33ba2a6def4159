import Findings
import SeededRandom
import Testing

@testable import Amendments

/// A text under amendment keeps what it was and what it becomes.
@Suite struct AmendedTextTests {
  private static func edit(_ range: Range<Int>, _ text: String) -> (Suggestion.Edit, Int) {
    (Suggestion.Edit(range: range, text: text), 0)
  }

  private func amended(_ text: String, _ passes: [[(Suggestion.Edit, Int)]]) -> AmendedText {
    var amended = AmendedText(Array(text.utf8))
    for pass in passes { amended.apply(pass.map { (edit: $0.0, reason: $0.1) }) }
    return amended
  }

  @Test func wordsAreStruckAndInserted() {
    let text = amended(
      "an officer may search", [[Self.edit(3..<10, "judge"), Self.edit(14..<14, " order a")]])
    #expect(String(decoding: text.bytes, as: UTF8.self) == "an judge may order a search")
  }

  @Test func aLaterPassCountsInTheTextAsItStands() {
    let text = amended(
      "for any offence", [[Self.edit(4..<7, "a serious")], [Self.edit(6..<13, "listed")]])
    #expect(String(decoding: text.bytes, as: UTF8.self) == "for a listed offence")
  }

  @Test func insertionsAtOnePlaceKeepTheirOrder() {
    let text = amended("ab", [[Self.edit(1..<1, "1"), Self.edit(1..<1, "2")]])
    #expect(String(decoding: text.bytes, as: UTF8.self) == "a12b")
  }

  /// Random edits in several passes give what plain replacement gives, and what was kept and struck is
  /// still the original.
  @Test(arguments: 0..<40)
  func nothingIsLost(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let original = (0..<60).map { _ in UInt8.random(in: 0x61...0x7A, using: &random) }
    var amended = AmendedText(original)
    var plain = original
    for _ in 0..<5 {
      var edits: [(edit: Suggestion.Edit, reason: Int)] = []
      var place = 0
      while let start = (place...plain.count).randomElement(using: &random), edits.count < 4 {
        let end = min(plain.count, start + Int.random(in: 0...6, using: &random))
        let words = String(repeating: "X", count: Int.random(in: 0...3, using: &random))
        edits.append((Suggestion.Edit(range: start..<end, text: words), edits.count))
        place = end + 1
        if place > plain.count { break }
      }
      amended.apply(edits)
      for edit in edits.reversed() {
        plain.replaceSubrange(edit.edit.range, with: edit.edit.text.utf8)
      }
      #expect(amended.bytes == plain)
    }
    let kept = amended.pieces.flatMap { piece -> [UInt8] in
      switch piece.content {
      case .kept(let range), .struck(let range): Array(original[range])
      case .inserted: []
      }
    }
    #expect(kept == original)
  }

  @Test func twoThatTouchTheSameWordsAreNotBothTaken() {
    func suggestion(_ ranges: [Range<Int>]) -> Suggestion {
      Suggestion(
        applicability: .display, edits: ranges.map { .init(range: $0, text: "") }, advice: "",
        redline: nil)
    }
    let all = [
      suggestion([0..<4]), suggestion([2..<6]), suggestion([10..<12, 5..<5]), suggestion([]),
      suggestion([12..<12]),
    ]
    let taken = AmendedText.compatible(all) { $0 }.map { $0.edits.map(\.range) }
    #expect(taken == [[0..<4], [10..<12, 5..<5]])
  }
}
