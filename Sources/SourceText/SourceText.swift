/// The text of one file: decoded once to UTF-8, with the way back to the bytes of the file.
///
/// Everything after the reader counts in bytes of `utf8`. Only at the edge, when something is
/// printed, are these turned into offsets of the file and into lines and columns.
package struct SourceText: Sendable {
  /// The path as the user gave it; what reports print.
  package let path: String
  /// The decoded text, always valid UTF-8, without a byte order mark.
  package let utf8: [UInt8]
  /// How the bytes of the file were encoded.
  package let encoding: TextEncoding
  /// Where the lines were printed; nil for a file that is text itself.
  package let layout: TextLayout?
  private let offsets: OffsetMap
  private let lines: LineIndex
  private let lengths: UTF16Lengths

  package init(
    path: String, utf8: [UInt8], encoding: TextEncoding, offsets: OffsetMap,
    layout: TextLayout? = nil
  ) {
    self.layout = layout
    self.path = path
    self.utf8 = utf8
    self.encoding = encoding
    self.offsets = offsets
    lines = LineIndex(utf8)
    lengths = UTF16Lengths(utf8, lines: lines)
  }

  /// A text that never was a file: examples, standard input, tests. Invalid UTF-8 is replaced.
  package init(path: String, string: String) {
    let bytes = Array(string.utf8)
    self.init(
      path: path, utf8: bytes, encoding: .utf8,
      offsets: OffsetMap(byteOrderMark: 0))
  }

  /// A text that was taken out of a file, or that stands in its place after amendment.
  package init(path: String, extracted bytes: [UInt8], layout: TextLayout) {
    self.init(
      path: path, utf8: bytes, encoding: .extracted, offsets: OffsetMap(byteOrderMark: 0),
      layout: layout)
  }

  /// The byte of the file that holds the byte `offset` of the decoded text.
  package func fileOffset(_ offset: Int) -> Int { offsets.fileOffset(offset) }

  /// The bytes of the file that hold a range of the decoded text.
  package func fileRange(_ range: Range<Int>) -> Range<Int> {
    let lower = offsets.fileOffset(range.lowerBound)
    return lower..<max(lower, offsets.fileOffset(range.upperBound))
  }

  /// The line and column, as a person counts them, of a byte of the decoded text.
  package func position(at offset: Int) -> TextPosition {
    let offset = min(max(0, offset), utf8.count)
    let line = lines.line(containing: offset)
    let start = lines.start(of: line)
    return TextPosition(
      offset: fileOffset(offset), line: line + 1,
      column: 1 + lengths.length(start..<offset, in: utf8),
      byteColumn: 1 + offset - start)
  }

  /// Where a byte of the text stands in the file that a person has open; nil where the file is text.
  package func printedPlace(at offset: Int) -> PrintedPlace? {
    guard let layout else { return nil }
    let offset = min(max(0, offset), utf8.count)
    var line = lines.line(containing: offset)
    guard line < layout.lines.count else { return nil }
    if let found = layout.lines[line] { return found.place(at: offset - lines.start(of: line)) }
    // Words written in afterwards stand behind the line before them.
    while line > 0, layout.lines[line] == nil { line -= 1 }
    return layout.lines[line].map { $0.turns.last?.place ?? $0.place }
  }

  /// The range of `utf8` of a line, counted from 0, without its line break.
  package func line(_ number: Int) -> Range<Int> { lines.range(of: number, in: utf8) }

  /// How many lines the text has; an empty text has one.
  package var lineCount: Int { lines.count }

  /// The words of a range, as a `String`, for messages.
  package func string(_ range: Range<Int>) -> String {
    String(decoding: utf8[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
  }
}

/// Where something is in a file: byte offset from 0; line and columns from 1.
package struct TextPosition: Hashable, Sendable {
  /// Byte offset in the file, from 0.
  package let offset: Int
  /// Line, from 1.
  package let line: Int
  /// Column in UTF-16 code units, from 1.
  package let column: Int
  /// Column in UTF-8 bytes, from 1.
  package let byteColumn: Int

  package init(offset: Int, line: Int, column: Int, byteColumn: Int) {
    self.offset = offset
    self.line = line
    self.column = column
    self.byteColumn = byteColumn
  }
}

/// The length in UTF-16 code units of valid UTF-8.
package func utf16Length(_ bytes: ArraySlice<UInt8>) -> Int {
  var length = 0
  for byte in bytes where byte & 0xC0 != 0x80 { length += byte >= 0xF0 ? 2 : 1 }
  return length
}
