/// What a line looks like, whatever it says.
enum LineShape {
  /// The number of a line that holds nothing but a page number: `12`, `– 12 –`, `Page 3 of 9`, `iv`.
  static func pageNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard range.count <= 24 else { return nil }
    var words = self.words(bytes, range)
    if words.first?.elementsEqual("page".utf8) ?? false { words.removeFirst() }
    if words.count == 3, words[1].elementsEqual("of".utf8), number(words[2]) != nil {
      words.removeLast(2)
    }
    return words.count == 1 ? number(words[0]) : nil
  }

  /// A hash of a line's words without numbers, or nil for one that cannot be a running head: a long
  /// line, a label such as `(a)` or `Part II`.
  static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64? {
    guard range.count <= 100 else { return nil }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var letters = 0
    var words = 0
    var numbers = 0
    for word in self.words(bytes, range) {
      if number(word) != nil {
        numbers += 1
        continue
      }
      words += 1
      for byte in word where byte < 0x30 || byte > 0x39 {
        letters += byte >= 0x61 ? 1 : 0
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      hash = (hash ^ 0x20) &* 0x100_0000_01B3
    }
    let isBracketed = bytes[range.lowerBound] == UInt8(ascii: "[")
    let isLabel = words == 1 && numbers == 1 && letters > 2 && !isBracketed
    guard letters > 0, !isLabel, !isEnumerator(bytes, range) else { return nil }
    return hash
  }

  /// Whether a line is only labels of paragraphs: `(a)`, `12.`, `(1) (a)`.
  static func isEnumerator(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= 12 else { return false }
    var run = 0
    for byte in bytes[range] {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."), 0x20: run = 0
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: run += 1
      default: return false
      }
      if run > 5 { return false }
    }
    return run == 0
  }

  /// The words in small letters, without dashes that stand alone or at an end.
  private static func words(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> [[UInt8]] {
    bytes[range].split { $0 <= 0x20 }.compactMap { word in
      var word = word.map { 0x41 <= $0 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      for dash in dashes {
        if word.starts(with: dash) { word.removeFirst(dash.count) }
        if word.suffix(dash.count).elementsEqual(dash) { word.removeLast(dash.count) }
      }
      return word.isEmpty ? nil : word
    }
  }

  private static let dashes: [[UInt8]] = ["-", "–", "—", "|", "\u{AD}"].map { Array($0.utf8) }

  /// A number of at most four digits, or a roman one.
  private static func number(_ word: [UInt8]) -> Int? {
    guard !word.isEmpty else { return nil }
    if word.allSatisfy({ 0x30 <= $0 && $0 <= 0x39 }) {
      return word.count <= 4 ? word.reduce(0) { 10 * $0 + Int($1) - 0x30 } : nil
    }
    var value = 0
    var last = 0
    for byte in word.reversed() {
      guard let digit = romanDigits[byte] else { return nil }
      value += digit < last ? -digit : digit
      last = max(last, digit)
    }
    return value < 400 ? value : nil
  }

  private static let romanDigits: [UInt8: Int] = [
    UInt8(ascii: "i"): 1, UInt8(ascii: "v"): 5, UInt8(ascii: "x"): 10, UInt8(ascii: "l"): 50,
    UInt8(ascii: "c"): 100,
  ]
}
