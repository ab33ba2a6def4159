/// Finds the heads of a document, in order of place.
struct HeadScanner {
  let tokens: [Token]
  let table: LanguageTable
  let text: [UInt8]
  let lines: [Line]
  let document: Document

  func scan() -> [Head] {
    var heads: [Head] = []
    let outermost = document.blocks.lazy.filter { $0.marker != nil }.map(\.depth).min() ?? 0
    for (number, line) in lines.enumerated() {
      let start = heads.count
      if let head = head(ofLine: number, line, listDepth: outermost) { heads.append(head) }
      inlineHeads(in: line, number, after: heads.count > start ? heads.last : nil, into: &heads)
    }
    return heads
  }

  /// - Parameter listDepth: the depth of the outermost lists that the markup numbers; the numbers of
  ///   deeper ones are no sections.
  private func head(ofLine number: Int, _ line: Line, listDepth: Int) -> Head? {
    if line.isBlockStart, let marker = document.blocks[line.block].marker,
      let order = NumberOrder(marker.label)
    {
      return Head(
        form: Self.form(ofMarkerAt: document.blocks[line.block].depth, outermost: listDepth),
        number: marker.label, order: order, start: line.range.lowerBound,
        afterLabel: line.tokens.lowerBound, line: number, unitWord: "", isStrong: true,
        isQuoted: false, isHeading: false)
    }
    var first = line.tokens.lowerBound
    guard first < line.tokens.upperBound else { return nil }
    let isQuoted = tokens[first].kind == .quote && first + 1 < line.tokens.upperBound
    if isQuoted { first += 1 }
    // Emphasis and rules of print may leave marks before the label.
    while first < line.tokens.upperBound, tokens[first].kind == .other { first += 1 }
    guard first < line.tokens.upperBound else { return nil }
    return container(at: first, line: line, number)
      ?? keyword(at: first, line: line, number, isQuoted: isQuoted)
      ?? plain(at: first, line: line, number, isQuoted: isQuoted)
  }

  /// The outermost list of a text numbers its sections, as numbers in the text would.
  private static func form(ofMarkerAt depth: Int, outermost: Int) -> Head.Form {
    depth <= max(1, outermost) ? .plain : .marker(depth: depth)
  }

  // MARK: Sections

  private func keyword(at first: Int, line: Line, _ number: Int, isQuoted: Bool) -> Head? {
    guard table.unit(tokens[first]) == .section, isUpperStart(text, Int(tokens[first].lower))
    else { return nil }
    var index = first + 1
    if index < line.tokens.upperBound, tokens[index].kind == .stop { index += 1 }
    // "Article (5)".
    let isBracketed = index < line.tokens.upperBound && isBracketedLabel(index)
    if isBracketed { index += 1 }
    guard index < line.tokens.upperBound,
      let label = sectionNumber(at: index), let order = NumberOrder(label.text)
    else { return nil }
    index = label.next + (isBracketed ? 1 : 0)
    if index < line.tokens.upperBound, tokens[index].kind == .degree { index += 1 }
    // "Section 12 shall apply" is a sentence, and "Article 5 of the Convention" a reference.
    if index < line.tokens.upperBound, tokens[index].kind == .word, !line.isHeading,
      !isUpperStart(text, Int(tokens[index].lower))
    {
      return nil
    }
    guard line.isBlockStart || line.isHeading || endsSentence(before: first) else { return nil }
    index = skipLabelMarks(from: index, to: line.tokens.upperBound)
    return Head(
      form: .keyword, number: label.text, order: order, start: Int(tokens[first].lower),
      afterLabel: index, line: number, unitWord: word(tokens[first]), isStrong: true,
      isQuoted: isQuoted, isHeading: line.isHeading)
  }

