/// Cuts what a client sends into messages: a header with `Content-Length`, an empty line, and so many
/// bytes of JSON.
///
/// After a header that cannot be used everything is passed over up to the next one that can.
struct MessageReader {
  /// What was read: the content of a message, or what is wrong with one that was passed over.
  enum Piece: Equatable {
    case content([UInt8])
    case fault(String)
  }

  /// The longest header that is taken, in bytes.
  static let largestHeader = 8 << 10

  private let largestContent: Int
  private var buffer: [UInt8] = []
  private var isLost = false
  private var pieces: [Piece] = []

  /// - Parameter largestContent: in bytes.
  init(largestContent: Int = 64 << 20) { self.largestContent = largestContent }

  /// Takes what has arrived and returns the messages that are whole.
  mutating func take(_ bytes: [UInt8]) -> [Piece] {
    buffer += bytes
    pieces = []
    var position = 0
    while let end = headerEnd(from: position) {
      guard let length = length(in: buffer[position..<end]) else {
        position = end
        continue
      }
      guard buffer.count - end >= length else { break }
      isLost = false
      position = end + length
      pieces.append(.content(Array(buffer[end..<position])))
    }
    if headerEnd(from: position) == nil, buffer.count - position > Self.largestHeader {
      lose("the header of a message is too long")
      position = buffer.count - Self.largestHeader
    }
    buffer.removeFirst(position)
    return pieces
  }

  /// Where the header ends, its empty line included.
  private func headerEnd(from start: Int) -> Int? {
    var index = start
    while let line = buffer[index...].firstIndex(of: 0x0D), line + 3 < buffer.count {
      if buffer[line + 1..<line + 4].elementsEqual([0x0A, 0x0D, 0x0A]) { return line + 4 }
      index = line + 1
    }
    return nil
  }

  /// The length of the content that a header announces; nil, and a fault noted, for one of no use.
  private mutating func length(in header: ArraySlice<UInt8>) -> Int? {
    let lines = header.suffix(Self.largestHeader).split { $0 == 0x0D || $0 == 0x0A }
    let name = "content-length:"
    for line in lines.reversed() {
      let text = String(decoding: line, as: UTF8.self).lowercased()
      // The end of what was passed over may stand before the name.
      guard let start = text.ranges(of: name).last, isLost || text.hasPrefix(name) else { continue }
      let digits = text[start.upperBound...].filter { $0 != " " && $0 != "\t" }
      guard digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let length = Int(digits) else { break }
      guard length <= largestContent else {
        lose("a message of \(length) bytes is too large: the most is \(largestContent)")
        return nil
      }
      return length
    }
    lose("a header without a Content-Length that is a number")
    return nil
  }

  private mutating func lose(_ message: String) {
    if !isLost { pieces.append(.fault(message)) }
    isLost = true
  }
}
