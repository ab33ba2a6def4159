import Bills
import SourceText

/// Writes the running text of a marked-up file as blocks: words open one, the markup ends it.
///
/// Notes go to a writer of their own, because they stand after all other blocks.
struct FlowWriter {
  private var writer: BlockWriter
  private var notes: BlockWriter
  /// Where a note is being written: the offset of the logical text beside which it stands.
  private var anchor: Int?
  private var isOpen = false
  /// The number for the next block that has words.
  var marker: Marker?
  var kind = Block.Kind.paragraph
  var depth = 0
  var isTitle = false

  init(source: SourceText, format: SourceFormat, bytes: UnsafeBufferPointer<UInt8>) {
    writer = BlockWriter(source: source, format: format, bytes: bytes)
    notes = writer
  }

  /// Where the next block will start, but for a note.
  var position: Int { anchor ?? writer.position }

  var isInNote: Bool { anchor != nil }

  /// Whether the block that is open has words.
  var hasWords: Bool { isOpen && writer.hasWords }

  /// Writes bytes of the file.
  mutating func write(_ range: Range<Int>) {
    open(at: range.lowerBound)
    writer.write(range)
  }

  /// Writes what stands for bytes of the file.
  mutating func render(_ text: some Collection<Unicode.Scalar>, for range: Range<Int>) {
    open(at: range.lowerBound)
    writer.render(text, for: range)
  }

  /// Notes markup that separates words.
  mutating func space(_ range: Range<Int>) { if hasWords { writer.space(range) } }

  /// Notes markup that starts a new line.
  mutating func lineBreak(_ range: Range<Int>) { if hasWords { writer.wrap(range) } }

  private mutating func open(at source: Int) {
    guard !isOpen else { return }
    writer.begin(at: source)
    isOpen = true
  }

  /// Ends the block, if one is open.
  mutating func endBlock() {
    guard isOpen else { return }
    isOpen = false
    guard writer.hasWords else { return }
    if let anchor {
      writer.end(.marginalNote, depth: depth, anchor: anchor)
    } else {
      writer.end(kind, marker: marker, depth: depth, isTitle: isTitle)
      marker = nil
    }
  }

  /// Leaves a block that has only a number, if one waits for words.
  mutating func endMarker() {
    guard let bare = marker, anchor == nil else { return }
    endBlock()
    guard marker != nil else { return }
    writer.begin(at: bare.sourceRange.upperBound)
    writer.end(.paragraph, marker: bare, depth: depth)
    marker = nil
  }

  /// Sets what follows apart as a note. The block around it stays open.
  mutating func beginNote() {
    guard anchor == nil else { return }
    anchor = writer.position
    swap(&writer, &notes)
    outerIsOpen = isOpen
    isOpen = false
  }

  private var outerIsOpen = false

  mutating func endNote() {
    guard anchor != nil else { return }
    endBlock()
    anchor = nil
    swap(&writer, &notes)
    isOpen = outerIsOpen
  }

  consuming func build() -> Document {
    endBlock()
    writer.append(notes)
    return writer.build()
  }
}
