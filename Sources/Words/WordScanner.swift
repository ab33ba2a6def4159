/// The hash of folded words, fed byte by byte (FNV-1a), so that the hash of a prefix comes for free.
package struct WordHash: Sendable {
  /// The hash of the bytes added so far.
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of no bytes at all.
  package init() {}

  /// The hash of a whole word.
  package init(_ folded: some Sequence<UInt8>) {
    for byte in folded { add(byte) }
  }

  /// Takes in the next byte of the folded word.
  @inline(__always)
  package mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }
}

/// Splits text into words: runs of letters and digits, of any script, without anything else.
///
/// Apostrophes, hyphens, quotation marks and combining marks separate; so do bytes that are not
/// valid UTF-8. Keep one scanner per task: it owns the memory that words are folded into.
package struct WordScanner: ~Copyable {
  private var buffer: UnsafeMutableBufferPointer<UInt8>

  /// Allocates room for the longest word; it grows as needed.
  package init() { buffer = .allocate(capacity: 256) }

  deinit { buffer.deallocate() }

  /// Calls `body` for each word of a range of the text, in order.
  ///
  /// - Parameter body: Gets the word's bytes in the text, the `WordHash` of its folded form, and
  ///   the folded form as UTF-8; the last is valid only during the call.
  package mutating func forEachWord(
    in text: UnsafeBufferPointer<UInt8>, range: Range<Int>,
    _ body: (_ range: Range<Int>, _ hash: UInt64, _ folded: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    guard let bytes = text.baseAddress else { return }
    let end = range.upperBound
    var position = range.lowerBound
    while position < end {
      if bytes[position] < 0x80, Letters.fold(ascii: bytes[position]) == 0 {
        position += 1
        continue
      }
      let start = position
      let (count, hash) = fold(text, from: &position, to: end)
      if count > 0 {
        let folded = UnsafeBufferPointer(start: buffer.baseAddress, count: count)
        body(start..<position, hash.value, folded)
      } else {
        position += UTF8Decoder.scalar(text, at: position, end: end)?.1 ?? 1
      }
    }
  }

  /// Folds the word at `position` into the buffer and moves `position` behind it.
  @inline(__always)
  private mutating func fold(
    _ text: UnsafeBufferPointer<UInt8>, from position: inout Int, to end: Int
  ) -> (count: Int, hash: WordHash) {
    let bytes = text.baseAddress.unsafelyUnwrapped
    var out = buffer.baseAddress.unsafelyUnwrapped
    var hash = WordHash()
    var count = 0
    while position < end {
      let byte = bytes[position]
      if byte < 0x80 {
        let folded = Letters.fold(ascii: byte)
        if folded == 0 { break }
        out[count] = folded
        hash.add(folded)
        count += 1
        position += 1
      } else {
        guard let (scalar, length) = UTF8Decoder.scalar(text, at: position, end: end) else { break }
        let folded = Letters.fold(scalar)
        if folded == 0 { break }
        for byte in UTF8.encode(Unicode.Scalar(folded) ?? scalar)! {
          out[count] = byte
          hash.add(byte)
          count += 1
        }
        position += length
      }
      if count + 4 > buffer.count {
        grow()
        out = buffer.baseAddress.unsafelyUnwrapped
      }
    }
    return (count, hash)
  }

  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: buffer.count * 2)
    _ = larger.update(fromContentsOf: buffer)
    buffer.deallocate()
    buffer = larger
  }
}
