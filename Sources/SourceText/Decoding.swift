/// Why a file cannot be read as text, and what its owner can do about it.
package struct UnreadableText: Error, Hashable {
  /// One line in lower case, without the path.
  package let message: String

  /// An error with a message of that kind.
  package init(message: String) { self.message = message }
}

extension SourceText {
  /// Recognises the encoding of a file and decodes it.
  ///
  /// A byte order mark decides; without one the file is UTF-8 if it is valid as such, and otherwise
  /// one of the Western single-byte encodings, provided that it looks like text at all.
  ///
  /// - Parameter declared: the encoding that the file's own markup names, in lower case. It settles what
  ///   bytes that are not UTF-8 mean.
  package static func decode(
    _ bytes: [UInt8], path: String, declared: String? = nil
  ) throws(UnreadableText) -> SourceText {
    if let reason = FileSignature.reasonToRefuse(bytes) { throw UnreadableText(message: reason) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return try decodeUTF16(bytes, path: path)
    }
    try refuseBinary(bytes)
    let scan = UTF8Scan(bytes)
    guard let flaw = scan.firstFlaw else {
      let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      return SourceText(
        path: path, utf8: mark == 0 ? bytes : Array(bytes[mark...]), encoding: .utf8,
        offsets: OffsetMap(byteOrderMark: mark))
    }
    if let declared {
      guard isSingleByte(declared) else {
        throw UnreadableText(
          message: isUTF8(declared)
            ? "this says that it is UTF-8 and is not, from offset \(flaw): save it as UTF-8"
            : "this is in the encoding '\(declared)', which is not read: save it as UTF-8")
      }
      return decodeSingleByte(bytes, path: path)
    }
    // A single-byte text seldom holds valid sequences: several of them mean damaged UTF-8, which
    // would turn into nonsense if each byte were taken for a character.
    if scan.sequences > max(1, scan.flaws) {
      throw UnreadableText(
        message: "this is UTF-8 with invalid bytes, the first at offset \(flaw): repair the file")
    }
    return decodeSingleByte(bytes, path: path)
  }

  private static func isUTF8(_ name: String) -> Bool { name == "utf-8" || name == "utf8" }

  private static func isSingleByte(_ name: String) -> Bool {
    ["iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii"]
      .contains(name)
  }

  private static func refuseBinary(_ bytes: [UInt8]) throws(UnreadableText) {
    var nulls = 0
    var controls = 0
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes where byte < 0x20 {
        nulls += byte == 0 ? 1 : 0
        controls += byte < 0x09 || byte > 0x0D ? 1 : 0
      }
    }
    if bytes.count >= 8, nulls * 5 > bytes.count * 2, controls == nulls {
      throw UnreadableText(
        message: "this looks like UTF-16 without a byte order mark: save it as UTF-8")
    }
    if nulls > 0 {
      throw UnreadableText(message: "this is a binary file: it holds NUL bytes")
    }
    if controls > 4 + bytes.count / 100 {
      throw UnreadableText(message: "this is a binary file: it holds many control characters")
    }
  }

  private static func decodeUTF16(
    _ bytes: [UInt8], path: String
  ) throws(UnreadableText) -> SourceText {
    let isLittle = bytes[0] == 0xFF
    guard bytes.count.isMultiple(of: 2) else {
      throw UnreadableText(message: "this is UTF-16 that ends within a character")
    }
    var transcoder = Transcoder(reserving: bytes.count)
    var offset = 2
    func unit(_ offset: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    while offset < bytes.count {
      let high = unit(offset)
      if high & 0xF800 != 0xD800 {
        guard high != 0 else {
          throw UnreadableText(message: "this is a binary file: it holds NUL characters")
        }
        transcoder.append(high, at: offset, width: 2)
        offset += 2
        continue
      }
      guard high < 0xDC00, offset + 3 < bytes.count, unit(offset + 2) & 0xFC00 == 0xDC00 else {
        throw UnreadableText(
          message: "this is UTF-16 with half a character at offset \(offset): repair the file")
      }
      let low = unit(offset + 2)
      transcoder.append(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), at: offset, width: 4)
      offset += 4
    }
    return transcoder.finish(
      path: path, encoding: isLittle ? .utf16LittleEndian : .utf16BigEndian, end: offset)
  }

  private static func decodeSingleByte(_ bytes: [UInt8], path: String) -> SourceText {
    let encoding: TextEncoding =
      bytes.contains { 0x80 <= $0 && $0 <= 0x9F } ? .windows1252 : .latin1
    var transcoder = Transcoder(reserving: bytes.count + bytes.count / 16)
    for (offset, byte) in bytes.enumerated() {
      let scalar = byte & 0xE0 == 0x80 ? windows1252[Int(byte) - 0x80] : UInt32(byte)
      transcoder.append(scalar, at: offset, width: 1)
    }
    return transcoder.finish(path: path, encoding: encoding, end: bytes.count)
  }

  /// The characters of Windows-1252 from 0x80 to 0x9F; the five it leaves open stand for themselves.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
