/// How a character of a file enters the logical text.
enum CharacterClass {
  case plain
  /// White space or a control character: one space, together with its neighbours.
  case space
  /// A soft hyphen or a character without width: nothing.
  case invisible

  /// One entry for each byte: whether the byte alone settles that the character is plain.
  static let isPlainByte: [Bool] = (0..<256).map { byte in
    switch byte {
    case 0...0x20, 0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF: false
    default: true
    }
  }

  /// The class of the character at `index`, and its length in bytes.
  static func classify(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (kind: CharacterClass, length: Int) {
    let byte = bytes[index]
    if byte < 0x80 { return (byte <= 0x20 || byte == 0x7F ? .space : .plain, 1) }
    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard index + length <= bytes.count, length < 4 else { return (.plain, length) }
    var scalar = UInt32(byte) & (length == 2 ? 0x1F : 0x0F)
    for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (classify(scalar), length)
  }

  /// The class of a character.
  static func classify(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      .space
    case 0xAD, 0x034F, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF:
      .invisible
    default: .plain
    }
  }
}
