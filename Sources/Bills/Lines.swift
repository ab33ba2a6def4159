/// One physical line of operative text, as the outline reads it.
struct Line {
  let range: Range<Int>
  /// Index of the block in the document.
  let block: Int
  let isBlockStart: Bool
  /// The tokens of the line.
  let tokens: Range<Int>
  /// Whether the markup declares the block a heading.
  let isHeading: Bool
  /// Whether the line is a block that is set in type as a heading is.
  let isTitle: Bool
}

extension Line {
  /// The lines of all blocks but marginal notes.
  static func lines(of document: Document, tokens: [Token]) -> [Line] {
    var lines: [Line] = []
    var token = 0
    for (index, block) in document.blocks.enumerated() where block.kind != .marginalNote {
      let starts = block.lineStarts.isEmpty ? [block.range.lowerBound] : block.lineStarts
      for (number, start) in starts.enumerated() {
        let end = number + 1 < starts.count ? starts[number + 1] : block.range.upperBound
        while token < tokens.count, Int(tokens[token].lower) < start { token += 1 }
        let first = token
        while token < tokens.count, Int(tokens[token].lower) < end { token += 1 }
        var isHeading = false
        if case .heading = block.kind { isHeading = true }
        lines.append(
          Line(
            range: start..<max(start, end), block: index, isBlockStart: number == 0,
            tokens: first..<token, isHeading: isHeading,
            isTitle: block.isTitle && starts.count == 1))
      }
    }
    return lines
  }
}
