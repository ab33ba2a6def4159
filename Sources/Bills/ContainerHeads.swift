/// Heads of Parts, Chapters, Schedules and other containers.
extension HeadScanner {
  func container(at first: Int, line: Line, _ number: Int) -> Head? {
    let end = line.tokens.upperBound
    var index = first
    var label = ""
    // "FIRST SCHEDULE".
    if table.ordinal(tokens[index]) != nil, index + 1 < end,
      containerKind(tokens[index + 1]) != nil, isUpperStart(text, Int(tokens[index].lower))
    {
      label = printed(tokens[index])
      index += 1
    }
    guard let kind = containerKind(tokens[index]), isUpperStart(text, Int(tokens[index].lower)),
      line.tokens.count <= 24
    else { return nil }
    let word = word(tokens[index])
    index += 1
    if label.isEmpty, index < end, let number = containerNumber(at: index) {
      label = number
      index += 1
    }
    if index < end, tokens[index].kind == .word, !line.isHeading,
      !isUpperStart(text, Int(tokens[index].lower))
    {
      return nil
    }
    if label.isEmpty, index < end, !line.isHeading, !isCapitals(line.range) { return nil }
    if !line.isHeading, !line.isBlockStart, !endsSentence(before: first), !isCapitals(line.range) {
      return nil
    }
    index = skipLabelMarks(from: index, to: end)
    return Head(
      form: .container(kind), number: label, order: nil, start: line.range.lowerBound,
      afterLabel: index, line: number, unitWord: word, isStrong: true, isQuoted: false,
      isHeading: line.isHeading)
  }

  /// "… in camera. Part V – Liability of service providers" at the end of a line.
  func gluedContainer(at index: Int, line: Line, _ number: Int) -> Head? {
    guard tokens[index - 1].kind == .stop || tokens[index - 1].kind == .close,
      let kind = containerKind(tokens[index]), kind != .schedule,
      isUpperStart(text, Int(tokens[index].lower)), index + 2 < line.tokens.upperBound,
      let label = containerNumber(at: index + 1),
      tokens[index + 2].kind == .dash || tokens[index + 2].kind == .colon,
      line.tokens.upperBound - index <= 18
    else { return nil }
    for other in tokens[index + 3..<line.tokens.upperBound] where other.kind == .stop {
      return nil
    }
    return Head(
      form: .container(kind), number: label, order: nil, start: Int(tokens[index].lower),
      afterLabel: skipLabelMarks(from: index + 2, to: line.tokens.upperBound), line: number,
      unitWord: word(tokens[index]), isStrong: false, isQuoted: false, isHeading: false)
  }

  func containerKind(_ token: Token) -> Provision.Kind? {
    switch table.unit(token) {
    case .part: .part
    case .chapter: .chapter
    case .division: .division
    case .schedule: .schedule
    default: nil
    }
  }

  func containerNumber(at index: Int) -> String? {
    let token = tokens[index]
    if token.kind == .number { return printed(token) }
    guard token.kind == .word else { return nil }
    let bytes = text[token.range]
    let isRoman = bytes.allSatisfy { [0x49, 0x56, 0x58, 0x4C, 0x43].contains($0 & 0xDF) }
    if bytes.count <= 7, isRoman, isUpperStart(text, Int(token.lower)) { return printed(token) }
    if bytes.count == 1, isUpperStart(text, Int(token.lower)) { return printed(token) }
    if table.number(token) != nil { return printed(token) }
    return nil
  }
}
