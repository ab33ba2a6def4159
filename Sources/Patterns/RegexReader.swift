import Words

/// Reads the part of PCRE2's syntax that raw patterns may use.
///
/// Whatever it does not know is refused: a construct that is passed on unread could number its
/// groups, end the match elsewhere, or take apart the pattern that it is placed in.
struct RegexReader {
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int
  private var depth = 0
  private var alternatives = 0

  static func read(_ bytes: [UInt8], in range: Range<Int>) throws(PhraseError) -> [RegexNode] {
    var reader = RegexReader(bytes: bytes, range: range)
    let alternatives = try reader.alternation()
    if reader.position < reader.end { throw reader.error("')' was never opened") }
    return alternatives.count == 1 ? alternatives[0] : [.group(alternatives)]
  }

  private init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  private var next: UInt8? { position < end ? bytes[position] : nil }

  private mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= end else { return false }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
    position += count
    return true
  }

  // MARK: - Alternation, sequence, group

  private mutating func alternation() throws(PhraseError) -> [[RegexNode]] {
    depth += 1
    if depth > Phrase.Limits.depth { throw error("nested too deeply") }
    var found = [try sequence()]
    while take("|") {
      found.append(try sequence())
      alternatives += 1
      if alternatives > Phrase.Limits.alternatives {
        throw error("too many alternatives (limit \(Phrase.Limits.alternatives))")
      }
    }
    depth -= 1
    return found
  }

  private mutating func sequence() throws(PhraseError) -> [RegexNode] {
    var nodes: [RegexNode] = []
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      nodes.append(try quantified(try atom()))
    }
    return nodes
  }

  private mutating func atom() throws(PhraseError) -> RegexNode {
    switch bytes[position] {
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "["): return .set(try characterClass())
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "."):
      position += 1
      return .set(.init(kind: .mixed, sample: UInt8(ascii: "a")))
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      position += 1
      return .assertion
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"):
      throw error("nothing to repeat")
    default:
      guard let (scalar, length) = UTF8Decoder.scalar(bytes, at: position) else {
        throw error("pattern is not valid UTF-8")
      }
      position += length
      return .literal(scalar)
    }
  }

  private mutating func group() throws(PhraseError) -> RegexNode {
    let opening = position
    var isLook = false
    if take("(?:") || take("(?>") || take("(?i:") || take("(?-i:") {
      isLook = false
    } else if take("(?=") || take("(?!") || take("(?<=") || take("(?<!") {
      isLook = true
    } else if take("(?") || take("(*") {
      throw error(
        "only '(…)', '(?:…)', '(?>…)', '(?-i:…)' and lookaround are understood", at: opening)
    } else {
      position += 1
    }
    let found = try alternation()
    guard take(")") else {
      throw error("'(' at column \(bytes.column(of: opening)) is never closed", at: opening)
    }
    return isLook ? .look : .group(found)
  }

  // MARK: - Quantifiers

  private mutating func quantified(_ node: RegexNode) throws(PhraseError) -> RegexNode {
    var least = 1
    var most: Int? = 1
    if take("*") {
      (least, most) = (0, nil)
    } else if take("+") {
      (least, most) = (1, nil)
    } else if take("?") {
      (least, most) = (0, 1)
    } else if take("{") {
      (least, most) = try bounds()
    } else {
      return node
    }
    if !take("?") { _ = take("+") }
    if let byte = next, [0x2A, 0x2B, 0x3F].contains(byte) { throw error("nothing to repeat") }
    switch node {
    case .boundary, .assertion, .look: throw error("a zero-width test may not be repeated")
    default: return .repetition(node, least: least, most: most)
    }
  }

  private mutating func bounds() throws(PhraseError) -> (Int, Int?) {
    let least = number()
    var most = least
    if take(",") { most = number() }
    let open = bytes[position - 1] == UInt8(ascii: ",")
    guard let least, take("}"), open || most != nil, (most ?? least) >= least,
      (most ?? least) <= 1_000
    else { throw error("'{' must begin a repetition such as '{2,5}' (limit 1000)") }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let byte = next, (0x30...0x39).contains(byte) {
      value = min((value ?? 0) * 10 + Int(byte - 0x30), 100_000)
      position += 1
    }
    return value
  }

  // MARK: - Escapes and classes

  private mutating func escape() throws(PhraseError) -> RegexNode {
    let start = position
    position += 1
    guard let byte = next else { throw error("'\\' ends the pattern", at: start) }
    position += 1
    switch byte {
    case UInt8(ascii: "b"): return .boundary
    case UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"), UInt8(ascii: "Z"):
      return .assertion
    default:
      if let set = try Self.shorthand(byte) { return .set(set) }
      if byte == UInt8(ascii: "p") || byte == UInt8(ascii: "P") {
        try property(from: start)
        return .set(.init(kind: .mixed, sample: UInt8(ascii: "a")))
      }
      guard byte < 0x80, Letters.fold(ascii: byte) == 0 else {
        throw error("'\\\(UnicodeScalar(byte))' is not understood here", at: start)
      }
      return .literal(UnicodeScalar(byte))
    }
  }

  private static func shorthand(_ byte: UInt8) throws(PhraseError) -> RegexNode.CharacterSet? {
    switch byte {
    case UInt8(ascii: "w"): return .init(kind: .word, sample: UInt8(ascii: "a"))
    case UInt8(ascii: "d"): return .init(kind: .word, sample: UInt8(ascii: "7"))
    case UInt8(ascii: "s"), UInt8(ascii: "h"): return .init(kind: .separator, sample: 0x20)
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "R"):
      return .init(kind: .separator, sample: 0x0A)
    case UInt8(ascii: "t"): return .init(kind: .separator, sample: 0x09)
    case UInt8(ascii: "W"): return .init(kind: .separator, sample: 0x20)
    case UInt8(ascii: "S"), UInt8(ascii: "D"):
      return .init(kind: .mixed, sample: UInt8(ascii: "a"))
    default: return nil
    }
  }

  private mutating func property(from start: Int) throws(PhraseError) {
    guard take("{") else { throw error("write a property as '\\p{L}'", at: start) }
    while let byte = next, Letters.fold(ascii: byte) != 0 || byte == 0x5F || byte == 0x5E {
      position += 1
    }
    guard take("}") else { throw error("write a property as '\\p{L}'", at: start) }
  }

  private mutating func characterClass() throws(PhraseError) -> RegexNode.CharacterSet {
    let opening = position
    position += 1
    let negated = take("^")
    var members: [RegexNode.CharacterSet] = []
    while let byte = next, byte != UInt8(ascii: "]") || position == opening + (negated ? 2 : 1) {
      members.append(try member(byte))
    }
    guard take("]") else {
      throw error("'[' at column \(bytes.column(of: opening)) is never closed", at: opening)
    }
    if negated || members.isEmpty {
      return .init(kind: .mixed, sample: UInt8(ascii: "a"))
    }
    let kind = members[0].kind
    return .init(
      kind: members.allSatisfy { $0.kind == kind } ? kind : .mixed, sample: members[0].sample)
  }

  private mutating func member(_ byte: UInt8) throws(PhraseError) -> RegexNode.CharacterSet {
    let start = position
    if byte == UInt8(ascii: "["), position + 1 < end, bytes[position + 1] == UInt8(ascii: ":") {
      throw error("named classes are not understood here")
    }
    if byte == UInt8(ascii: "\\") {
      switch try escape() {
      case .set(let set): return set
      case .literal(let scalar): return .init(kind: .mixed, sample: UInt8(scalar.value))
      default: throw error("a zero-width test may not stand in a class", at: start)
      }
    }
    guard let (scalar, length) = UTF8Decoder.scalar(bytes, at: position) else {
      throw error("pattern is not valid UTF-8")
    }
    position += length
    // A range may hold anything, and '-' between two members makes one.
    let isWord = Letters.fold(scalar) != 0
    let isBlank = scalar == " "
    return .init(
      kind: isWord ? .word : isBlank ? .separator : .mixed,
      sample: scalar.isASCII ? UInt8(scalar.value) : UInt8(ascii: "a"))
  }

  private func error(_ message: String, at offset: Int? = nil) -> PhraseError {
    PhraseError(message: message, column: bytes.column(of: offset ?? position))
  }
}
