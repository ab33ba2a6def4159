/// Turns each distinct word into one small integer.
///
/// Open addressing over one arena of bytes; ids count up from 0 in the order of first sight.
package struct WordTable: Sendable {
  private var arena: [UInt8] = []
  private var starts: [Int32] = [0]
  private var slots: [Int32]
  private var mask: Int

  package init(capacity: Int = 1024) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// How many distinct words there are.
  package var count: Int { starts.count - 1 }

  /// The id of a folded word, given one if it is new.
  package mutating func intern(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
    var slot = Self.hash(word) & mask
    while slots[slot] >= 0 {
      if equals(slots[slot], word) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let id = Int32(count)
    arena.append(contentsOf: word)
    starts.append(Int32(arena.count))
    slots[slot] = id
    if count * 2 > slots.count { grow() }
    return id
  }

  /// The id of a folded word, or nil where the table does not hold it.
  package func id(of word: UnsafeBufferPointer<UInt8>) -> Int32? {
    var slot = Self.hash(word) & mask
    while slots[slot] >= 0 {
      if equals(slots[slot], word) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// `intern` for words from data.
  package mutating func intern(_ word: String) -> Int32 {
    WordBytes.folded(word.utf8).withUnsafeBufferPointer { intern($0) }
  }

  /// `id(of:)` for words from data.
  package func id(of word: String) -> Int32? {
    WordBytes.folded(word.utf8).withUnsafeBufferPointer { id(of: $0) }
  }

  /// The folded bytes of a word.
  package func bytes(of id: Int32) -> ArraySlice<UInt8> {
    arena[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])]
  }

  /// The folded word as a `String`.
  package func string(of id: Int32) -> String {
    String(decoding: bytes(of: id), as: UTF8.self)
  }

  private func equals(_ id: Int32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let lower = Int(starts[Int(id)])
    guard Int(starts[Int(id) + 1]) - lower == word.count else { return false }
    for index in 0..<word.count where arena[lower + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    var larger = [Int32](repeating: -1, count: slots.count * 2)
    mask = larger.count - 1
    for id in 0..<Int32(count) {
      var slot = bytes(of: id).withUnsafeBufferPointer { Self.hash($0) } & mask
      while larger[slot] >= 0 { slot = (slot + 1) & mask }
      larger[slot] = id
    }
    slots = larger
  }

  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 29) & 0x7fff_ffff_ffff)
  }
}
