import Words

/// Cuts logical text into words, numbers and marks.
struct Lexer {
  private var table: WordTable

  init(table: WordTable) { self.table = table }

  /// The tokens of the whole text and the word table with its new words.
  mutating func lex(_ text: [UInt8]) -> (tokens: [Token], words: WordTable) {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.count / 5)
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let byte = text[index]
        if byte <= 0x20 {
          index += 1
        } else if byte &- 0x30 < 10 {
          index = number(text, at: index, into: &tokens)
        } else if Letters.length(text, at: index) > 0 {
          index = word(text, at: index, into: &tokens)
        } else {
          index = mark(text, at: index, into: &tokens)
        }
      }
    }
    return (tokens, table)
  }

  private mutating func word(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, into tokens: inout [Token]
  ) -> Int {
    var end = start
    while end < text.count {
      let length = Letters.length(text, at: end)
      if length == 0 { break }
      end += length
    }
    append(.word, text, start..<end, into: &tokens)
    return end
  }

  /// Digits, with the letters and decimals of a section number: `12A`, `487.012`, `5bis`.
  private mutating func number(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, into tokens: inout [Token]
  ) -> Int {
    var end = start
    func isDigit(_ index: Int) -> Bool { index < text.count && text[index] &- 0x30 < 10 }
    while isDigit(end) { end += 1 }
    while end < text.count, text[end] == 0x2E || text[end] == 0x2C, isDigit(end + 1) {
      let point = end
      end += 1
      while isDigit(end) { end += 1 }
      // A comma groups thousands only before three digits: `sections 3,4` are two numbers.
      if text[point] == 0x2C, end - point != 4 {
        end = point
        break
      }
    }
    while end < text.count {
      let length = Letters.length(text, at: end)
      if length == 0 || end - start > 24 { break }
      end += length
    }
    append(.number, text, start..<end, into: &tokens)
    return end
  }

  private func mark(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, into tokens: inout [Token]
  ) -> Int {
    let byte = text[start]
    var length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    length = min(length, text.count - start)
    let kind: Token.Kind
    switch byte {
    case 0x2E: kind = .stop
    case 0x2C: kind = .comma
    case 0x3B: kind = .semicolon
    case 0x3A: kind = .colon
    case 0x2D: kind = .dash
    case 0x28, 0x5B: kind = .open
    case 0x29, 0x5D: kind = .close
    case 0x22, 0x27: kind = .quote
    case 0xC2 where length == 2:
      switch text[start + 1] {
      case 0xAB, 0xBB: kind = .quote
      case 0xB0: kind = .degree
      default: kind = .other
      }
    case 0xE2 where length == 3 && text[start + 1] == 0x80:
      switch text[start + 2] {
      case 0x90...0x95: kind = .dash
      case 0x98...0x9F, 0xB9, 0xBA: kind = .quote
      default: kind = .other
      }
    default: kind = .other
    }
    tokens.append(Token(kind: kind, lower: start, upper: start + length, word: -1))
    return start + length
  }

  private mutating func append(
    _ kind: Token.Kind, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    into tokens: inout [Token]
  ) {
    let id = intern(text, range)
    tokens.append(Token(kind: kind, lower: range.lowerBound, upper: range.upperBound, word: id))
  }
  /// Folds ASCII in place, which is nearly all; other words go the long way.
  private mutating func intern(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int32 {
    guard range.count <= 48, !text[range].contains(where: { $0 >= 0x80 }) else {
      return table.intern(folding: text[range])
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count) { folded in
      var hash = WordHash()
      var count = 0
      for byte in text[range] {
        let letter = Letters.fold(ascii: byte)
        if letter == 0 { continue }
        folded[count] = letter
        hash.add(letter)
        count += 1
      }
      return table.intern(
        UnsafeBufferPointer(rebasing: folded[..<count]), hash: hash.value)
    }
  }
}
