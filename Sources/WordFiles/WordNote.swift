/// What is written into a Word file about some of its words.
package struct WordNote: Sendable {
  /// Bytes of the extracted text.
  package let range: Range<Int>
  /// One paragraph each.
  package let paragraphs: [String]

  package init(range: Range<Int>, paragraphs: [String]) {
    self.range = range
    self.paragraphs = paragraphs
  }
}

/// Words of a Word file to be replaced, as a tracked change.
package struct WordEdit: Sendable {
  /// Bytes of the extracted text; an empty range inserts.
  package let range: Range<Int>
  package let text: String

  package init(range: Range<Int>, text: String) {
    self.range = range
    self.text = text
  }
}
