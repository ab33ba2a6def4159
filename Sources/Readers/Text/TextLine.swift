import SourceText

/// One line of a plain text file.
struct TextLine {
  enum Role {
    case blank
    case text
    /// A running head or foot, or a page number: not part of the text.
    case furniture
    /// A line of a note printed in the margin; the first one of each note starts it.
    case note(isFirst: Bool)
    /// A heading that the file the text was taken from declares.
    case heading(level: Int)
  }

  /// The line without the white space around it.
  let content: Range<Int>
  /// Where the next line starts.
  let end: Int
  /// How far the line is indented, in columns.
  let indentation: Int
  /// Whether a form feed stands before the line.
  var startsPage = false
  var role: Role
  /// Whether a paragraph begins here; nil where only the text can tell.
  var startsBlock: Bool?

  var isText: Bool { if case .text = role { true } else { false } }
  var isBlank: Bool { if case .blank = role { true } else { false } }
}

extension TextLine {
  /// The lines of a file. A form feed ends a line too.
  static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [TextLine] {
    var lines: [TextLine] = []
    lines.reserveCapacity(bytes.count / 48)
    var start = 0
    var index = 0
    var startsPage = false
    while start < bytes.count {
      index = start
      while index < bytes.count, bytes[index] > 0x0D || !isLineBreak(bytes[index]) { index += 1 }
      let isFormFeed = index < bytes.count && bytes[index] == 0x0C
      var end = min(index + 1, bytes.count)
      if end < bytes.count, bytes[index] == 0x0D, bytes[end] == 0x0A { end += 1 }
      // A form feed at the start of a line does not make a blank line of its own.
      if !(isFormFeed && index == start) {
        var line = TextLine(bytes, start..<index, end: end)
        line.startsPage = startsPage
        lines.append(line)
        startsPage = false
      }
      startsPage = startsPage || isFormFeed
      start = end
    }
    return lines
  }

  /// Takes over what is known of the lines.
  static func mark(_ lines: inout [TextLine], by layout: TextLayout) {
    for (index, known) in zip(lines.indices, layout.lines) where !lines[index].isBlank {
      guard let known else { continue }
      lines[index].startsBlock = known.startsBlock
      switch known.role {
      case .body: break
      case .heading(let level): lines[index].role = .heading(level: level)
      case .note: lines[index].role = .note(isFirst: known.startsBlock)
      }
    }
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || byte == 0x0C
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, end: Int) {
    var lower = range.lowerBound
    var columns = 0
    while lower < range.upperBound {
      if bytes[lower] > 0x20, bytes[lower] < 0x7F { break }
      let (kind, length) = CharacterClass.classify(bytes, at: lower)
      guard kind != .plain else { break }
      if bytes[lower] == 0x09 {
        columns = (columns / 4 + 1) * 4
      } else if kind == .space {
        columns += length == 3 ? 2 : 1
      }
      lower += length
    }
    var upper = range.upperBound
    while upper > lower {
      var previous = upper - 1
      while previous > lower, bytes[previous] & 0xC0 == 0x80 { previous -= 1 }
      guard CharacterClass.classify(bytes, at: previous).kind == .space else { break }
      upper = previous
    }
    content = lower..<upper
    self.end = end
    indentation = columns
    role = lower == upper ? .blank : .text
  }
}
