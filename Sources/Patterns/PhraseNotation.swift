import Words

/// Reads the phrase notation, byte by byte, into elements.
struct PhraseParser {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var alternatives = 0
  private var gapProduct = 1

  static func parse(_ bytes: [UInt8]) throws(PhraseError) -> [Element] {
    var parser = PhraseParser(bytes: bytes)
    let elements = try parser.sequence(closing: nil, openedAt: 0)
    if elements.isEmpty { throw parser.error("phrase is empty", at: 0) }
    if elements.allSatisfy(\.isOptional) {
      throw parser.error("pattern could match the empty text", at: 0)
    }
    if !elements.contains(where: holdsFixedWord) {
      throw parser.error("a phrase needs at least one fixed word", at: 0)
    }
    return elements
  }

  /// The range without blanks at either end.
  static func trim(_ bytes: [UInt8]) -> Range<Int> {
    var low = 0
    var high = bytes.count
    while low < high, isBlank(bytes[low]) { low += 1 }
    while high > low, isBlank(bytes[high - 1]) { high -= 1 }
    return low..<high
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

  /// Whether every match of the element holds a word known beforehand.
  private static func holdsFixedWord(_ element: Element) -> Bool {
    switch element {
    case .word, .concept: true
    case .mark, .number, .gap: false
    case .group(_, optional: true): false
    case .group(let alternatives, _):
      alternatives.allSatisfy { $0.contains(where: holdsFixedWord) }
    }
  }

  // MARK: - Sequences and groups

  /// Reads up to `closing` or, when that is nil, to the end. Stops before `|` and `closing`.
  private mutating func sequence(
    closing: UInt8?, openedAt opening: Int
  ) throws(PhraseError) -> [Element] {
    var elements: [Element] = []
    while true {
      while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
      guard position < bytes.count else {
        guard closing == nil else {
          throw error(
            "'\(bytes[opening].glyph)' at column \(column(opening)) is never closed", at: opening)
        }
        break
      }
      let byte = bytes[position]
      if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") {
        guard let closing else {
          throw error(
            byte == UInt8(ascii: "|")
              ? "'|' at column \(column(position)) stands outside '(…)' and '[…]'"
              : "'\(byte.glyph)' at column \(column(position)) was never opened", at: position)
        }
        if byte == UInt8(ascii: "|") || byte == closing { break }
        throw error(
          "'\(bytes[opening].glyph)' at column \(column(opening)) is closed by '\(byte.glyph)'",
          at: position)
      }
      elements.append(try element())
    }
    try checkGaps(elements, inGroup: closing != nil)
    return elements
  }

  private mutating func group(optional: Bool) throws(PhraseError) -> Element {
    let opening = position
    let closing = UInt8(ascii: optional ? "]" : ")")
    depth += 1
    if depth > Phrase.Limits.depth { throw error("nested too deeply", at: opening) }
    var found: [[Element]] = []
    let outerProduct = gapProduct
    var widest = gapProduct
    repeat {
      position += 1
      gapProduct = outerProduct
      let start = position
      let alternative = try sequence(closing: closing, openedAt: opening)
      if alternative.isEmpty { throw error("an alternative is empty", at: start) }
      if alternative.allSatisfy(\.isOptional) {
        throw error("pattern could match the empty text", at: start)
      }
      found.append(alternative)
      widest = max(widest, gapProduct)
      alternatives += 1
      if alternatives > Phrase.Limits.alternatives {
        throw error("too many alternatives (limit \(Phrase.Limits.alternatives))", at: start)
      }
    } while bytes[position] == UInt8(ascii: "|")
    position += 1
    depth -= 1
    gapProduct = widest
    return .group(found, optional: optional)
  }

  /// A gap must stand between two pieces that are always there, or its meaning is anyone's guess.
  private func checkGaps(_ elements: [Element], inGroup: Bool) throws(PhraseError) {
    let place = inGroup ? "a group" : "a phrase"
    var sawRequired = false
    var openGap: Int?
    for element in elements {
      if case .gap(_, let column) = element {
        if openGap != nil { throw PhraseError(message: "two gaps in a row", column: column) }
        if !sawRequired {
          throw PhraseError(message: "'...' may not begin \(place)", column: column)
        }
        openGap = column
      } else if !element.isOptional {
        sawRequired = true
        openGap = nil
      }
    }
    if let openGap { throw PhraseError(message: "'...' may not end \(place)", column: openGap) }
  }

  // MARK: - Single elements

  private mutating func element() throws(PhraseError) -> Element {
    switch bytes[position] {
    case UInt8(ascii: "("): return try group(optional: false)
    case UInt8(ascii: "["): return try group(optional: true)
    case UInt8(ascii: "<"): return try reference()
    case UInt8(ascii: "."): return try dots()
    case UInt8(ascii: "*"), UInt8(ascii: "~"):
      throw error("'\(bytes[position].glyph)' must follow a word", at: position)
    case UInt8(ascii: ">"): throw error("'>' was never opened", at: position)
    case UInt8(ascii: "#"):
      position += 1
      return .number
    case UInt8(ascii: "\\"): return try escaped()
    default: return try wordOrMark()
    }
  }

