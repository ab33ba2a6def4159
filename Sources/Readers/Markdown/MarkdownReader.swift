import Bills
import CCmark
import SourceText

/// Reads Markdown: the block structure from cmark, the words from the file itself.
struct MarkdownReader {
  let source: SourceText
  /// The file as cmark sees it.
  let bytes: UnsafeBufferPointer<UInt8>
  let input: MarkdownInput
  let hyphens: LineEndHyphens
  var writer: BlockWriter
  /// The footnotes, which stand after all other blocks.
  private var notes: BlockWriter
  var placement: TextPlacement
  var leaf: Leaf?
  private var quotations = 0
  private var items = 0
  /// The number of an item that has had no words so far.
  private var marker: Marker?

  /// A paragraph or heading in the making.
  struct Leaf {
    let kind: Block.Kind
    var cursor: InlineCursor
    /// For a footnote: the logical offset beside which it stands.
    var anchor: Int?
    /// The delimiter row, if the paragraph is a table.
    var tableHead: Range<Int>?
    /// Whether each link around is one in angle brackets.
    var links: [Bool] = []
  }

  /// Files beyond `MarkdownLimits` are read as plain text.
  static func read(_ source: SourceText) -> Document {
    guard source.utf8.withUnsafeBufferPointer(MarkdownLimits.permit) else {
      return TextReader.read(source, format: .markdown)
    }
    let input = MarkdownInput(source.utf8)
    return input.bytes.withUnsafeBufferPointer { bytes in
      source.utf8.withUnsafeBufferPointer { file in
        var reader = MarkdownReader(source, input: input, bytes: bytes, file: file)
        reader.walk()
        reader.writer.append(reader.notes)
        return reader.writer.build()
      }
    }
  }

  private init(
    _ source: SourceText, input: MarkdownInput, bytes: UnsafeBufferPointer<UInt8>,
    file: UnsafeBufferPointer<UInt8>
  ) {
    self.source = source
    self.input = input
    self.bytes = bytes
    hyphens = LineEndHyphens(lines: TextLine.lines(of: file), bytes: file)
    writer = BlockWriter(source: source, format: .markdown, bytes: file)
    notes = writer
    placement = TextPlacement(bytes)
  }

  private mutating func walk() {
    let root = bytes.withMemoryRebound(to: CChar.self) {
      cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
    }
    let iterator = cmark_iter_new(root)
    defer {
      cmark_iter_free(iterator)
      cmark_node_free(root)
    }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      visit(node, enters: event == CMARK_EVENT_ENTER)
    }
  }

  private mutating func visit(_ node: OpaquePointer, enters: Bool) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE:
      quotations += enters ? 1 : -1
    case CMARK_NODE_ITEM:
      writeBareMarker()
      items += enters ? 1 : -1
      if enters { marker = orderedMarker(of: node) }
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      if enters { beginLeaf(node) } else { endLeaf() }
    case CMARK_NODE_CODE_BLOCK:
      writeIndented(node)
    case let type where leaf != nil:
      visitInline(node, type, enters: enters)
    default: break
    }
  }

  // MARK: Blocks

  /// An item without words of its own leaves a block that has only its number.
  private mutating func writeBareMarker() {
    guard let bare = marker else { return }
    writer.begin(at: bare.sourceRange.upperBound)
    endBlock(.paragraph)
  }

  private func orderedMarker(of item: OpaquePointer) -> Marker? {
    guard cmark_node_get_list_type(cmark_node_parent(item)) == CMARK_ORDERED_LIST else {
      return nil
    }
    let start = offset(of: item)
    var end = start
    while end < bytes.count, 0x30 <= bytes[end], bytes[end] <= 0x39 { end += 1 }
    guard end > start, end < bytes.count else { return nil }
    return Marker(label: source.string(start..<end), sourceRange: start..<end + 1)
  }

  private func offset(of node: OpaquePointer) -> Int {
    let line = source.line(Int(cmark_node_get_start_line(node)) - 1)
    return min(line.lowerBound + Int(cmark_node_get_start_column(node)) - 1, bytes.count)
  }

  private func end(of node: OpaquePointer) -> Int {
    let last = min(Int(cmark_node_get_end_line(node)), source.lineCount)
    return source.line(last - 1).upperBound
  }

  private mutating func beginLeaf(_ node: OpaquePointer) {
    let level = Int(cmark_node_get_heading_level(node))
    let start = offset(of: node)
    var cursor = InlineCursor(
      bytes, start..<max(start, end(of: node)), quotations: quotations)
    if level > 0 {
      while cursor.skip(UInt8(ascii: "#")) {}
      cursor.skipBlanks()
    }
    var leaf = Leaf(kind: level > 0 ? .heading(level: level) : .paragraph, cursor: cursor)
    leaf.tableHead = level > 0 ? nil : tableHead(from: cursor)
    self.leaf = leaf
    beginPart(at: start)
  }

  /// Starts a block of the leaf: the leaf itself, a row of a table, a footnote.
  mutating func beginPart(at start: Int) {
    if input.definitions.contains(start) {
      leaf?.anchor = writer.position
      swap(&writer, &notes)
    }
    writer.begin(at: start)
  }

  /// Ends the block that `beginPart` started.
  mutating func endPart() {
    guard let leaf else { return }
    if let anchor = leaf.anchor {
      writer.end(.marginalNote, depth: items + quotations, isQuoted: quotations > 0, anchor: anchor)
      swap(&writer, &notes)
      self.leaf?.anchor = nil
    } else {
      endBlock(leaf.kind)
    }
  }

  private mutating func endLeaf() {
    endPart()
    leaf = nil
  }

  /// Ends a block and gives it the number of its item.
  private mutating func endBlock(_ kind: Block.Kind) {
    let hasWords = writer.hasWords
    writer.end(
      kind, marker: hasWords || leaf == nil ? marker : nil, depth: items + quotations,
      isQuoted: quotations > 0)
    if hasWords || leaf == nil { marker = nil }
  }

  /// Writes an indented code block: bills indent their paragraphs that far. Fenced code is skipped.
  private mutating func writeIndented(_ node: OpaquePointer) {
    let start = offset(of: node)
    var cursor = InlineCursor(
      bytes, start..<max(start, end(of: node)), quotations: quotations)
    cursor.skipBlanks()
    if cursor.byte == UInt8(ascii: "`") || cursor.byte == UInt8(ascii: "~") { return }
    writer.begin(at: cursor.position)
    while cursor.position < cursor.end {
      let lineStart = cursor.position
      let lineEnd = source.line(lineNumber(of: lineStart)).upperBound
      cursor.move(to: lineEnd)
      if lineStart == lineEnd, writer.hasWords {
        endBlock(.paragraph)
        writer.begin(at: lineStart)
      }
      writer.write(lineStart..<cursor.position)
      writer.wrap(cursor.skipLineBreak())
    }
    endBlock(.paragraph)
  }

  /// The line, from 0, that starts at an offset.
  private func lineNumber(of offset: Int) -> Int { source.position(at: offset).line - 1 }
}
