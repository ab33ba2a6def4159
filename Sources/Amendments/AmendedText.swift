import Findings

/// A text under amendment: what was kept, struck and inserted, and for which reasons.
///
/// Edits may be made in several passes, each in the text as it stands then; what comes out is said in
/// the words of the original.
package struct AmendedText: Sendable {
  /// A run of the text that is all kept, all struck or all inserted.
  package struct Piece: Sendable {
    package enum Content: Sendable {
      /// Bytes of the original.
      case kept(Range<Int>)
      case struck(Range<Int>)
      case inserted([UInt8])
    }

    package var content: Content
    /// Numbers that the caller gave to the edits, in order.
    package var reasons: [Int] = []
    /// What an inserted provision is, where it is one.
    package var addition: Suggestion.Addition?

    /// Its length in the text as amended.
    var count: Int {
      switch content {
      case .kept(let range): range.count
      case .struck: 0
      case .inserted(let bytes): bytes.count
      }
    }
  }

  package let original: [UInt8]
  package private(set) var pieces: [Piece]

  package init(_ original: [UInt8]) {
    self.original = original
    pieces = [Piece(content: .kept(0..<original.count))]
  }

  /// The text as amended.
  package var bytes: [UInt8] {
    pieces.reduce(into: []) { result, piece in
      switch piece.content {
      case .kept(let range): result += original[range]
      case .struck: break
      case .inserted(let bytes): result += bytes
      }
    }
  }

  /// Makes edits whose ranges are bytes of the text as it stands, and which do not overlap.
  package mutating func apply(_ edits: [(edit: Suggestion.Edit, reason: Int)]) {
    // Of a strike and an insertion at one place the strike comes first: its range must not take in
    // what is inserted.
    func rank(_ edit: Suggestion.Edit) -> Int { edit.range.isEmpty ? 0 : 1 }
    let ordered = edits.enumerated().sorted { left, right in
      (left.element.edit.range.lowerBound, rank(left.element.edit), left.offset)
        > (right.element.edit.range.lowerBound, rank(right.element.edit), right.offset)
    }
    for (_, each) in ordered { apply(each.edit, each.reason) }
  }

  private mutating func apply(_ edit: Suggestion.Edit, _ reason: Int) {
    let start = split(at: edit.range.lowerBound)
    let end = max(start, split(at: edit.range.upperBound))
    var changed: [Piece] = []
    for var piece in pieces[start..<end] {
      switch piece.content {
      case .kept(let range):
        piece.content = .struck(range)
        piece.reasons = [reason]
        changed.append(piece)
      case .struck:
        changed.append(piece)
      // Words inserted in an earlier pass are taken back without a trace.
      case .inserted: break
      }
    }
    if !edit.text.isEmpty {
      changed.append(
        Piece(
          content: .inserted(Array(edit.text.utf8)), reasons: [reason], addition: edit.addition))
    }
    pieces.replaceSubrange(start..<end, with: changed)
  }

  /// The stretches of the original that are struck, in order.
  package var struck: [(range: Range<Int>, reasons: [Int])] {
    var struck: [(range: Range<Int>, reasons: [Int])] = []
    for piece in pieces {
      guard case .struck(let range) = piece.content else { continue }
      if let last = struck.last, last.range.upperBound == range.lowerBound {
        struck[struck.count - 1].range = last.range.lowerBound..<range.upperBound
        struck[struck.count - 1].reasons += piece.reasons
      } else {
        struck.append((range, piece.reasons))
      }
    }
    return struck
  }

  /// Where words were inserted, or a provision in the place of another one; not what was added besides.
  package var rewritten: [Int] {
    var place = 0
    return pieces.compactMap { piece in
      switch piece.content {
      case .kept(let range), .struck(let range):
        place = range.upperBound
        return nil
      case .inserted: return piece.addition?.isReplacement ?? true ? place : nil
      }
    }
  }

  /// Strikes a stretch of the original, with what was inserted into it; of what was added at its end,
  /// that which belongs to it.
  package mutating func strike(
    original range: Range<Int>, reason: Int, belonging: (Suggestion.Addition) -> Bool
  ) {
    var place = 0
    var result: [Piece] = []
    for piece in pieces {
      switch piece.content {
      case .struck(let own):
        place = own.upperBound
        result.append(piece)
      case .inserted:
        let isWithin = range.lowerBound < place && place < range.upperBound
        let isBelonging = place == range.upperBound && piece.addition.map(belonging) ?? false
        if !isWithin && !isBelonging { result.append(piece) }
      case .kept(let own):
        place = own.upperBound
        let middle = own.clamped(to: range)
        for (part, isStruck) in [
          (own.lowerBound..<max(own.lowerBound, min(own.upperBound, range.lowerBound)), false),
          (middle, true),
          (min(own.upperBound, max(own.lowerBound, range.upperBound))..<own.upperBound, false),
        ] where !part.isEmpty {
          result.append(
            isStruck
              ? Piece(content: .struck(part), reasons: [reason])
              : Piece(content: .kept(part)))
        }
      }
    }
    pieces = result
  }

  /// The index of the piece that starts at an offset of the amended text, after what is struck there
  /// and what was inserted before.
  private mutating func split(at offset: Int) -> Int {
    var place = 0
    for index in pieces.indices {
      let piece = pieces[index]
      if place == offset, piece.count > 0 { return index }
      if offset < place + piece.count {
        divide(index, at: offset - place)
        return index + 1
      }
      place += piece.count
    }
    return pieces.count
  }

  private mutating func divide(_ index: Int, at offset: Int) {
    var first = pieces[index]
    var second = first
    switch first.content {
    case .kept(let range):
      first.content = .kept(range.lowerBound..<range.lowerBound + offset)
      second.content = .kept(range.lowerBound + offset..<range.upperBound)
    case .inserted(let bytes):
      first.content = .inserted(Array(bytes[..<offset]))
      second.content = .inserted(Array(bytes[offset...]))
      second.addition = nil
    case .struck: return
    }
    pieces.replaceSubrange(index...index, with: [first, second])
  }

  /// Of suggestions made at once, those that can be taken together, in the order given: of two that
  /// touch the same words, or insert at one place, the first wins. One is taken whole or not at all.
  package static func compatible<Owner>(
    _ owners: [Owner], _ suggestion: (Owner) -> Suggestion?
  ) -> [Owner] {
    var taken: [Range<Int>] = []
    return owners.filter { owner in
      let ranges = suggestion(owner)?.edits.map(\.range) ?? []
      guard !ranges.isEmpty, !ranges.contains(where: { touches($0, taken) }) else { return false }
      taken += ranges
      return true
    }
  }

  private static func touches(_ range: Range<Int>, _ taken: [Range<Int>]) -> Bool {
    taken.contains { other in
      range.lowerBound < other.upperBound && other.lowerBound < range.upperBound
        || range.lowerBound == other.lowerBound || range.upperBound == other.upperBound
    }
  }
}
