import Bills
import CCmark

extension MarkdownReader {
  /// Writes one inline node of the paragraph or heading in the making.
  mutating func visitInline(_ node: OpaquePointer, _ type: cmark_node_type, enters: Bool) {
    switch type {
    case CMARK_NODE_TEXT:
      writeText(literal(of: node))
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      writeLineBreak(before: cmark_node_next(node))
    case CMARK_NODE_CODE:
      if let span = leaf?.cursor.skipCodeSpan() { writeCode(span) }
    case CMARK_NODE_HTML_INLINE:
      writeTag(literal(of: node))
    case CMARK_NODE_EMPH:
      leaf?.cursor.skipDelimiters(1)
    case CMARK_NODE_STRONG:
      leaf?.cursor.skipDelimiters(2)
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      if enters { enterLink() } else { leaveLink() }
    default: break
    }
  }

  private func literal(of node: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
    guard let text = cmark_node_get_literal(node) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    var length = 0
    while text[length] != 0 { length += 1 }
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: length)
  }

  private mutating func enterLink() {
    let isBracketed = leaf!.cursor.skip(UInt8(ascii: "<"))
    leaf!.links.append(isBracketed)
    if !isBracketed {
      leaf!.cursor.skip(UInt8(ascii: "!"))
      leaf!.cursor.skip(UInt8(ascii: "["))
    }
  }

  private mutating func leaveLink() {
    if leaf!.links.popLast() ?? false {
      leaf!.cursor.skip(UInt8(ascii: ">"))
    } else {
      leaf!.cursor.skipLinkTail()
    }
  }

  private mutating func writeText(_ literal: UnsafeBufferPointer<UInt8>) {
    let isBracketed = leaf!.links.last ?? false
    guard let pieces = placement.place(literal, at: &leaf!.cursor, escapes: !isBracketed) else {
      let start = leaf!.cursor.position
      writer.render(
        Array(String(decoding: literal, as: UTF8.self).unicodeScalars),
        for: start..<min(start + literal.count, leaf!.cursor.end))
      return
    }
    for piece in pieces {
      switch piece {
      case .verbatim(let range): write(range)
      case .rendered(let scalars, let range): writer.render(scalars, for: range)
      }
    }
  }

  /// Writes bytes of the file without the footnote marks, and without the hyphen of a line end.
  private mutating func write(_ range: Range<Int>) {
    var range = range
    if hyphens.treatment(atEnd: range.upperBound) == .join {
      range = range.lowerBound..<range.upperBound - 1
    }
    var from = range.lowerBound
    for mark in marks(in: range) {
      writeWords(from..<mark.lowerBound)
      from = mark.upperBound
    }
    if from < range.upperBound { writeWords(from..<range.upperBound) }
  }

  private func marks(in range: Range<Int>) -> ArraySlice<Range<Int>> {
    guard !input.hidden.isEmpty else { return [] }
    var low = 0
    var high = input.hidden.count
    while low < high {
      let middle = (low + high) / 2
      let isBefore = input.hidden[middle].lowerBound < range.lowerBound
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return input.hidden[low...].prefix { $0.upperBound <= range.upperBound }
  }

  private mutating func writeCode(_ span: Range<Int>) {
    var cursor = InlineCursor(bytes, span, quotations: leaf!.cursor.quotations)
    var from = cursor.position
    while let byte = cursor.byte {
      guard byte == 0x0A || byte == 0x0D else {
        cursor.move(to: cursor.position + 1)
        continue
      }
      writeWords(from..<cursor.position)
      writer.wrap(cursor.skipLineBreak())
      from = cursor.position
    }
    writeWords(from..<cursor.position)
  }

  private mutating func writeTag(_ literal: UnsafeBufferPointer<UInt8>) {
    let range = leaf!.cursor.skipTag(literal)
    let name = literal.prefix(3).map { $0 | 0x20 }
    if name.elementsEqual("<br".utf8) { writer.wrap(range) }
  }

  private mutating func writeLineBreak(before node: OpaquePointer?) {
    let end = leaf!.cursor.position
    let gap = leaf!.cursor.skipLineBreak(first: node.flatMap { literal(of: $0).first })
    let next = leaf!.cursor.position
    if input.definitions.contains(next) || leaf!.tableHead != nil {
      endPart()
      beginPart(at: next)
    } else if hyphens.treatment(atEnd: end) == .none {
      writer.wrap(gap)
    }
  }
}

// MARK: - Tables

extension MarkdownReader {
  /// The delimiter row if the paragraph at `cursor` is a table.
  func tableHead(from cursor: InlineCursor) -> Range<Int>? {
    var cursor = cursor
    let head = cursor.skipLineBreak()
    let start = cursor.position
    var dashes = 0
    var bars = bytes[head].contains(UInt8(ascii: "|")) ? 1 : 0
    while let byte = cursor.byte, byte != 0x0A, byte != 0x0D {
      switch byte {
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: ":"), 0x20, 0x09: break
      default: return nil
      }
      cursor.move(to: cursor.position + 1)
    }
    return dashes > 0 && bars > 0 ? start..<cursor.position : nil
  }

  /// Writes words; in a table the bars between cells become white space.
  private mutating func writeWords(_ range: Range<Int>) {
    guard let head = leaf?.tableHead else {
      writer.write(range)
      return
    }
    if head.contains(range.lowerBound) { return }
    var from = range.lowerBound
    for index in range where bytes[index] == UInt8(ascii: "|") {
      writer.write(from..<index)
      writer.space(index..<index + 1)
      from = index + 1
    }
    writer.write(from..<range.upperBound)
  }
}
