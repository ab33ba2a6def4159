/// Writes characters of another encoding as UTF-8 and notes where each came from.
struct Transcoder {
  private var utf8: [UInt8] = []
  private var runs: [OffsetMap.Run] = []

  init(reserving capacity: Int) { utf8.reserveCapacity(capacity) }

  /// Appends one character that takes `width` bytes of the file from `offset` on.
  mutating func append(_ scalar: UInt32, at offset: Int, width: Int) {
    let length = scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    if runs.last.map({ $0.decodedUnit != length || $0.fileUnit != width }) ?? true {
      runs.append(
        OffsetMap.Run(decoded: utf8.count, file: offset, decodedUnit: length, fileUnit: width))
    }
    switch length {
    case 1:
      utf8.append(UInt8(scalar))
      return
    case 2: utf8.append(0xC0 | UInt8(scalar >> 6))
    case 3:
      utf8.append(0xE0 | UInt8(scalar >> 12))
      utf8.append(0x80 | UInt8(scalar >> 6 & 0x3F))
    default:
      utf8.append(0xF0 | UInt8(scalar >> 18))
      utf8.append(0x80 | UInt8(scalar >> 12 & 0x3F))
      utf8.append(0x80 | UInt8(scalar >> 6 & 0x3F))
    }
    utf8.append(0x80 | UInt8(scalar & 0x3F))
  }

  /// The decoded text; `end` is the length of the file.
  consuming func finish(path: String, encoding: TextEncoding, end: Int) -> SourceText {
    if runs.isEmpty {
      runs.append(OffsetMap.Run(decoded: 0, file: end, decodedUnit: 1, fileUnit: 0))
    }
    return SourceText(path: path, utf8: utf8, encoding: encoding, offsets: OffsetMap(runs: runs))
  }
}
