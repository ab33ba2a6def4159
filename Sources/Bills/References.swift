import Words

/// Finds the words that point to provisions.
struct ReferenceParser {
  let table: LanguageTable
  let text: [UInt8]

  /// All references of a text, in order, not overlapping.
  func references(in tokens: [Token]) -> [Reference] {
    var found: [Reference] = []
    var index = 0
    while index < tokens.count {
      guard let unit = table.unit(tokens[index]) else {
        index += 1
        continue
      }
      if let (reference, next) = reference(unit, in: tokens, at: index) {
        found.append(reference)
        index = next
      } else {
        index += 1
      }
    }
    return found
  }

  private func reference(
    _ unit: LanguageWords.Unit, in tokens: [Token], at start: Int
  ) -> (Reference, next: Int)? {
    if start > 0, table.has(tokens[start - 1], .own) {
      let range = Int(tokens[start - 1].lower)..<Int(tokens[start].upper)
      return (
        Reference(unit: unit, items: [], range: range, isOwn: true, externalAct: nil), start + 1
      )
    }
    guard unit != .act else { return nil }
    let parsed = items(unit, in: tokens, at: start + 1)
    guard !parsed.items.isEmpty else { return nil }
    var next = parsed.next
    var end = Int(tokens[next - 1].upper)
    let external = externalAct(in: tokens, after: next)
    if let external {
      end = external.range.upperBound
      next = external.next
    }
    return (
      Reference(
        unit: unit, items: parsed.items, range: Int(tokens[start].lower)..<end, isOwn: false,
        externalAct: external?.range),
      next
    )
  }

  /// The list of numbers after the unit's word: `20, 21(1)(a) and 23 to 25`.
  private func items(
    _ unit: LanguageWords.Unit, in tokens: [Token], at start: Int
  ) -> (items: [Reference.Item], next: Int) {
    var items: [Reference.Item] = []
    var index = start
    var next = start
    while let (path, after) = path(unit, in: tokens, at: index, isFirst: items.isEmpty) {
      index = after
      var through: [String]?
      if index < tokens.count, isRange(tokens[index]),
        let (last, afterLast) = self.path(unit, in: tokens, at: index + 1, isFirst: false)
      {
        through = last
        index = afterLast
      }
      items.append(Reference.Item(path: path, through: through))
      next = index
      // Between items: a comma, a conjunction, the unit's word again, or several of these.
      let beforeSeparators = index
      while index < tokens.count, index - beforeSeparators < 3,
        tokens[index].kind == .comma || table.has(tokens[index], .conjunction)
          || table.unit(tokens[index]) == unit
      { index += 1 }
      if index == beforeSeparators { break }
    }
    return (items, next)
  }

  private func isRange(_ token: Token) -> Bool {
    token.kind == .dash || table.has(token, .rangeWord)
  }

  /// One number with what hangs on it: `12(1)(a)`, `(b)`, `IV`.
  private func path(
    _ unit: LanguageWords.Unit, in tokens: [Token], at start: Int, isFirst: Bool
  ) -> (path: [String], next: Int)? {
    guard start < tokens.count else { return nil }
    var path: [String] = []
    var index = start
    if tokens[index].kind == .number {
      path.append(printed(tokens[index]))
      index += 1
    } else if unit == .part || unit == .chapter || unit == .division || unit == .schedule,
      tokens[index].kind == .word, isContainerNumber(tokens[index])
    {
      return ([printed(tokens[index])], index + 1)
    }
    var lastIsDigits = false
    while let (label, next) = bracketed(in: tokens, at: index) {
      // `subsection (1) (2) A person…`: the second is the label of what follows.
      let isDigits = tokens[index + 1].kind == .number
      if isDigits, lastIsDigits { break }
      lastIsDigits = isDigits
      path.append(label)
      index = next
    }
    guard !path.isEmpty else { return nil }
    // A bare number in a list of subsections is a mistake of print, not a reference.
    return (path, index)
  }

  /// `(1)`, `(a)`, `(iv)`: the label and the token after it.
  func bracketed(in tokens: [Token], at start: Int) -> (label: String, next: Int)? {
    guard start + 2 < tokens.count, tokens[start].kind == .open,
      tokens[start + 2].kind == .close,
      tokens[start + 1].kind == .word || tokens[start + 1].kind == .number,
      tokens[start + 1].range.count <= 6
    else { return nil }
    return (printed(tokens[start + 1]), start + 3)
  }

  /// Roman numerals and single capitals, as Parts are numbered.
  private func isContainerNumber(_ token: Token) -> Bool {
    let bytes = text[token.range]
    if bytes.count == 1 { return bytes.first! &- 0x41 < 26 }
    return bytes.count <= 7 && bytes.allSatisfy { [0x49, 0x56, 0x58, 0x4C, 0x43].contains($0) }
  }

  /// `of the Penal Code`: the words that name another act, or nil for `of this Act`.
  private func externalAct(
    in tokens: [Token], after start: Int
  ) -> (range: Range<Int>, next: Int)? {
    guard start + 1 < tokens.count, table.has(tokens[start], .of) else { return nil }
    var hasCapital = false
    for index in start + 1..<min(start + 12, tokens.count) {
      let token = tokens[index]
      if token.kind == .stop || token.kind == .semicolon || table.has(token, .own) { return nil }
      if token.kind == .word, table.unit(token) == .act {
        guard hasCapital || isCapitalised(token) else { return nil }
        return (Int(tokens[start + 1].lower)..<Int(token.upper), index + 1)
      }
      if token.kind == .word, isCapitalised(token) { hasCapital = true }
    }
    return nil
  }

  func isCapitalised(_ token: Token) -> Bool { isUpperStart(text, Int(token.lower)) }

  func printed(_ token: Token) -> String {
    String(decoding: text[token.range], as: UTF8.self)
  }
}

/// Whether an upper-case letter stands at an offset: ASCII, Latin, Greek or Cyrillic.
func isUpperStart(_ text: [UInt8], _ index: Int) -> Bool {
  let byte = text[index]
  if byte < 0x80 { return byte &- 0x41 < 26 }
  guard index + 1 < text.count else { return false }
  switch byte {
  case 0xC3: return text[index + 1] < 0x9F
  case 0xC4, 0xC5: return text[index + 1] & 1 == 0
  case 0xCE: return text[index + 1] >= 0x91 && text[index + 1] <= 0xA9
  case 0xD0: return text[index + 1] < 0xB0
  default: return false
  }
}
