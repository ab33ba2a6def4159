/// A growing buffer of UTF-8, in which the formats write.
struct Output {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func line(_ text: String = "") {
    write(text)
    bytes.append(0x0A)
  }

  /// Takes over what another buffer holds.
  mutating func write(_ other: Output) {
    bytes.append(contentsOf: other.bytes)
  }
}
