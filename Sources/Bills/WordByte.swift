extension UInt8 {
  /// Whether a byte of UTF-8 is part of a word: a letter or digit of ASCII, or of any other letter.
  package var isWordByte: Bool { self >= 0x80 || self | 0x20 &- 0x61 < 26 || self &- 0x30 < 10 }
}
