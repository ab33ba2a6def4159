/// One pass over bytes that are perhaps UTF-8.
struct UTF8Scan {
  /// How many well-formed characters of several bytes there are.
  private(set) var sequences = 0
  /// How many bytes belong to no well-formed character.
  private(set) var flaws = 0
  /// The first such byte.
  private(set) var firstFlaw: Int?

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { scan($0) }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    let raw = UnsafeRawPointer(base)
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        // Eight bytes at a time: most texts are ASCII for long stretches.
        while index + 8 <= bytes.count,
          raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index += 8
        }
        continue
      }
      let length = Self.sequenceLength(bytes, at: index)
      if length > 0 {
        sequences += 1
        index += length
      } else {
        flaws += 1
        firstFlaw = firstFlaw ?? index
        index += 1
      }
    }
  }

  /// The length of the well-formed character of several bytes at `index`, or 0.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    func isContinuation(_ offset: Int) -> Bool {
      index + offset < bytes.count && bytes[index + offset] & 0xC0 == 0x80
    }
    switch bytes[index] {
    case 0xC2...0xDF:
      return isContinuation(1) ? 2 : 0
    case let lead where lead & 0xF0 == 0xE0:
      guard isContinuation(1), isContinuation(2) else { return 0 }
      let second = bytes[index + 1]
      // Overlong forms and surrogates are not characters.
      return lead == 0xE0 && second < 0xA0 || lead == 0xED && second > 0x9F ? 0 : 3
    case let lead where lead >= 0xF0 && lead <= 0xF4:
      guard isContinuation(1), isContinuation(2), isContinuation(3) else { return 0 }
      let second = bytes[index + 1]
      return lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F ? 0 : 4
    default:
      return 0
    }
  }
}
