/// What a line looks like, whatever it says.
struct LineShape {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let range: Range<Int>

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  /// The number of a line that holds nothing but a page number: `12`, `– 12 –`, `Page 3 of 9`, `iv`.
  var pageNumber: Int? {
    guard range.count <= 24 else { return nil }
    var numbers: [Int] = []
    var words = 0
    forEachWord { word in
      if let number = number(word) {
        numbers.append(number)
      } else {
        words += equals(word, "page") && numbers.isEmpty || equals(word, "of") ? 1 : 9
      }
    }
    return numbers.count == 1 && words <= 1 || numbers.count == 2 && words == 1 + pageWord
      ? numbers[0] : nil
  }

  private var pageWord: Int {
    var count = 0
    forEachWord { count += equals($0, "page") ? 1 : 0 }
    return count
  }

  /// A line without its numbers, for comparison with other lines.
  struct Key {
    /// A hash of the words.
    let words: UInt64
    /// The last number, which may count the pages.
    let number: Int
    /// A hash of all numbers.
    let numbers: UInt64
  }

  /// The line as a running head, or nil for one that cannot be: a long line, the middle of a
  /// sentence, a label such as `(a)` or `Part II`.
  var key: Key? {
    guard range.count <= 100, !isSmall(bytes[range.lowerBound]), !opensList, !isEnumerator else {
      return nil
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var numbers = hash
    var (letters, words, counted, last) = (0, 0, 0, 0)
    forEachWord { word in
      if let number = number(word) {
        counted += 1
        last = number
        numbers = mix(UInt64(number), into: numbers)
        return
      }
      words += 1
      for index in word where bytes[index] < 0x30 || bytes[index] > 0x39 {
        let byte = lowered(bytes[index])
        letters += byte >= 0x61 ? 1 : 0
        hash = mix(UInt64(byte), into: hash)
      }
      hash = mix(0x20, into: hash)
    }
    let isBracketed = bytes[range.lowerBound] == UInt8(ascii: "[")
    let isLabel = words == 1 && counted == 1 && letters > 2 && !isBracketed
    return letters == 0 || isLabel ? nil : Key(words: hash, number: last, numbers: numbers)
  }

  private var opensList: Bool {
    let last = bytes[range.upperBound - 1]
    return last == UInt8(ascii: ":") || last == UInt8(ascii: ";") || last == UInt8(ascii: ",")
  }

  /// Whether a line is only labels of paragraphs: `(a)`, `12.`, `(1) (a)`.
  private var isEnumerator: Bool {
    guard range.count <= 12 else { return false }
    var run = 0
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."), 0x20: run = 0
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: run += 1
      default: return false
      }
      if run > 5 { return false }
    }
    return run == 0
  }
}

// MARK: - Words

extension LineShape {
  /// Visits the words, without dashes that stand alone or at an end.
  private func forEachWord(_ visit: (Range<Int>) -> Void) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] > 0x20 else {
        index += 1
        continue
      }
      var lower = index
      while index < range.upperBound, bytes[index] > 0x20 { index += 1 }
      var upper = index
      while lower < upper, let length = dash(at: lower) { lower = min(lower + length, upper) }
      while upper > lower, let length = dash(before: upper, from: lower) { upper -= length }
      if lower < upper { visit(lower..<upper) }
    }
  }

  /// The length of the hyphen, en dash, em dash, bar or soft hyphen at an offset.
  private func dash(at index: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "|"): 1
    case 0xC2: index + 1 < range.upperBound && bytes[index + 1] == 0xAD ? 2 : nil
    case 0xE2:
      index + 2 < range.upperBound && bytes[index + 1] == 0x80
        && (bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94) ? 3 : nil
    default: nil
    }
  }

  private func dash(before end: Int, from start: Int) -> Int? {
    for length in 1...3 where end - length >= start && dash(at: end - length) == length {
      return length
    }
    return nil
  }

  /// A number of at most four digits, or a roman one.
  private func number(_ word: Range<Int>) -> Int? {
    if 0x30 <= bytes[word.lowerBound], bytes[word.lowerBound] <= 0x39 {
      guard word.count <= 4, word.allSatisfy({ 0x30 <= bytes[$0] && bytes[$0] <= 0x39 }) else {
        return nil
      }
      return word.reduce(0) { 10 * $0 + Int(bytes[$1]) - 0x30 }
    }
    var value = 0
    var last = 0
    for index in word.reversed() {
      let digit: Int
      switch lowered(bytes[index]) {
      case UInt8(ascii: "i"): digit = 1
      case UInt8(ascii: "v"): digit = 5
      case UInt8(ascii: "x"): digit = 10
      case UInt8(ascii: "l"): digit = 50
      case UInt8(ascii: "c"): digit = 100
      default: return nil
      }
      value += digit < last ? -digit : digit
      last = max(last, digit)
    }
    return value < 400 ? value : nil
  }

  private func equals(_ word: Range<Int>, _ text: StaticString) -> Bool {
    guard word.count == text.utf8CodeUnitCount else { return false }
    for (offset, index) in word.enumerated() where lowered(bytes[index]) != text.utf8Start[offset] {
      return false
    }
    return true
  }

  private func lowered(_ byte: UInt8) -> UInt8 { 0x41 <= byte && byte <= 0x5A ? byte | 0x20 : byte }

  private func isSmall(_ byte: UInt8) -> Bool { 0x61 <= byte && byte <= 0x7A }

  private func mix(_ value: UInt64, into hash: UInt64) -> UInt64 {
    (hash ^ value) &* 0x100_0000_01B3
  }
}
