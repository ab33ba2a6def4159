/// A provision that the markup of a file declares, so that nobody has to guess it from the words.
///
/// Ranges are bytes of the logical text. A provision stands after the one that holds it.
package struct DeclaredProvision: Sendable, Hashable {
  package var kind: Provision.Kind
  /// As printed, without brackets, stops and words: `12A`, `1`, `a`, `IV`; empty where there is none.
  package var number: String
  /// The word that the file prints before the number, lower case; empty where there is none.
  package var unitWord: String
  /// The index of the provision that holds this one; nil for the bill.
  package var parent: Int?
  package var range: Range<Int>
  package var heading: Range<Int>?
  package var bodyStart: Int
  /// Where the words go on after the list of children.
  package var tailStart: Int?
  /// Whether the markup says that this is put into another act.
  package var isInserted: Bool

  package init(
    kind: Provision.Kind, number: String = "", unitWord: String = "", parent: Int?,
    range: Range<Int>, isInserted: Bool
  ) {
    self.kind = kind
    self.number = number
    self.unitWord = unitWord
    self.parent = parent
    self.range = range
    self.isInserted = isInserted
    bodyStart = range.lowerBound
  }
}
