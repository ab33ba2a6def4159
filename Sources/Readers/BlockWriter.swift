import Bills
import SourceText

/// Writes the words of a file into the logical text, block by block.
///
/// White space is held back until the next word, so that no block starts or ends with a space and
/// no two spaces meet, however the file arranges its blanks, wraps and markup.
struct BlockWriter {
  private var builder: DocumentBuilder
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isPlainByte: [Bool] = CharacterClass.isPlainByte
  private var start = 0
  private var lineStarts: [Int] = []
  /// The white space of the file since the last word.
  private var gap: Range<Int>?
  /// Whether the next word is the first of its line.
  private var startsLine = true
  private var sourceEnd = 0

  init(source: SourceText, format: SourceFormat, bytes: UnsafeBufferPointer<UInt8>) {
    builder = DocumentBuilder(source: source, format: format)
    self.bytes = bytes
  }

  /// The logical offset at which the next word will stand, but for a space before it.
  var position: Int { builder.position }

  /// Whether the block has words so far.
  var hasWords: Bool { builder.position > start }

  /// Starts a block; `source` is where it starts in the file.
  mutating func begin(at source: Int) {
    start = builder.position
    lineStarts.removeAll()
    gap = nil
    startsLine = true
    sourceEnd = source
  }

  /// Ends the block that `begin` started.
  mutating func end(
    _ kind: Block.Kind = .paragraph, marker: Marker? = nil, depth: Int = 0,
    isQuoted: Bool = false, isTitle: Bool = false, anchor: Int? = nil
  ) {
    builder.endBlock(
      kind, from: start, marker: marker, depth: depth,
      lineStarts: lineStarts.isEmpty ? [start] : lineStarts,
      isQuoted: isQuoted, isTitle: isTitle, anchor: anchor, end: sourceEnd)
    gap = nil
  }

  /// Writes bytes of the file: words as they are, each run of white space as one space.
  mutating func write(_ range: Range<Int>) {
    var from = range.lowerBound
    var index = from
    while index < range.upperBound {
      let byte = bytes[index]
      if isPlainByte[Int(byte)] {
        index += 1
        continue
      }
      if byte == 0x20, index > from, index + 1 < range.upperBound,
        isPlainByte[Int(bytes[index + 1])]
      {
        index += 2
        continue
      }
      let (kind, length) = CharacterClass.classify(bytes, at: index)
      if kind != .plain {
        writeWords(from..<index)
        if kind == .space { space(index..<index + length) }
        from = index + length
      }
      index += length
    }
    writeWords(from..<range.upperBound)
  }

  /// Notes white space, or markup that separates words as white space does.
  mutating func space(_ range: Range<Int>) {
    guard let open = gap else {
      gap = range
      return
    }
    // Beyond markup, more white space adds nothing.
    if open.upperBound == range.lowerBound { gap = open.lowerBound..<range.upperBound }
  }

  /// Notes that the file starts a new line after `range`, which holds the line break and whatever
  /// white space and markup surround it.
  mutating func wrap(_ range: Range<Int>) {
    if endsInSoftHyphen(range.lowerBound) { return }
    space(range)
    startsLine = true
  }

  /// Whether a word that goes on in the next line ends at an offset of the file.
  private func endsInSoftHyphen(_ end: Int) -> Bool {
    end > 2 && bytes[end - 1] == 0xAD && bytes[end - 2] == 0xC2 && bytes[end - 3] > 0x20
  }

  /// Writes characters that stand for other bytes of the file, such as those of an entity.
  mutating func render(_ text: some Collection<Unicode.Scalar>, for range: Range<Int>) {
    for scalar in text {
      switch CharacterClass.classify(scalar.value) {
      case .space: space(range)
      case .invisible: break
      case .plain:
        flush()
        builder.append(UTF8.encode(scalar)!, for: range)
        sourceEnd = range.upperBound
      }
    }
  }

  /// Appends the blocks of another writer of the same file.
  mutating func append(_ other: BlockWriter) { builder.append(other.builder) }

  consuming func build() -> Document { builder.build() }

  private mutating func writeWords(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    flush()
    builder.appendVerbatim(range)
    sourceEnd = range.upperBound
  }

  private mutating func flush() {
    if let gap, hasWords {
      if gap.count == 1, bytes[gap.lowerBound] == 0x20 {
        builder.appendVerbatim(gap)
      } else {
        builder.append(byte: 0x20, for: gap)
      }
    }
    gap = nil
    if startsLine {
      lineStarts.append(builder.position)
      startsLine = false
    }
  }
}
