import SourceText

/// What a reader yields: the words of a file without its markup, each with its place in the file.
///
/// `text` is valid UTF-8. Blocks follow each other in it, each ended by one line feed. Marginal
/// notes stand after all other blocks, so that the sentence they interrupt in the file runs on.
/// Within a block every run of white space, line wraps included, is one space.
package struct Document: Sendable {
  package let source: SourceText
  package let format: SourceFormat
  package let text: [UInt8]
  package let map: SourceMap
  /// In the order of `text`.
  package let blocks: [Block]
  /// The provisions that the markup declares; empty where they have to be told from the words.
  package var declared: [DeclaredProvision] = []
  /// What the markup sets apart from the operative words: an explanatory memorandum, another
  /// language's text.
  package var inoperative: [Range<Int>] = []

  package init(
    source: SourceText, format: SourceFormat, text: [UInt8], map: SourceMap, blocks: [Block]
  ) {
    self.source = source
    self.format = format
    self.text = text
    self.map = map
    self.blocks = blocks
  }

  /// The bytes of the decoded file that hold a range of the logical text.
  package func sourceRange(_ range: Range<Int>) -> Range<Int> { map.sourceRange(range) }

  /// Logical text as a `String`, for messages.
  package func string(_ range: Range<Int>) -> String {
    String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self)
  }
}

/// The kinds of file that treatylint reads.
package enum SourceFormat: String, Sendable, CaseIterable {
  case markdown, text, xml, html, docx, pdf
}

/// A run of logical text that the file sets apart: a heading, a paragraph, a list item.
package struct Block: Sendable {
  package enum Kind: Hashable, Sendable {
    /// A heading that the markup declares, 1 outermost.
    case heading(level: Int)
    case paragraph
    /// A note printed beside the text or above a subsection. Not operative.
    case marginalNote
  }

  package let kind: Kind
  /// The block's bytes in the logical text, without the line feed that ends it.
  package let range: Range<Int>
  /// The number or letter that the markup gave the block (`12.` of an ordered list), or nil.
  package let marker: Marker?
  /// How deeply the markup or the indentation nests the block, from 0.
  package let depth: Int
  /// Where the lines of the file start, as offsets of the logical text, the first one included.
  package let lineStarts: [Int]
  /// Whether the text stands in a block quotation.
  package let isQuoted: Bool
  /// Whether all of it is set in type as a heading is, though the markup does not call it one.
  package let isTitle: Bool
  /// For a marginal note: the offset of the logical text beside which it is printed.
  package let anchor: Int?

  package init(
    kind: Kind, range: Range<Int>, marker: Marker? = nil, depth: Int = 0,
    lineStarts: [Int], isQuoted: Bool = false, isTitle: Bool = false, anchor: Int? = nil
  ) {
    self.kind = kind
    self.range = range
    self.marker = marker
    self.depth = depth
    self.lineStarts = lineStarts
    self.isQuoted = isQuoted
    self.isTitle = isTitle
    self.anchor = anchor
  }
}

/// A list marker that the markup holds and the logical text does not.
package struct Marker: Hashable, Sendable {
  /// As printed, without its full stop or bracket: `12`.
  package let label: String
  /// Its bytes in the decoded file.
  package let sourceRange: Range<Int>

  package init(label: String, sourceRange: Range<Int>) {
    self.label = label
    self.sourceRange = sourceRange
  }
}
