/// Finds where the literal of a text node stands in the file, escapes and entities included.
struct TextPlacement {
  enum Piece {
    case verbatim(Range<Int>)
    case rendered([Unicode.Scalar], Range<Int>)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var references = CharacterReferences()
  /// How many comparisons are left for literals that do not stand where they are expected.
  private var budget: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    budget = 1_000_000 + 8 * bytes.count
  }

  /// The pieces of `literal` at `cursor`, which moves past it, or nil where it is not found.
  mutating func place(
    _ literal: UnsafeBufferPointer<UInt8>, at cursor: inout InlineCursor, escapes: Bool = true
  ) -> [Piece]? {
    // cmark strips blanks and form feeds before the first word, and in a lazy continuation after a
    // hard break it keeps the indentation of the line.
    let literal = UnsafeBufferPointer(rebasing: literal.drop { isBlank($0) && cursor.byte != $0 })
    while let byte = cursor.byte, isBlank(byte), byte != literal.first {
      cursor.move(to: cursor.position + 1)
    }
    if let pieces = match(literal, from: cursor.position, to: cursor.end, escapes: escapes) {
      cursor.move(to: pieces.end)
      return pieces.pieces
    }
    // Link definitions before the words of a paragraph leave no node: try the starts of lines.
    var probe = cursor
    while probe.position < probe.end {
      _ = probe.skipLineBreak()
      if let pieces = match(literal, from: probe.position, to: cursor.end, escapes: escapes) {
        cursor.move(to: pieces.end)
        return pieces.pieces
      }
    }
    for offset in cursor.position..<cursor.end {
      guard budget > 0 else { return nil }
      if let pieces = match(literal, from: offset, to: cursor.end, escapes: escapes) {
        cursor.move(to: pieces.end)
        return pieces.pieces
      }
    }
    return nil
  }

  private mutating func match(
    _ literal: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, escapes: Bool
  ) -> (pieces: [Piece], end: Int)? {
    guard let first = literal.first, start < end else {
      return literal.isEmpty ? ([], start) : nil
    }
    var pieces: [Piece] = []
    var from = start
    var source = start
    var index = 0
    if bytes[start] != first, bytes[start] != UInt8(ascii: "\\"), bytes[start] != 0x26 {
      budget -= 1
      return nil
    }
    while index < literal.count {
      guard source < end else { return nil }
      let byte = bytes[source]
      let stands: (length: Int, utf8: [UInt8])?
      switch byte {
      case UInt8(ascii: "\\"):
        stands = escapes ? escape(at: source, end: end) : nil
      case UInt8(ascii: "&"):
        stands = references.reference(bytes, at: source)
      case 0:
        stands = (1, [0xEF, 0xBF, 0xBD])
      default:
        stands = nil
      }
      if let stands {
        guard literal[index...].starts(with: stands.utf8) else { return nil }
        if from < source { pieces.append(.verbatim(from..<source)) }
        let scalars = Array(String(decoding: stands.utf8, as: UTF8.self).unicodeScalars)
        pieces.append(.rendered(scalars, source..<source + stands.length))
        source += stands.length
        index += stands.utf8.count
        from = source
      } else {
        guard byte == literal[index] else {
          budget -= index + 1
          return nil
        }
        source += 1
        index += 1
      }
    }
    if from < source { pieces.append(.verbatim(from..<source)) }
    return (pieces, source)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C
  }

  private func escape(at index: Int, end: Int) -> (length: Int, utf8: [UInt8])? {
    guard index + 1 < end else { return nil }
    switch bytes[index + 1] {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return (2, [bytes[index + 1]])
    default: return nil
    }
  }
}
