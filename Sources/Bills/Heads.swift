/// A place where a section or a container may begin.
struct Head {
  enum Form: Hashable {
    /// `Article 5`, `Section 12`.
    case keyword
    /// `12.`, `12.—(1)`, `487.012`.
    case plain
    /// `12.` as the marker of a list, at a depth of lists.
    case marker(depth: Int)
    /// The same in a heading of the markup; the numbered lists under it are another run.
    case headed
    /// `PART IV`, `FIRST SCHEDULE`.
    case container(Provision.Kind)
  }

  let form: Form
  /// As printed: `12A`, `487.012`, `IV`.
  let number: String
  let order: NumberOrder?
  /// Where the label starts in the logical text; the start of its line but for a quotation mark.
  let start: Int
  /// The first token after the label.
  let afterLabel: Int
  let line: Int
  let unitWord: String
  /// Only such a head may start a run of numbers.
  let isStrong: Bool
  /// The label follows an opening quotation mark: text to be inserted elsewhere.
  let isQuoted: Bool
  /// The markup says that this is a heading.
  let isHeading: Bool
}

/// A section number as a position in a sequence: `12` < `12A` < `13`; `487.012` < `487.0121`.
struct NumberOrder: Hashable, Comparable {
  let whole: Int
  let rest: String

  init?(_ label: String) {
    let digits = label.prefix { $0 >= "0" && $0 <= "9" }
    guard let whole = Int(digits), whole < 100_000 else { return nil }
    self.whole = whole
    rest = label.dropFirst(digits.count).uppercased()
  }

  static func < (left: NumberOrder, right: NumberOrder) -> Bool {
    left.whole != right.whole ? left.whole < right.whole : left.rest < right.rest
  }
}

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
    guard index < line.tokens.upperBound,
      let label = sectionNumber(at: index), let order = NumberOrder(label.text)
    else { return nil }
    index = label.next
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
      case .dash where index + 1 < end && isBracketedLabel(index + 1): isStrong = true
      case .dash, .colon: isStrong = line.isHeading
      case .word where isUpperStart(text, Int(tokens[index].lower)):
        // "487.011 The following…": no page or list is numbered so.
        isStrong = isStrong || order.rest.utf8.count > 1
      case .quote: break
      default: return nil
      }
    }
    guard
      line.isBlockStart || line.isHeading || Int(tokens[first].lower) == line.range.lowerBound
        || isQuoted
    else { return nil }
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

  // MARK: Containers

  private func container(at first: Int, line: Line, _ number: Int) -> Head? {
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
  private func gluedContainer(at index: Int, line: Line, _ number: Int) -> Head? {
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

  private func containerKind(_ token: Token) -> Provision.Kind? {
    switch table.unit(token) {
    case .part: .part
    case .chapter: .chapter
    case .division: .division
    case .schedule: .schedule
    default: nil
    }
  }

  private func containerNumber(at index: Int) -> String? {
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

  // MARK: Pieces

  /// A number with a hyphenated or spaced tail: `90-1`, `12`.
  private func sectionNumber(at index: Int) -> (text: String, next: Int)? {
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

  private func startsProvision(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .word: isUpperStart(text, Int(tokens[index].lower))
    case .open, .quote, .dash: true
    default: false
    }
  }

  private func isBracketedLabel(_ index: Int) -> Bool {
    index + 2 < tokens.count && tokens[index].kind == .open && tokens[index + 2].kind == .close
      && tokens[index + 1].range.count <= 4
  }

  /// The first token after the stops, dashes and colons that end a label.
  private func skipLabelMarks(from index: Int, to end: Int) -> Int {
    var index = index
    while index < end {
      switch tokens[index].kind {
      case .stop, .dash, .colon, .degree: index += 1
      default: return index
      }
    }
    return index
  }

  private func endsSentence(before token: Int) -> Bool {
    guard token > 0 else { return true }
    switch tokens[token - 1].kind {
    case .stop, .semicolon, .colon, .quote, .close: return true
    default: return false
    }
  }

  private func isCapitals(_ range: Range<Int>) -> Bool {
    !text[range].contains { $0 &- 0x61 < 26 }
  }

  private func printed(_ token: Token) -> String {
    String(decoding: text[token.range], as: UTF8.self)
  }

  private func word(_ token: Token) -> String { printed(token).lowercased() }
}
