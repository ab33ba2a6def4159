/// Reads numbers and lengths of time out of tokens: `ninety (90) days`, `one hundred and eighty
/// days`, `14 working days`.
struct QuantityParser {
  let table: LanguageTable
  let text: [UInt8]

  /// All lengths of time of a text, in order.
  func durations(in tokens: [Token]) -> [Duration] {
    var found: [Duration] = []
    var index = 0
    while index < tokens.count {
      if let (duration, next) = duration(in: tokens, at: index) {
        found.append(duration)
        index = next
      } else {
        index += 1
      }
    }
    return found
  }

  private func duration(in tokens: [Token], at start: Int) -> (Duration, next: Int)? {
    guard let first = number(in: tokens, at: start) else { return nil }
    var index = first.next
    var conflict: Int?
    // "ninety (90)" and "90 (ninety)".
    if index + 2 < tokens.count, tokens[index].kind == .open,
      let inner = number(in: tokens, at: index + 1), inner.next < tokens.count,
      tokens[inner.next].kind == .close
    {
      if inner.value != first.value { conflict = inner.value }
      index = inner.next + 1
    }
    while index < tokens.count,
      table.has(tokens[index], .periodQualifier) || tokens[index].kind == .dash
    { index += 1 }
    guard index < tokens.count, let unit = table.period(tokens[index]) else { return nil }
    return (
      Duration(
        value: first.value, unit: unit,
        range: Int(tokens[start].lower)..<Int(tokens[index].upper), conflictingValue: conflict),
      index + 1
    )
  }

  /// A number in digits or words that starts at a token.
  func number(in tokens: [Token], at start: Int) -> (value: Int, next: Int)? {
    guard start < tokens.count else { return nil }
    if tokens[start].kind == .number {
      return digits(tokens[start]).map { ($0, start + 1) }
    }
    guard table.number(tokens[start]) != nil else { return nil }
    return words(in: tokens, at: start)
  }

  private func words(in tokens: [Token], at start: Int) -> (value: Int, next: Int) {
    var total = 0
    var current = 0
    var index = start
    var next = start
    while index < tokens.count {
      if let value = table.number(tokens[index]) {
        if value == 100 || value == 1000 {
          current = max(1, current) * value
          if value == 1000 {
            total += current
            current = 0
          }
        } else {
          current += value
        }
        index += 1
        next = index
      } else if tokens[index].kind == .dash || table.has(tokens[index], .conjunction),
        index + 1 < tokens.count, table.number(tokens[index + 1]) != nil,
        tokens[index].kind == .dash || current >= 100
      {
        index += 1
      } else {
        break
      }
    }
    return (total + current, next)
  }

  private func digits(_ token: Token) -> Int? {
    var value = 0
    for byte in text[token.range] {
      if byte == 0x2C { continue }
      guard byte &- 0x30 < 10, value < 1_000_000_000 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