  private func plain(at first: Int, line: Line, _ number: Int, isQuoted: Bool) -> Head? {
    guard tokens[first].kind == .number, let label = sectionNumber(at: first),
      let order = NumberOrder(label.text), label.text.utf8.count <= 12
    else { return nil }
    let end = line.tokens.upperBound
    var index = label.next
    var isStrong = line.isHeading
    if index >= end {
      isStrong = isStrong || !order.rest.isEmpty
    } else {
      switch tokens[index].kind {
      case .stop:
        let next = index + 1
        guard next >= end || startsProvision(next) else { return nil }
        isStrong = true
      case .open where isBracketedLabel(index): isStrong = true
      // "7 [Repealed, 2000 c. 3]".
      case .open where index + 1 < end && startsProvision(index + 1): break
      case .dash where index + 1 < end && isBracketedLabel(index + 1): isStrong = true
      case .dash, .colon: isStrong = line.isHeading
      case .word where isUpperStart(text, Int(tokens[index].lower)):
        // "487.011 The following…": no page, day or list is numbered so.
        isStrong = isStrong || order.rest.utf8.count > 1 && !isPureLetters(order.rest)
      case .quote: break
      default: return nil
      }
    }
    guard
      line.isBlockStart || line.isHeading || Int(tokens[first].lower) == line.range.lowerBound
        || isQuoted
    else { return nil }
    // "paragraph (c) of section", and its number on the next line.
    if !line.isBlockStart, !line.isHeading, first > 0, table.unit(tokens[first - 1]) != nil,
      !isUpperStart(text, Int(tokens[first - 1].lower))
    {
      return nil
    }
    index = skipLabelMarks(from: index, to: end)
    return Head(
      form: line.isHeading ? .headed : .plain, number: label.text, order: order,
      start: Int(tokens[first].lower), afterLabel: index, line: number, unitWord: "",
      isStrong: isStrong, isQuoted: isQuoted,
      isHeading: line.isHeading)
  }

  /// Sections in the middle of a line: everything on one physical line, or a section glued to the
  /// enacting words.
  private func inlineHeads(
    in line: Line, _ number: Int, after head: Head?, into heads: inout [Head]
  ) {
    var index = max(line.tokens.lowerBound + 1, head?.afterLabel ?? 0)
    while index + 1 < line.tokens.upperBound {
      defer { index += 1 }
      if let glued = gluedContainer(at: index, line: line, number) {
        heads.append(glued)
        return
      }
      guard tokens[index].kind == .number, tokens[index + 1].kind == .stop,
        index + 2 < line.tokens.upperBound, startsProvision(index + 2),
        let order = NumberOrder(printed(tokens[index]))
      else { continue }
      switch tokens[index - 1].kind {
      case .stop:
        if index >= 2, tokens[index - 2].kind == .word,
          table.unit(tokens[index - 2]) != nil || tokens[index - 2].range.count <= 2
        {
          continue
        }
      case .semicolon, .colon, .dash, .close, .quote: break
      case .word where !isUpperStart(text, Int(tokens[index - 1].lower)): break
      default: continue
      }
      heads.append(
        Head(
          form: .plain, number: printed(tokens[index]), order: order,
          start: Int(tokens[index].lower),
          afterLabel: skipLabelMarks(from: index + 1, to: line.tokens.upperBound), line: number,
          unitWord: "", isStrong: false, isQuoted: tokens[index - 1].kind == .quote,
          isHeading: false))
    }
  }

  // MARK: Pieces

  /// A number with a hyphenated or spaced tail: `90-1`, `12`.
  func sectionNumber(at index: Int) -> (text: String, next: Int)? {
    let token = tokens[index]
    if token.kind == .word, let ordinal = table.ordinal(token) {
      return (String(ordinal), index + 1)
    }
    guard token.kind == .number else { return nil }
    if index + 2 < tokens.count, tokens[index + 1].kind == .dash,
      tokens[index + 2].kind == .number, tokens[index + 1].lower == token.upper,
      tokens[index + 2].lower == tokens[index + 1].upper
    {
      return (printed(token) + "-" + printed(tokens[index + 2]), index + 3)
    }
    return (printed(token), index + 1)
  }

  func startsProvision(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .word: isUpperStart(text, Int(tokens[index].lower))
    case .open, .quote, .dash: true
    default: false
    }
  }

  func isBracketedLabel(_ index: Int) -> Bool {
    index + 2 < tokens.count && tokens[index].kind == .open && tokens[index + 2].kind == .close
      && tokens[index + 1].range.count <= 4
  }

  /// The first token after the stops, dashes and colons that end a label.
  func skipLabelMarks(from index: Int, to end: Int) -> Int {
    var index = index
    while index < end {
      switch tokens[index].kind {
      case .stop, .dash, .colon, .degree: index += 1
      default: return index
      }
    }
    return index
  }

  func endsSentence(before token: Int) -> Bool {
    guard token > 0 else { return true }
    switch tokens[token - 1].kind {
    case .stop, .semicolon, .colon, .quote, .close: return true
    default: return false
    }
  }

  func isCapitals(_ range: Range<Int>) -> Bool {
    !text[range].contains { $0 &- 0x61 < 26 }
  }

  private func isPureLetters(_ rest: String) -> Bool { rest.utf8.allSatisfy { $0 >= 0x41 } }

  func printed(_ token: Token) -> String {
    String(decoding: text[token.range], as: UTF8.self)
  }

  func word(_ token: Token) -> String { printed(token).lowercased() }
}