  private mutating func reference() throws(PhraseError) -> Element {
    let start = position
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else {
      throw error("'<' at column \(column(start)) is never closed", at: start)
    }
    let id = bytes[start + 1..<end]
    let allowed = id.allSatisfy {
      Letters.fold(ascii: $0) != 0 || [0x2E, 0x2D, 0x5F].contains($0)
    }
    if id.isEmpty || !allowed {
      throw error("a concept's name holds letters, digits, '.', '-' and '_' only", at: start + 1)
    }
    position = end + 1
    return .concept(id: String(decoding: id, as: UTF8.self), column: column(start))
  }

  private mutating func dots() throws(PhraseError) -> Element {
    let start = position
    while position < bytes.count, bytes[position] == UInt8(ascii: ".") { position += 1 }
    switch position - start {
    case 1: return .mark(.literal("."))
    case 3: return try gap(from: start)
    default: throw error("write a gap as '...'", at: start)
    }
  }

  private mutating func gap(from start: Int) throws(PhraseError) -> Element {
    var words = 0
    var digits = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]), digits < 4 {
      words = words * 10 + Int(bytes[position] - 0x30)
      digits += 1
      position += 1
    }
    if digits == 0 { words = 8 }
    if !(1...Phrase.Limits.gapWords).contains(words) {
      throw error("a gap spans 1 to \(Phrase.Limits.gapWords) words", at: start)
    }
    gapProduct *= words + 1
    if gapProduct > Phrase.Limits.gapProduct {
      throw error("too many wide gaps in one phrase", at: start)
    }
    return .gap(words: words, column: column(start))
  }

  private mutating func escaped() throws(PhraseError) -> Element {
    let start = position
    position += 1
    guard let (scalar, length) = UTF8Decoder.scalar(bytes, at: position),
      Letters.fold(scalar) == 0, !scalar.properties.isWhitespace
    else {
      throw error("'\\' must stand before a punctuation mark", at: start)
    }
    position += length
    return .mark(.literal(scalar))
  }

  private mutating func wordOrMark() throws(PhraseError) -> Element {
    guard let (scalar, length) = UTF8Decoder.scalar(bytes, at: position) else {
      throw error("phrase is not valid UTF-8", at: position)
    }
    if Letters.fold(scalar) != 0 { return .word(try word()) }
    let start = position
    position += length
    if let mark = Mark(scalar) { return .mark(mark) }
    if scalar == "…" { return try gap(from: start) }
    throw error("character U+\(scalar.hexadecimal) may not stand in a phrase", at: start)
  }

  private mutating func word() throws(PhraseError) -> PhraseWord {
    var word = PhraseWord(folded: [], lastPart: 0, ending: .exact)
    word.folded.reserveCapacity(24)
    appendPart(to: &word.folded)
    while let (joint, length) = joint(), startsWord(at: position + length) {
      position += length
      word.folded.append(joint)
      word.lastPart = word.folded.count
      appendPart(to: &word.folded)
    }
    guard position < bytes.count else { return word }
    switch bytes[position] {
    case UInt8(ascii: "*"):
      if word.folded.count - word.lastPart < 2 {
        throw error("'*' needs at least two letters before it", at: position)
      }
      word.ending = .prefix
    case UInt8(ascii: "~"): word.ending = .forms
    default: return word
    }
    position += 1
    let glyph = bytes[position - 1].glyph
    if startsWord(at: position) || joint().map({ startsWord(at: position + $0.1) }) == true {
      throw error("'\(glyph)' may only end a word", at: position - 1)
    }
    if position < bytes.count, bytes[position] == 0x2A || bytes[position] == 0x7E {
      throw error("a word may carry one '*' or one '~'", at: position)
    }
    return word
  }

  private mutating func appendPart(to folded: inout [UInt8]) {
    while let (scalar, length) = UTF8Decoder.scalar(bytes, at: position) {
      let value = Letters.fold(scalar)
      if value == 0 { return }
      Letters.append(value, to: &folded)
      position += length
    }
  }

  private func joint() -> (UInt8, Int)? {
    guard let (scalar, length) = UTF8Decoder.scalar(bytes, at: position) else { return nil }
    switch scalar {
    case "-", "\u{2010}", "\u{2011}": return (PhraseWord.hyphen, length)
    case "'", "\u{2019}": return (PhraseWord.apostrophe, length)
    default: return nil
    }
  }

  private func startsWord(at position: Int) -> Bool {
    guard let (scalar, _) = UTF8Decoder.scalar(bytes, at: position) else { return false }
    return Letters.fold(scalar) != 0
  }

  // MARK: - Errors

  private func column(_ offset: Int) -> Int { bytes.column(of: offset) }

  private func error(_ message: String, at offset: Int) -> PhraseError {
    PhraseError(message: message, column: column(offset))
  }
}

extension UInt8 {
  fileprivate var glyph: String { String(UnicodeScalar(self)) }
}
