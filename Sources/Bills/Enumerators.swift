import Words

/// Reads the lists inside a section: subsections, paragraphs, subparagraphs, tails.
struct EnumeratorParser {
  let tokens: [Token]
  let table: LanguageTable
  let text: [UInt8]
  let lines: [Line]
  let references: [Reference]
  let blocks: [Block]

  /// A label, or the start of the tail that follows a list.
  struct Item {
    let label: String
    let style: LabelStyle
    /// Depth under the section, from 1; for a tail, the depth of the provision it belongs to.
    let level: Int
    let start: Int
    let bodyStart: Int
    let isTail: Bool
  }

  struct OpenList {
    let style: LabelStyle
    var last: LabelReading
    /// The indentation of its first label, in the logical depth of its block; for tails.
    let depth: Int
    /// The words before its first label.
    let chapeau: Range<Int>
  }

  struct Cursor {
    /// Where a block starts whose list number is that of the section itself.
    var ownMarker: Int?
    /// Where the section's words start.
    let bodyStart: Int
    var items: [Item] = []
    var headings: [Range<Int>] = []
    var lists: [OpenList] = []
  }

  /// The labels within a range of text, in order, and the headings above them.
  ///
  /// - Parameter isSection: whether a list number at the very start is the section's own.
  func parse(
    _ range: Range<Int>, firstLine: Int, isSection: Bool
  ) -> (items: [Item], headings: [Range<Int>]) {
    var cursor = Cursor(bodyStart: range.lowerBound)
    cursor.ownMarker = isSection ? range.lowerBound : nil
    // "Section 12" on one line and "(1)" on the next are no reference to section 12(1).
    var reference = references.partitionPoint { $0.range.lowerBound >= range.lowerBound }
    var number = firstLine
    while number < lines.count, lines[number].range.lowerBound < range.upperBound {
      let line = lines[number]
      let clipped = clip(line, to: range)
      read(line, clipped, number, &cursor, &reference)
      number += 1
    }
    return (cursor.items, cursor.headings)
  }

  private func clip(_ line: Line, to range: Range<Int>) -> Range<Int> {
    var lower = line.tokens.lowerBound
    var upper = line.tokens.upperBound
    while lower < upper, Int(tokens[lower].lower) < range.lowerBound { lower += 1 }
    while upper > lower, Int(tokens[upper - 1].lower) >= range.upperBound { upper -= 1 }
    return lower..<upper
  }

  private func read(
    _ line: Line, _ clipped: Range<Int>, _ number: Int, _ cursor: inout Cursor,
    _ reference: inout Int
  ) {
    let isLineStart = clipped.lowerBound == line.tokens.lowerBound
    if isLineStart, line.isBlockStart, let marker = blocks[line.block].marker,
      cursor.ownMarker != line.range.lowerBound
    {
      open(
        LabelReading.readings(of: marker.label), marker.label, at: line.range.lowerBound,
        body: line.range.lowerBound, isStrong: true, depth: blocks[line.block].depth, &cursor)
    }
    guard !clipped.isEmpty else { return }
    if isLineStart, isHeading(line, number) {
      cursor.headings.append(line.range)
      return
    }
    var index = clipped.lowerBound
    // A bullet that the markup kept: `* (1) …`.
    while isLineStart, index + 1 < clipped.upperBound, tokens[index].kind == .other { index += 1 }
    let first = index
    if isLineStart, startsTail(index, line, &cursor) { index += 1 }
    while index < clipped.upperBound {
      while reference < references.count,
        references[reference].range.upperBound <= Int(tokens[index].lower)
      { reference += 1 }
      if reference < references.count,
        references[reference].range.contains(Int(tokens[index].lower))
      {
        index += 1
        continue
      }
      let atStart = isLineStart && index == first
      if startsTailInLine(index, &cursor) {
        index += 1
        continue
      }
      if let label = label(at: index, end: clipped.upperBound, atLineStart: atStart) {
        let isStrong =
          atStart || isAfterMark(index, clipped.lowerBound) || followsLabel(index, cursor)
        let position = Int(tokens[index].lower)
        let body = label.next < tokens.count ? Int(tokens[label.next].lower) : text.count
        let depth = blocks[line.block].depth
        let starts = !isStrong && startsList(label.readings, at: index, after: label.next)
        if isStrong || starts || isWeakPlace(index, label.next, clipped.upperBound) {
          if open(
            settled(label.readings, after: label.next, cursor.lists), label.text, at: position,
            body: body,
            isStrong: isStrong || starts, depth: depth, &cursor)
          {
            index = label.next
            continue
          }
        }
      }
      index += 1
    }
  }

  // MARK: Recognising a label

