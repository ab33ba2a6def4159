/// Tells the heading of a section from its first words.
struct HeadingFinder {
  let tokens: [Token]
  let table: LanguageTable
  let text: [UInt8]
  let lines: [Line]

  /// Where a section starts, its heading, and where its operative words start.
  ///
  /// - Parameter floor: where the words of the section before begin; no heading lies before it.
  func heading(
    of head: Head, floor: Int
  ) -> (start: Int, heading: Range<Int>?, bodyStart: Int) {
    let line = lines[head.line]
    let labelEnd = Int(tokens[max(0, head.afterLabel - 1)].upper)
    let bodyStart =
      head.afterLabel < tokens.count
      ? min(Int(tokens[head.afterLabel].lower), max(line.range.upperBound, labelEnd)) : labelEnd
    let rest = head.afterLabel..<max(head.afterLabel, line.tokens.upperBound)
    if head.isHeading || line.isTitle && !rest.isEmpty {
      return (head.start, range(of: rest), line.range.upperBound)
    }
    if let heading = onSameLine(rest, head) {
      return (head.start, heading, heading.upperBound)
    }
    if rest.isEmpty, let heading = onNextLine(head) {
      return (head.start, heading, heading.upperBound)
    }
    if let heading = onLineBefore(head, floor: floor) {
      return (heading.lowerBound, heading, bodyStart)
    }
    return (head.start, nil, bodyStart)
  }

  private func range(of tokens: Range<Int>) -> Range<Int>? {
    guard !tokens.isEmpty else { return nil }
    return Int(self.tokens[tokens.lowerBound].lower)..<Int(self.tokens[tokens.upperBound - 1].upper)
  }

  /// `31. Search and seizure` before a line of text, or `14. Search.—(1) …`.
  private func onSameLine(_ rest: Range<Int>, _ head: Head) -> Range<Int>? {
    guard let first = rest.first, isCapitalised(first) else { return nil }
    var index = first
    while index < min(rest.upperBound, first + 18) {
      if table.has(tokens[index], .verb) { return nil }
      let next = index + 1
      // "subsection 164.2(1) of the Act" is a reference.
      if tokens[index].kind == .number { return nil }
      let endsHere =
        (tokens[index].kind == .stop || tokens[index].kind == .dash) && next < rest.upperBound
        && (tokens[next].kind == .dash || isFirstLabel(next))
      if endsHere || isFirstLabel(index) && index > first {
        return range(of: first..<index)
      }
      index = next
    }
    guard rest.count <= 16, let last = rest.last, let next = nextLine(after: head.line),
      startsBody(next)
    else { return nil }
    if goesOn(last, with: next) { return nil }
    switch tokens[last].kind {
    case .stop where !next.isBlockStart: return nil
    case .semicolon, .comma, .colon, .dash: return nil
    default: return range(of: rest)
    }
  }

  /// Whether a line breaks off within a phrase: "the powers in this", "obtained under section".
  private func goesOn(_ last: Int, with next: Line) -> Bool {
    if table.has(tokens[last], .own) || table.has(tokens[last], .of) { return true }
    if table.has(tokens[last], .conjunction) || table.has(tokens[last], .rangeWord) { return true }
    return table.unit(tokens[last]) != nil && next.tokens.first.map { tokens[$0].kind } == .number
  }

  /// A number alone on its line, its heading on the next, the words after that.
  private func onNextLine(_ head: Head) -> Range<Int>? {
    guard let line = nextLine(after: head.line), looksLikeHeading(line) else { return nil }
    guard let after = nextLine(after: head.line + 1), startsBody(after) else { return nil }
    return range(of: line.tokens)
  }

  /// A heading above the number, as Canadian acts print it.
  private func onLineBefore(_ head: Head, floor: Int) -> Range<Int>? {
    guard head.line > 0, head.start <= lines[head.line].range.lowerBound + 3 else { return nil }
    let line = lines[head.line - 1]
    guard line.range.lowerBound >= floor, looksLikeHeading(line), !line.isHeading else {
      return nil
    }
    if head.line > 1, !lines[head.line - 2].tokens.isEmpty, !line.isBlockStart {
      switch tokens[lines[head.line - 2].tokens.upperBound - 1].kind {
      case .stop, .semicolon, .close, .number: break
      default: return nil
      }
    }
    return range(of: line.tokens)
  }

  /// Short, capitalised, without the end of a sentence.
  func looksLikeHeading(_ line: Line) -> Bool {
    guard let first = line.tokens.first, let last = line.tokens.last, line.tokens.count <= 18,
      tokens[first].kind == .word, isCapitalised(first)
    else { return false }
    switch tokens[last].kind {
    case .stop, .semicolon, .comma, .colon, .dash: return false
    default: return true
    }
  }

  private func nextLine(after number: Int) -> Line? {
    lines[min(number + 1, lines.count)...].prefix(2).first { !$0.tokens.isEmpty }
  }

  private func startsBody(_ line: Line) -> Bool {
    guard let first = line.tokens.first else { return false }
    switch tokens[first].kind {
    case .word: return isCapitalised(first)
    case .open, .quote, .number, .dash, .other: return true
    default: return false
    }
  }

  private func isFirstLabel(_ index: Int) -> Bool {
    index + 2 < tokens.count && tokens[index].kind == .open && tokens[index + 2].kind == .close
      && tokens[index + 1].range.count == 1
      && [0x31, 0x61].contains(text[Int(tokens[index + 1].lower)])
  }

  private func isCapitalised(_ index: Int) -> Bool {
    isUpperStart(text, Int(tokens[index].lower))
  }
}
