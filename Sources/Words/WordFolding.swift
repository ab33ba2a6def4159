/// Words as every stage of treatylint cuts and folds them, so that the lexer, the candidate index
/// and the patterns never disagree about what a word is.
///
/// A word is a run of letters and digits. Quotation marks, dashes and blanks beyond ASCII end it;
/// so do apostrophes. Folding lowers ASCII, Latin, Greek and Cyrillic letters.
package enum WordBytes {
  /// Whether a word can start or go on at `index`, and how many bytes the character takes.
  ///
  /// - Returns: the length of the letter or digit in bytes, or 0 where none stands there.
  @inline(__always)
  package static func letterLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = text[index]
    if byte < 0x80 { return isASCIIWord(byte) ? 1 : 0 }
    return nonASCIILetterLength(text, at: index)
  }

  @inline(__always)
  package static func isASCIIWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// Letters beyond ASCII: everything but the punctuation of C2 xx and E2 80–AF xx and CJK marks.
  private static func nonASCIILetterLength(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Int {
    let byte = text[index]
    let left = text.count - index
    if byte < 0xC2 { return 0 }
    if byte < 0xE0 {
      guard left >= 2 else { return 0 }
      // C2 80–BF are marks but for ª, µ and º; C3 97 and B7 are × and ÷.
      if byte == 0xC2 { return [0xAA, 0xB5, 0xBA].contains(text[index + 1]) ? 2 : 0 }
      if byte == 0xC3, text[index + 1] == 0x97 || text[index + 1] == 0xB7 { return 0 }
      return 2
    }
    if byte < 0xF0 {
      guard left >= 3 else { return 0 }
      if byte == 0xE2, text[index + 1] < 0xB0 { return 0 }
      if byte == 0xE3, text[index + 1] == 0x80 { return 0 }
      if byte == 0xEF, text[index + 1] >= 0xBB { return 0 }
      return 3
    }
    return left >= 4 ? 4 : 0
  }

  /// Lowers the case of a word, in place, one character after the other.
  package static func fold(_ word: UnsafeMutableBufferPointer<UInt8>) {
    var index = 0
    while index < word.count {
      let byte = word[index]
      if byte &- 0x41 < 26 {
        word[index] = byte | 0x20
        index += 1
      } else if byte >= 0xC3, byte < 0xE0, index + 1 < word.count {
        foldPair(word, at: index)
        index += 2
      } else {
        index += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      }
    }
  }

  private static func foldPair(_ word: UnsafeMutableBufferPointer<UInt8>, at index: Int) {
    let lead = word[index]
    let trail = word[index + 1]
    switch (lead, trail) {
    case (0xC3, 0x80...0x96), (0xC3, 0x98...0x9E):
      word[index + 1] = trail + 0x20
    case (0xC4, 0x80...0xB7), (0xC5, 0x8A...0xB7):
      word[index + 1] = trail | 1
    case (0xC4, 0xB9...0xBE), (0xC5, 0x81...0x88):
      if trail & 1 == 1 { word[index + 1] = trail + 1 }
    case (0xCE, 0x91...0x9F): word[index + 1] = trail + 0x20
    case (0xCE, 0xA0...0xA9):
      word[index] = 0xCF
      word[index + 1] = trail - 0x20
    case (0xD0, 0x90...0x9F): word[index + 1] = trail + 0x20
    case (0xD0, 0xA0...0xAF):
      word[index] = 0xD1
      word[index + 1] = trail - 0x20
    case (0xD0, 0x80...0x8F):
      word[index] = 0xD1
      word[index + 1] = trail + 0x10
    default: break
    }
  }

  /// A word as it is interned: folded bytes.
  package static func folded(_ word: some Sequence<UInt8>) -> [UInt8] {
    var bytes = Array(word)
    bytes.withUnsafeMutableBufferPointer { fold($0) }
    return bytes
  }
}
