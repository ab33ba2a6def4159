/// Gives each distinct word a number, from 0 upwards.
///
/// Words are folded UTF-8. The table never forgets; it holds about 40 bytes a word besides its text.
package struct WordTable: Sendable {
  private var arena: [UInt8] = []
  /// Where each word ends in the arena; it starts where the one before it ends.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// The count is a power of two.
  private var slots: [Slot]

  /// Part of the hash beside the number spares a look elsewhere for words that only share a slot.
  private struct Slot: Sendable {
    var tag: UInt32 = 0
    /// One more than the word's number; 0 is free.
    var entry: Int32 = 0
  }

  /// An empty table.
  package init() { slots = Array(repeating: Slot(), count: 64) }

  /// How many words the table holds.
  package var count: Int { ends.count }

  /// The number of a word, which is new when the word is.
  ///
  /// - Parameter hash: The `WordHash` of the same bytes.
  package mutating func intern(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
    let slot = self.slot(of: word, hash: hash)
    if slots[slot].entry != 0 { return slots[slot].entry - 1 }
    let number = Int32(ends.count)
    arena.append(contentsOf: word)
    ends.append(arena.count)
    hashes.append(hash)
    slots[slot] = Slot(tag: UInt32(truncatingIfNeeded: hash), entry: number + 1)
    if ends.count * 2 > slots.count { rehash() }
    return number
  }

  /// The number of a word, or nil when the table does not hold it.
  package func number(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32? {
    let found = slots[slot(of: word, hash: hash)].entry
    return found == 0 ? nil : found - 1
  }

  /// Calls `body` with the folded bytes of a word.
  package func withWord<T>(_ number: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    arena.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(of: number)])) }
  }

  /// `intern` for a word that is folded on the way; marks within it are dropped.
  package mutating func intern(folding word: some Sequence<UInt8>) -> Int32 {
    let folded = Letters.folded(String(decoding: Array(word), as: UTF8.self).unicodeScalars)
    let hash = WordHash(folded).value
    return folded.withUnsafeBufferPointer { intern($0, hash: hash) }
  }

  /// The folded bytes of a word.
  package func bytes(of number: Int32) -> ArraySlice<UInt8> { arena[range(of: number)] }

  /// The folded word as a `String`.
  package func string(of number: Int32) -> String {
    String(decoding: bytes(of: number), as: UTF8.self)
  }

  private func range(of number: Int32) -> Range<Int> {
    (number == 0 ? 0 : ends[Int(number) - 1])..<ends[Int(number)]
  }

  /// The slot that holds the word, or the free one that it belongs in.
  private func slot(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Self.start(hash) & mask
    while slots[slot].entry != 0 {
      if slots[slot].tag == UInt32(truncatingIfNeeded: hash),
        holds(word, at: range(of: slots[slot].entry - 1))
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func holds(_ word: UnsafeBufferPointer<UInt8>, at range: Range<Int>) -> Bool {
    guard range.count == word.count else { return false }
    for index in 0..<word.count where arena[range.lowerBound + index] != word[index] {
      return false
    }
    return true
  }

  private mutating func rehash() {
    slots = Array(repeating: Slot(), count: slots.count * 2)
    let mask = slots.count - 1
    for number in hashes.indices {
      var slot = Self.start(hashes[number]) & mask
      while slots[slot].entry != 0 { slot = (slot + 1) & mask }
      slots[slot] = Slot(
        tag: UInt32(truncatingIfNeeded: hashes[number]), entry: Int32(number) + 1)
    }
  }

  /// The low bits of FNV-1a depend on the low bits of the text alone; mix the high ones in.
  private static func start(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ hash >> 29) &* 0x9E37_79B9_7F4A_7C15 >> 32)
  }
}
