/// Where each byte of the logical text stands in the decoded file.
///
/// The logical text is a sequence of pieces. A verbatim piece is the same bytes as in the file. A
/// rendered piece stands for other bytes: one space for a line wrap with its `> ` and indentation,
/// one character for `&amp;` or `\*`. Bytes of the file between pieces are markup.
package struct SourceMap: Sendable {
  package struct Piece: Hashable, Sendable {
    package let logical: Range<Int>
    package let source: Range<Int>
    package let isVerbatim: Bool
  }

  package private(set) var pieces: [Piece] = []

  package init() {}

  /// Adds the next piece; `logical` starts where the last one ended.
  package mutating func append(logical: Range<Int>, source: Range<Int>, isVerbatim: Bool) {
    guard !logical.isEmpty else { return }
    if isVerbatim, let last = pieces.last, last.isVerbatim,
      last.source.upperBound == source.lowerBound, last.logical.upperBound == logical.lowerBound
    {
      pieces[pieces.count - 1] = Piece(
        logical: last.logical.lowerBound..<logical.upperBound,
        source: last.source.lowerBound..<source.upperBound, isVerbatim: true)
    } else {
      pieces.append(Piece(logical: logical, source: source, isVerbatim: isVerbatim))
    }
  }

  /// The bytes of the decoded file that hold a range of the logical text.
  ///
  /// The result runs from the start of the first character to the end of the last one; an empty
  /// range gives the place before its character.
  package func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let lower = sourceStart(range.lowerBound)
    guard !range.isEmpty else { return lower..<lower }
    let upper = sourceEnd(range.upperBound)
    return lower..<max(lower, upper)
  }

  /// The pieces of a range of the logical text, cut to it where they are verbatim.
  package func pieces(in range: Range<Int>) -> [Piece] {
    var index = pieces.partitionPoint { $0.logical.upperBound > range.lowerBound }
    var found: [Piece] = []
    while index < pieces.count, pieces[index].logical.lowerBound < range.upperBound {
      let piece = pieces[index]
      let logical = piece.logical.clamped(to: range)
      found.append(
        Piece(
          logical: logical,
          source: piece.isVerbatim
            ? piece.source.lowerBound + logical.lowerBound - piece.logical.lowerBound..<piece.source
              .lowerBound + logical.upperBound - piece.logical.lowerBound
            : piece.source, isVerbatim: piece.isVerbatim))
      index += 1
    }
    return found
  }

  /// The byte of the logical text that holds a byte of the decoded file; for markup between pieces, the
  /// start of the piece that follows.
  package func logicalOffset(ofSource offset: Int) -> Int {
    var best: Piece?
    for piece in pieces where piece.source.upperBound > offset {
      if best.map({ piece.source.lowerBound < $0.source.lowerBound }) ?? true { best = piece }
    }
    guard let best else { return pieces.last?.logical.upperBound ?? 0 }
    guard best.isVerbatim, offset > best.source.lowerBound else { return best.logical.lowerBound }
    return best.logical.lowerBound + offset - best.source.lowerBound
  }

  private func sourceStart(_ offset: Int) -> Int {
    guard let piece = piece(holding: offset) else { return pieces.last?.source.upperBound ?? 0 }
    return piece.isVerbatim
      ? piece.source.lowerBound + offset - piece.logical.lowerBound : piece.source.lowerBound
  }

  private func sourceEnd(_ offset: Int) -> Int {
    guard let piece = piece(holding: offset - 1) else { return pieces.last?.source.upperBound ?? 0 }
    return piece.isVerbatim
      ? piece.source.lowerBound + offset - piece.logical.lowerBound : piece.source.upperBound
  }

  private func piece(holding offset: Int) -> Piece? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].logical.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < pieces.count ? pieces[low] : nil
  }
}
