import Findings
import SourceText

/// A text with edits applied.
package enum EditedText {
  /// The edits that can be made together, in the order of the text: of two that touch the same words,
  /// or insert at one place, the first wins.
  ///
  /// A suggestion is taken whole or not at all.
  package static func compatible(_ suggestions: [Suggestion]) -> [Suggestion] {
    var taken: [Range<Int>] = []
    return suggestions.filter { suggestion in
      let ranges = suggestion.edits.map(\.range)
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

  /// The bytes of a text after edits that do not overlap; those of one place in the order given.
  package static func applying(_ edits: [Suggestion.Edit], to text: [UInt8]) -> [UInt8] {
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    var result: [UInt8] = []
    var place = 0
    for (_, edit) in ordered where edit.range.lowerBound >= place {
      result += text[place..<min(text.count, edit.range.lowerBound)]
      result += edit.text.utf8
      place = min(text.count, edit.range.upperBound)
    }
    return result + text[place...]
  }
}
