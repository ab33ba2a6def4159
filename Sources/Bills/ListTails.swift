/// Headings between subsections, and sentences that go on after their list.
extension EnumeratorParser {
  /// A heading above a numbered subsection: a short line without an end, then `(2)`.
  func isHeading(_ line: Line, _ number: Int) -> Bool {
    if line.isHeading { return true }
    guard number + 1 < lines.count, let next = lines[number + 1].tokens.first,
      tokens[next].kind == .open, next + 2 < tokens.count, tokens[next + 1].kind == .number,
      tokens[next + 2].kind == .close
    else { return false }
    if number > 0, let before = lines[number - 1].tokens.last, !line.isBlockStart {
      switch tokens[before].kind {
      case .stop, .semicolon, .close, .number: break
      default: return false
      }
    }
    return HeadingFinder(tokens: tokens, table: table, text: text, lines: lines)
      .looksLikeHeading(line)
  }

  /// A line that goes on with the sentence after its list: "shall commit an offence."
  @discardableResult
  func startsTail(_ index: Int, _ line: Line, _ cursor: inout Cursor) -> Bool {
    guard let list = cursor.lists.last, tokens[index].kind == .word,
      table.has(tokens[index], .tailStart), index > 0, hasChapeau(list)
    else { return false }
    // "…; and", its last word on a line of its own before the next label.
    if table.has(tokens[index], .conjunction), index + 1 < tokens.count,
      tokens[index + 1].kind == .open
    {
      return false
    }
    let isOutdented = blocks[line.block].depth < list.depth
    switch tokens[index - 1].kind {
    case .comma, .semicolon, .dash: break
    case .word where isOutdented: break
    default: return false
    }
    cursor.lists.removeLast()
    cursor.items.append(
      Item(
        label: "", style: list.style, level: cursor.lists.count, start: line.range.lowerBound,
        bodyStart: line.range.lowerBound, isTail: true))
    return true
  }

  /// Whether words stand before a list whose sentence could go on after it; before subsections none do.
  func hasChapeau(_ list: OpenList) -> Bool {
    let first = tokens.partitionPoint { Int($0.lower) >= list.chapeau.lowerBound }
    return tokens[first...].prefix { Int($0.lower) < list.chapeau.upperBound }
      .contains { $0.kind == .word }
  }

  /// "…; (b) is acquired as a result of an offence, may issue an order": the sentence goes on after
  /// its list, in the same line, with the verb that the chapeau lacks.
  func startsTailInLine(_ index: Int, _ cursor: inout Cursor) -> Bool {
    guard let list = cursor.lists.last, index > 0, tokens[index - 1].kind == .comma,
      list.last.value > 1, table.has(tokens[index], .modal), index + 1 < tokens.count,
      tokens[index + 1].kind == .word
    else { return false }
    let first = tokens.partitionPoint { Int($0.lower) >= list.chapeau.lowerBound }
    let chapeau = tokens[first...].prefix { Int($0.lower) < list.chapeau.upperBound }
    // Subsections have no chapeau whose sentence could go on.
    guard chapeau.contains(where: { $0.kind == .word }),
      !chapeau.contains(where: { table.has($0, .modal) })
    else { return false }
    cursor.lists.removeLast()
    let start = Int(tokens[index].lower)
    cursor.items.append(
      Item(
        label: "", style: list.style, level: cursor.lists.count, start: start, bodyStart: start,
        isTail: true))
    return true
  }
}
