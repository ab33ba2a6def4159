/// Which scalars make words, and their one folded form.
///
/// The set lies within what the matcher takes for `\w`, and two scalars that the matcher takes for
/// the same letter fold alike; the candidate search depends on both.
package enum Letters {
  /// The folded form of an ASCII letter or digit; 0 for any other byte.
  @inline(__always)
  package static func fold(ascii byte: UInt8) -> UInt8 {
    let lower = byte | 0x20
    if lower &- 0x61 < 26 { return lower }
    return byte &- 0x30 < 10 ? byte : 0
  }

  /// The folded form of a letter or decimal digit; 0 for anything else.
  package static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
    let value = scalar.value
    switch value {
    case 0..<0x80: return UInt32(fold(ascii: UInt8(value)))
    case 0x80..<0x180: return foldLatin(value)
    case 0x391...0x3A1, 0x3A3...0x3AB, 0x410...0x42F: return value + 32
    case 0x3AC...0x3C1, 0x3C3...0x3CE, 0x430...0x45F: return value
    case 0x400...0x40F: return value + 80
    case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: return value | 1
    case 0x2000..<0x2070: return 0
    default: return foldRare(scalar)
    }
  }

  private static func foldLatin(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xC0...0xDE: return value == 0xD7 ? 0 : value + 32
    case 0xDF...0xFF: return value == 0xF7 ? 0 : value
    case 0xAA, 0xBA: return value
    case 0xB5: return 0x3BC
    case ..<0xC0: return 0
    case 0x130, 0x131, 0x138, 0x149: return value
    case 0x100...0x137, 0x14A...0x177: return value | 1
    case 0x139...0x148, 0x179...0x17E: return value + (value & 1)
    case 0x178: return 0xFF
    default: return 0x73
    }
  }

  private static func foldRare(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      break
    default: return 0
    }
    if let twin = twins[scalar.value] { return twin }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first!.value : scalar.value
  }

  /// Letters that fold to something other than their lower case.
  private static let twins: [UInt32: UInt32] = [
    0x3C2: 0x3C3, 0x3D0: 0x3B2, 0x3D1: 0x3B8, 0x3D5: 0x3C6, 0x3D6: 0x3C0, 0x3F0: 0x3BA,
    0x3F1: 0x3C1, 0x3F5: 0x3B5, 0x1E9B: 0x1E61, 0x1FBE: 0x3B9,
    0x1C80: 0x432, 0x1C81: 0x434, 0x1C82: 0x43E, 0x1C83: 0x441, 0x1C84: 0x442, 0x1C85: 0x442,
    0x1C86: 0x44A, 0x1C87: 0x463, 0x1C88: 0xA64B,
  ]

  /// The folded UTF-8 of a text's letters and digits; everything else is left out.
  package static func folded(_ text: some Sequence<Unicode.Scalar>) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text {
      let value = fold(scalar)
      if value != 0 { append(value, to: &result) }
    }
    return result
  }

  /// Appends a folded scalar as UTF-8.
  @inline(__always)
  package static func append(_ folded: UInt32, to bytes: inout [UInt8]) {
    if folded < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: folded))
    } else if let scalar = Unicode.Scalar(folded) {
      bytes.append(contentsOf: UTF8.encode(scalar)!)
    }
  }
}

extension Letters {
  /// How many bytes the letter or digit at `index` takes; 0 where none stands there.
  @inline(__always)
  package static func length(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = text[index]
    if byte < 0x80 { return fold(ascii: byte) == 0 ? 0 : 1 }
    guard let (scalar, length) = UTF8Decoder.scalar(text, at: index, end: text.count),
      fold(scalar) != 0
    else { return 0 }
    return length
  }
}

/// Strict UTF-8 decoding of one scalar.
package enum UTF8Decoder {
  package static func scalar(_ bytes: [UInt8], at offset: Int) -> (Unicode.Scalar, Int)? {
    guard offset < bytes.count else { return nil }
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    return bytes.withUnsafeBufferPointer { scalar($0, at: offset, end: $0.count) }
  }

  /// The scalar at `offset` and its length in bytes; nil at the end or where the bytes are not UTF-8.
  package static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
  ) -> (Unicode.Scalar, Int)? {
    guard offset < end else { return nil }
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (Unicode.Scalar(UInt8(first)), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, offset + length <= end else { return nil }
    var value = first & (0x7F >> UInt32(length))
    for index in 1..<length {
      let next = UInt32(bytes[offset + index])
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | (next & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }
}
