import Bills
import SourceText

/// Reads plain text: paragraphs set apart by blank lines.
struct TextReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let lines: [TextLine]
  private let hyphens: LineEndHyphens
  private var writer: BlockWriter
  /// Notes of the margin that wait for the end of the text, as ranges of `lines`.
  private var notes: [(lines: Range<Int>, anchor: Int?)] = []
  private var depth = 0

  static func read(_ source: SourceText, format: SourceFormat) -> Document {
    source.utf8.withUnsafeBufferPointer { bytes in
      var reader = TextReader(source, format: format, bytes: bytes)
      reader.writeParagraphs()
      reader.writeNotes()
      return reader.writer.build()
    }
  }

  private init(
    _ source: SourceText, format: SourceFormat, bytes: UnsafeBufferPointer<UInt8>
  ) {
    var lines = TextLine.lines(of: bytes)
    if let layout = source.layout {
      TextLine.mark(&lines, by: layout)
    } else {
      PageFurniture.mark(&lines, in: bytes)
      SideNotes.mark(&lines, in: bytes)
    }
    self.bytes = bytes
    self.lines = lines
    hyphens = LineEndHyphens(lines: lines, bytes: bytes)
    writer = BlockWriter(source: source, format: format, bytes: bytes)
  }

  private mutating func writeParagraphs() {
    var last: Int?
    var separation = Separation()
    for index in lines.indices {
      switch lines[index].role {
      case .blank:
        separation.isBlank = true
      case .furniture:
        separation.isInterrupted = true
      case .note(let isFirst):
        if isFirst || notes.isEmpty {
          notes.append((index..<index + 1, nil))
        } else {
          notes[notes.count - 1].lines = notes[notes.count - 1].lines.lowerBound..<index + 1
        }
        separation.isInterrupted = true
      case .heading(let level):
        if last != nil { writer.end(depth: depth) }
        anchorNotes()
        writer.begin(at: lines[index].content.lowerBound)
        writer.write(lines[index].content)
        writer.end(.heading(level: level))
        last = nil
        separation = Separation()
      case .text:
        if let last, runsOn(from: last, to: index, across: separation) {
          anchorNotes()
          write(index, after: last)
        } else {
          if last != nil { writer.end(depth: depth) }
          anchorNotes()
          writer.begin(at: lines[index].content.lowerBound)
          depth = min(lines[index].indentation / 2, 20)
          write(index, after: nil)
        }
        last = index
        separation = Separation()
      }
    }
    if last != nil { writer.end(depth: depth) }
    anchorNotes()
  }

  /// What stands between two lines of text.
  private struct Separation {
    var isBlank = false
    /// Whether page furniture or a note of the margin stands there.
    var isInterrupted = false
  }

  /// Whether two lines belong to one paragraph.
  private func runsOn(from last: Int, to next: Int, across separation: Separation) -> Bool {
    if let starts = lines[next].startsBlock { return !starts }
    if !separation.isBlank { return true }
    let startsPage = lines[last + 1...next].contains { $0.startsPage }
    guard separation.isInterrupted || startsPage else { return false }
    return !endsSentence(lines[last].content) && startsLowerCase(lines[next].content)
  }

  private func endsSentence(_ range: Range<Int>) -> Bool {
    guard let byte = bytes[range].last else { return true }
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"):
      return true
    default:
      // The dashes, which open a list of paragraphs.
      return bytes[range].suffix(3).elementsEqual([0xE2, 0x80, 0x94])
        || bytes[range].suffix(3).elementsEqual([0xE2, 0x80, 0x93])
    }
  }

  private func startsLowerCase(_ range: Range<Int>) -> Bool {
    LineEndHyphens.startsLowerCase(bytes, range)
  }

  private mutating func write(_ index: Int, after last: Int?) {
    var content = lines[index].content
    if let last, hyphens.treatment(atEnd: lines[last].content.upperBound) == .none {
      // Only the wrap itself stands for the space, not a page's furniture after it.
      let end = index == last + 1 ? content.lowerBound : lines[last].end
      writer.wrap(lines[last].content.upperBound..<end)
    }
    if hyphens.treatment(atEnd: content.upperBound) == .join {
      content = content.lowerBound..<content.upperBound - 1
    }
    writer.write(content)
  }

  private mutating func anchorNotes() {
    var index = notes.count - 1
    while index >= 0, notes[index].anchor == nil {
      notes[index].anchor = writer.position
      index -= 1
    }
  }

  private mutating func writeNotes() {
    for note in notes {
      writer.begin(at: lines[note.lines.lowerBound].content.lowerBound)
      for index in note.lines {
        write(index, after: index > note.lines.lowerBound ? index - 1 : nil)
      }
      writer.end(.marginalNote, anchor: note.anchor)
    }
  }
}