  /// `(a)`, `a)`, `1°`, or `1.` at the start of a line.
  private func label(
    at index: Int, end: Int, atLineStart: Bool
  ) -> (text: String, readings: [LabelReading], next: Int)? {
    let token = tokens[index]
    if token.kind == .open, index + 2 < end, tokens[index + 2].kind == .close,
      tokens[index + 1].range.count <= 6
    {
      let text = printed(tokens[index + 1])
      return (text, LabelReading.readings(of: text), index + 3)
    }
    guard token.kind == .number || token.kind == .word && token.range.count <= 4, index + 1 < end
    else { return nil }
    let next = tokens[index + 1]
    let text = printed(token)
    if next.kind == .degree, next.lower == token.upper {
      return (text, LabelReading.readings(of: text, degrees: true), index + 2)
    }
    if token.kind == .number, text.hasSuffix("º") {
      return (text, LabelReading.readings(of: text, degrees: true), index + 1)
    }
    // `a)`, `1.` and `a.` are labels only where a line begins.
    let isStopped = next.kind == .stop && (token.kind == .number || token.range.count == 1)
    guard atLineStart, next.kind == .close || isStopped, next.lower == token.upper else {
      return nil
    }
    return (text, LabelReading.readings(of: text), index + 2)
  }

  /// Whether the word before ends a phrase, so that a label may follow in the middle of a line.
  func isAfterMark(_ index: Int, _ first: Int) -> Bool {
    guard index > 0 else { return true }
    if index == first { return true }
    let before = tokens[index - 1]
    switch before.kind {
    case .stop, .semicolon, .colon, .comma, .dash, .quote: return true
    case .word:
      guard table.has(before, .conjunction), index > 1 else { return false }
      switch tokens[index - 2].kind {
      case .semicolon, .comma, .stop: return true
      default: return false
      }
    default: return false
    }
  }

  private func followsLabel(_ index: Int, _ cursor: Cursor) -> Bool {
    guard let last = cursor.items.last, !last.isTail else { return false }
    return last.bodyStart == Int(tokens[index].lower)
  }

  /// A label without a mark before it: "such data (2) The order".
  private func isWeakPlace(_ index: Int, _ next: Int, _ end: Int) -> Bool {
    guard next < end, tokens[index].kind == .open || tokens[index + 1].kind == .degree
    else { return false }
    return tokens[next].kind == .word || tokens[next].kind == .open
  }

  // MARK: Placing a label

  /// Opens a list item, and says whether the label fits any list.
  @discardableResult
  private func open(
    _ readings: [LabelReading], _ label: String, at start: Int, body: Int, isStrong: Bool,
    depth: Int, _ cursor: inout Cursor
  ) -> Bool {
    guard let place = place(readings, isStrong: isStrong, cursor.lists) else { return false }
    cursor.lists.removeLast(cursor.lists.count - place.level)
    if place.isNew {
      let chapeau = min(cursor.items.last?.bodyStart ?? cursor.bodyStart, start)..<start
      cursor.lists.append(
        OpenList(
          style: place.reading.style, last: place.reading, depth: depth, chapeau: chapeau))
    } else {
      cursor.lists[place.level - 1].last = place.reading
    }
    cursor.items.append(
      Item(
        label: label, style: place.reading.style, level: cursor.lists.count, start: start,
        bodyStart: body, isTail: false))
    return true
  }

  /// Which open list a label continues, or where it starts a new one.
  private func place(
    _ readings: [LabelReading], isStrong: Bool, _ lists: [OpenList]
  ) -> (level: Int, reading: LabelReading, isNew: Bool)? {
    for level in stride(from: lists.count, to: 0, by: -1) {
      for reading in readings where reading.style == lists[level - 1].style {
        if follows(reading, lists[level - 1].last) { return (level, reading, false) }
      }
    }
    guard isStrong else { return nil }
    for reading in readings where reading.value == 1 && reading.suffix.isEmpty {
      let open = lists.firstIndex { $0.style == reading.style }
      // The letters of `(i)` and the numerals of `(c)` start no list of their own.
      if reading.style == .letters || reading.style == .capitals || reading.style.isDigits
        || reading.style == .roman || reading.style == .capitalRoman || reading.style == .doubled
      {
        return (open ?? lists.count, reading, true)
      }
    }
    for level in stride(from: lists.count, to: 0, by: -1) {
      for reading in readings where reading.style == lists[level - 1].style {
        let step = reading.value - lists[level - 1].last.value
        if step > 1, step <= 4 { return (level, reading, false) }
      }
    }
    // A fragment may begin in the middle of a list.
    if lists.isEmpty, let reading = readings.first { return (0, reading, true) }
    return nil
  }

  private func follows(_ reading: LabelReading, _ last: LabelReading) -> Bool {
    if reading.value == last.value { return reading.suffix > last.suffix }
    return reading.value == last.value + 1 && reading.suffix.isEmpty
  }

  func printed(_ token: Token) -> String {
    String(decoding: text[token.range], as: UTF8.self)
  }
}
