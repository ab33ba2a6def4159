import Bills

/// The sections of a bill whose words no section of an earlier version has.
///
/// Numbers and white space count for nothing: a clause that was only moved or renumbered has not changed.
package struct ChangedProvisions: Sendable {
  /// In bytes of the new file, in order.
  private let ranges: [Range<Int>]

  package init(old: Bill, new: Bill) {
    var known: [String: Int] = [:]
    for words in Self.pieces(of: old).map(\.words) { known[words, default: 0] += 1 }
    var ranges: [Range<Int>] = []
    for piece in Self.pieces(of: new) {
      if let count = known[piece.words], count > 0 {
        known[piece.words] = count - 1
      } else {
        ranges.append(new.document.sourceRange(piece.range))
      }
    }
    self.ranges = ranges
  }

  package var isEmpty: Bool { ranges.isEmpty }

  /// Whether a range of the new file lies in changed text, in part at least.
  package func touch(_ range: Range<Int>) -> Bool {
    ranges.contains { $0.overlaps(range) || $0.contains(range.lowerBound) }
  }

  /// The sections, each with its words; the whole text where it has none.
  private static func pieces(of bill: Bill) -> [(range: Range<Int>, words: String)] {
    let references = bill.references.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    let sections = bill.sections.isEmpty ? [0] : bill.sections
    return sections.map { id in
      let range = bill.provisions[id].range
      let words = bill.tokens(in: range).filter { token in
        token.kind == .word || token.kind == .number && !isPlaceNumber(token, bill, references)
      }.map { bill.document.string($0.range).lowercased() }
      return (range, words.joined(separator: " "))
    }
  }

  /// Whether a number is the label of a provision or that of one referred to: renumbering changes
  /// these, and nothing of what the bill says.
  private static func isPlaceNumber(
    _ token: Token, _ bill: Bill, _ references: [Range<Int>]
  ) -> Bool {
    let place = Int(token.lower)
    let provision = bill.provisions[bill.provision(at: place)]
    if place < provision.body.lowerBound { return true }
    let next = references.partitionPoint { $0.upperBound > place }
    return next < references.count && references[next].contains(place)
  }
}
