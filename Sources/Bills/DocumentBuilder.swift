import SourceText

/// Collects blocks and pieces while a reader walks its file.
package struct DocumentBuilder {
  package let source: SourceText
  package let format: SourceFormat
  private var text: [UInt8] = []
  private var map = SourceMap()
  private var blocks: [Block] = []

  package init(source: SourceText, format: SourceFormat) {
    self.source = source
    self.format = format
    text.reserveCapacity(source.utf8.count)
  }

  /// The offset of the logical text at which the next byte will stand.
  package var position: Int { text.count }

  /// Whether the logical text so far ends in white space, or is empty.
  package var endsInSpace: Bool { text.last.map { $0 == 0x20 || $0 == 0x0A } ?? true }

  /// Appends bytes of the file as they are.
  package mutating func appendVerbatim(_ range: Range<Int>) {
    let start = text.count
    text.append(contentsOf: source.utf8[range])
    map.append(logical: start..<text.count, source: range, isVerbatim: true)
  }

  /// Appends characters that stand for other bytes of the file.
  package mutating func append(_ bytes: some Sequence<UInt8>, for range: Range<Int>) {
    let start = text.count
    text.append(contentsOf: bytes)
    map.append(logical: start..<text.count, source: range, isVerbatim: false)
  }

  /// Appends one byte that stands for other bytes of the file, such as a space for a line wrap.
  package mutating func append(byte: UInt8, for range: Range<Int>) {
    text.append(byte)
    map.append(logical: text.count - 1..<text.count, source: range, isVerbatim: false)
  }

  /// Ends the block that began at logical offset `start`; an empty one leaves no trace.
  package mutating func endBlock(
    _ kind: Block.Kind, from start: Int, marker: Marker? = nil, depth: Int = 0,
    lineStarts: [Int], isQuoted: Bool = false, isTitle: Bool = false, anchor: Int? = nil,
    end: Int
  ) {
    guard start < text.count || marker != nil else { return }
    blocks.append(
      Block(
        kind: kind, range: start..<text.count, marker: marker, depth: depth,
        lineStarts: lineStarts, isQuoted: isQuoted, isTitle: isTitle, anchor: anchor))
    append(byte: 0x0A, for: end..<end)
  }

  /// Appends the blocks of another builder of the same file; their anchors are offsets of this one.
  package mutating func append(_ other: DocumentBuilder) {
    let shift = text.count
    text.append(contentsOf: other.text)
    for piece in other.map.pieces {
      map.append(
        logical: piece.logical.lowerBound + shift..<piece.logical.upperBound + shift,
        source: piece.source, isVerbatim: piece.isVerbatim)
    }
    for block in other.blocks {
      blocks.append(
        Block(
          kind: block.kind,
          range: block.range.lowerBound + shift..<block.range.upperBound + shift,
          marker: block.marker, depth: block.depth, lineStarts: block.lineStarts.map { $0 + shift },
          isQuoted: block.isQuoted, isTitle: block.isTitle, anchor: block.anchor))
    }
  }

  package func build() -> Document {
    Document(source: source, format: format, text: text, map: map, blocks: blocks)
  }
}
