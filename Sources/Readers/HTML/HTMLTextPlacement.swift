/// Finds for the decoded words of a text node the bytes of the file that they stand for, going forward
/// only, within the node's own bytes.
struct HTMLTextPlacement {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var references = CharacterReferences()

  /// A run of a node's words: nil where they are the bytes of the file at `range`.
  typealias Run = (words: ArraySlice<UInt8>?, range: Range<Int>)

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// - Parameter isRaw: whether the element holds its words as they are, without references and tags.
  mutating func runs(
    of node: UnsafeBufferPointer<UInt8>, in range: Range<Int>, isRaw: Bool
  ) -> [Run] {
    let words = Array(node)
    var runs: [Run] = []
    var word = 0
    var place = range.lowerBound
    var start = place
    func flush() { if start < place { runs.append((nil, start..<place)) } }
    while word < words.count {
      guard place < range.upperBound else { break }
      let byte = bytes[place]
      if !isRaw, isTag(at: place, range) {
        // A tag that the parser ignored.
        flush()
        while place < range.upperBound, bytes[place] != UInt8(ascii: ">") { place += 1 }
        place = min(place + 1, range.upperBound)
        start = place
      } else if !isRaw, byte == UInt8(ascii: "&"),
        let found = reference(at: place, range, words[word...])
      {
        flush()
        runs.append((words[word..<word + found.words], place..<place + found.length))
        place += found.length
        word += found.words
        start = place
      } else if byte == words[word] {
        place += 1
        word += 1
      } else if byte == 0x0D {
        flush()
        place += 1
        if words[word] == 0x0A, place == range.upperBound || bytes[place] != 0x0A {
          runs.append((words[word..<word + 1], place - 1..<place))
          word += 1
        }
        start = place
      } else if words[word...].starts(with: Self.replacement) {
        // The parser puts this for a character that HTML forbids.
        flush()
        let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let next = min(place + length, range.upperBound)
        runs.append((words[word..<word + 3], place..<next))
        place = next
        word += 3
        start = place
      } else {
        break
      }
    }
    flush()
    // What cannot be placed exactly stands for all that is left.
    if word < words.count { runs.append((words[word...], place..<range.upperBound)) }
    return runs
  }

  private func isTag(at place: Int, _ range: Range<Int>) -> Bool {
    guard bytes[place] == UInt8(ascii: "<"), place + 1 < range.upperBound else { return false }
    switch bytes[place + 1] {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return true
    default: return false
    }
  }

  /// A reference such as `&amp;` at `place`: its bytes, and those of the words that it stands for.
  private mutating func reference(
    at place: Int, _ range: Range<Int>, _ words: ArraySlice<UInt8>
  ) -> (length: Int, words: Int)? {
    if let known = references.reference(bytes, at: place), place + known.length <= range.upperBound,
      words.starts(with: known.utf8)
    {
      return (known.length, known.utf8.count)
    }
    if let number = number(at: place, range, words) { return number }
    var end = place + 1
    while end < range.upperBound, end - place < 40, Self.isNameByte(bytes[end]) { end += 1 }
    // Old names may go without their semicolon, and letters may follow: "&copy2026".
    while end > place + 1 {
      let name = Array(bytes[place..<end]) + [UInt8(ascii: ";")]
      let known = name.withUnsafeBufferPointer { references.reference($0, at: 0) }
      if let known, words.starts(with: known.utf8) { return (end - place, known.utf8.count) }
      end -= 1
    }
    return nil
  }

  /// `&#150;` and the like, which pages use for what Windows-1252 has there.
  private func number(
    at place: Int, _ range: Range<Int>, _ words: ArraySlice<UInt8>
  ) -> (length: Int, words: Int)? {
    var end = place + 1
    guard end < range.upperBound, bytes[end] == UInt8(ascii: "#"), let first = words.first else {
      return nil
    }
    end += 1
    let isHex = end < range.upperBound && bytes[end] | 0x20 == UInt8(ascii: "x")
    if isHex { end += 1 }
    let digits = end
    while end < range.upperBound,
      isHex ? Self.isHexDigit(bytes[end]) : 0x30...0x39 ~= bytes[end]
    { end += 1 }
    guard end > digits else { return nil }
    if end < range.upperBound, bytes[end] == UInt8(ascii: ";") { end += 1 }
    let scalar = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return (end - place, min(scalar, words.count))
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x61...0x66 ~= byte | 0x20
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "#"): true
    default: false
    }
  }
}
