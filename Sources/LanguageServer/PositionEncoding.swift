import SourceText

/// What the columns of a client count; agreed upon when it connects.
enum PositionEncoding: String {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The first of those that a client offers, UTF-8 before all others as it costs nothing here.
  ///
  /// - Parameter offered: in the client's order; UTF-16 where it says nothing.
  static func agreed(_ offered: [String]) -> PositionEncoding {
    let known = offered.compactMap(PositionEncoding.init)
    return known.contains(.utf8) ? .utf8 : known.first ?? .utf16
  }

  /// How much the columns of a character with such a first byte grow.
  private func width(_ first: UInt8) -> Int {
    switch self {
    case .utf8: first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    case .utf16: first < 0xF0 ? 1 : 2
    case .utf32: 1
    }
  }

  /// Line and column, both from 0, of a byte of a text.
  func position(of offset: Int, in source: SourceText) -> (line: Int, column: Int) {
    let place = source.position(at: offset)
    switch self {
    case .utf8: return (place.line - 1, place.byteColumn - 1)
    case .utf16: return (place.line - 1, place.column - 1)
    case .utf32:
      let offset = min(max(0, offset), source.utf8.count)
      let start = offset - place.byteColumn + 1
      return (place.line - 1, source.utf8[start..<offset].count { $0 & 0xC0 != 0x80 })
    }
  }

  /// The byte of a text at a line and column, both from 0.
  ///
  /// A column behind the end of its line is that end, a line behind the last one the end of the text; a
  /// column within a character is the start of that.
  func offset(line: Int, column: Int, in source: SourceText) -> Int {
    guard line >= 0 else { return 0 }
    let range = source.line(line)
    var (offset, left) = (range.lowerBound, column)
    while offset < range.upperBound {
      let first = source.utf8[offset]
      let width = width(first)
      guard left >= width else { break }
      left -= width
      offset += PositionEncoding.utf8.width(first)
    }
    return min(offset, range.upperBound)
  }
}
