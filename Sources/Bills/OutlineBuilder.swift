import Words

/// Builds the provision tree of a document from its heads and its lists.
struct OutlineBuilder {
  let document: Document
  let tokens: [Token]
  let table: LanguageTable
  let references: [Reference]
  let words: WordTable

  private(set) var provisions: [Provision] = []
  /// Headings and tables of contents, in no order.
  var inoperative: [Range<Int>] = []

  private var lines: [Line] = []
  private var heads: [Head] = []

  init(
    document: Document, tokens: [Token], table: LanguageTable, references: [Reference],
    words: WordTable
  ) {
    self.document = document
    self.tokens = tokens
    self.table = table
    self.references = references
    self.words = words
  }

  private var text: [UInt8] { document.text }

  /// The end of the operative text; marginal notes stand after it.
  private var operativeEnd: Int {
    document.blocks.last { $0.kind != .marginalNote }?.range.upperBound ?? 0
  }

  mutating func build() {
    lines = Line.lines(of: document, tokens: tokens)
    provisions = [
      Provision(
        id: 0, kind: .bill, number: "", unitWord: "bill", parent: nil, range: 0..<text.count,
        heading: nil, body: 0..<operativeEnd, tailStart: nil, isInserted: false)
    ]
    inoperative = document.blocks.filter { $0.kind == .marginalNote }.map(\.range)
    if document.declared.isEmpty {
      placeFound()
    } else {
      placeDeclared()
    }
  }

  /// Finds the sections by their heads, where no markup declares them.
  private mutating func placeFound() {
    heads = HeadScanner(
      tokens: tokens, table: table, text: text, lines: lines, document: document
    ).scan()
    let amending = tokens.filter { table.has($0, .amending) }.map { Int($0.lower) }
    let sorter = ChainSorter(heads: heads, end: operativeEnd) { from, to in
      let first = amending.partitionPoint { $0 >= from }
      return first < amending.count && amending[first] < to
    }
    let sorted = sorter.sort()
    inoperative += sorted.contents
    place(plan(sections: sorted.sections, contents: sorted.contents))
    let sections = provisions.filter { $0.kind == .section || $0.kind == .schedule }
    addLists(in: sections.isEmpty ? [0] : sections.map(\.id)) { $0 == .section }
  }

  // MARK: Sections and containers

  /// A provision to be placed, with where it starts and what rank it takes.
  private struct Planned {
    let head: Head
    let kind: Provision.Kind
    let isInserted: Bool
    /// Where the provision begins: the heading above the number, if there is one.
    var start: Int
    var heading: Range<Int>?
    var bodyStart: Int
    /// Whether the heading is a note beside the section, which stands behind all sections.
    var isNoted = false
  }

  private mutating func plan(
    sections: [ChainSorter.Choice], contents: [Range<Int>]
  ) -> [Planned] {
    var plan: [Planned] = []
    var chosen: [Int: Bool] = [:]
    for choice in sections { chosen[choice.head] = choice.isInserted }
    for (index, head) in heads.enumerated() {
      if case .container(let kind) = head.form {
        guard !isContents(head, index, contents) else {
          inoperative.append(lines[head.line].range)
          continue
        }
        let (heading, body) = containerHeading(head)
        // "Part V – Providers" glued to the section before, then "PART V" again on its own line.
        if let last = plan.last, last.kind == kind, last.head.number == head.number,
          last.bodyStart == head.start || heading == nil, !head.number.isEmpty
        {
          inoperative.append(lines[head.line].range)
          plan[plan.count - 1].bodyStart = body
          continue
        }
        plan.append(
          Planned(
            head: head, kind: kind, isInserted: false, start: head.start, heading: heading,
            bodyStart: body))
      } else if let isInserted = chosen[index] {
        let headings = HeadingFinder(tokens: tokens, table: table, text: text, lines: lines)
        // The line of the section before is its own, also where a list marks it by its number alone.
        let floor = plan.last.map { max($0.bodyStart, lines[$0.head.line].range.upperBound) } ?? 0
        let found = headings.heading(of: head, floor: floor)
        let note = found.heading == nil ? sideHeading(of: head, isInserted) : nil
        plan.append(
          Planned(
            head: head, kind: .section, isInserted: isInserted, start: found.start,
            heading: found.heading ?? note, bodyStart: found.bodyStart, isNoted: note != nil))
      }
    }
    return plan
  }

  /// The note printed beside the first line of a section, where the page tells what stands beside what:
  /// gazettes print headings so.
  private func sideHeading(of head: Head, _ isInserted: Bool) -> Range<Int>? {
    guard document.source.layout != nil, !isInserted else { return nil }
    let first = lines[head.line].range
    return document.blocks.last { block in
      guard block.kind == .marginalNote, let anchor = block.anchor else { return false }
      return first.lowerBound <= anchor && anchor < first.upperBound
        && isUpperStart(text, block.range.lowerBound)
    }?.range
  }

  /// Whether a container is named in a table of contents, or right before one.
  private func isContents(_ head: Head, _ index: Int, _ contents: [Range<Int>]) -> Bool {
    let next = heads[(index + 1)...].prefix(4).first { $0.order != nil }?.start ?? Int.max
    return contents.contains { $0.contains(head.start) && $0.contains(next) }
      || contents.contains { $0.lowerBound == next }
  }

  /// The title of a Part: the rest of its line, or the next line where that is short.
  private func containerHeading(_ head: Head) -> (heading: Range<Int>?, bodyStart: Int) {
    let line = lines[head.line]
    if head.afterLabel < line.tokens.upperBound {
      let start = Int(tokens[head.afterLabel].lower)
      return (start..<trimmedEnd(line.range, from: start), line.range.upperBound)
    }
    let next = head.line + 1
    guard next < lines.count, !lines[next].tokens.isEmpty, lines[next].tokens.count <= 16,
      tokens[lines[next].tokens.upperBound - 1].kind != .stop,
      !hasHead(onLine: next),
      !lines[next].tokens.contains(where: { table.has(tokens[$0], .verb) }),
      tokens[lines[next].tokens.lowerBound].kind == .word,
      isUpperStart(text, Int(tokens[lines[next].tokens.lowerBound].lower))
    else { return (nil, line.range.upperBound) }
    let range = lines[next].range
    return (range.lowerBound..<trimmedEnd(range, from: range.lowerBound), range.upperBound)
  }

  private func hasHead(onLine line: Int) -> Bool {
    let index = heads.partitionPoint { $0.line >= line }
    return index < heads.count && heads[index].line == line
  }

  private func trimmedEnd(_ range: Range<Int>, from start: Int) -> Int {
    var end = range.upperBound
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  private mutating func place(_ plan: [Planned]) {
    for (index, planned) in plan.enumerated() {
      let rank = Self.rank(planned.kind, planned.isInserted)
      var parent = provisions.count - 1
      while parent > 0,
        Self.rank(provisions[parent].kind, provisions[parent].isInserted) >= rank
      { parent = provisions[parent].parent ?? 0 }
      let nextStart = plan[(index + 1)...].first {
        Self.rank($0.kind, $0.isInserted) <= rank
      }?.start
      let end = nextStart ?? operativeEnd
      let start = min(planned.start, end)
      let bodyStart = max(start, min(planned.bodyStart, end))
      add(
        planned.kind, planned.head.number, unitWord: unitWord(planned), parent: parent,
        range: start..<end,
        heading: planned.isNoted ? planned.heading : planned.heading?.clamped(to: 0..<end),
        body: bodyStart..<end,
        isInserted: planned.isInserted)
      inoperative.append(start..<bodyStart)
    }
  }

  @discardableResult
  mutating func add(
    _ kind: Provision.Kind, _ number: String, unitWord: String, parent: Int, range: Range<Int>,
    heading: Range<Int>?, body: Range<Int>, isInserted: Bool = false, tailStart: Int? = nil
  ) -> Int {
    let id = provisions.count
    provisions.append(
      Provision(
        id: id, kind: kind, number: number, unitWord: unitWord, parent: parent, range: range,
        heading: heading, body: body, tailStart: tailStart, isInserted: isInserted))
    provisions[parent].children.append(id)
    return id
  }

  private static func rank(_ kind: Provision.Kind, _ isInserted: Bool) -> Int {
    switch kind {
    case .bill: 0
    case .part, .schedule: 1
    case .chapter: 2
    case .division: 3
    case .section: isInserted ? 5 : 4
    default: 6
    }
  }

  private func unitWord(_ planned: Planned) -> String {
    if !planned.head.unitWord.isEmpty {
      return planned.head.unitWord == "art" ? "article" : planned.head.unitWord
    }
    return planned.isInserted ? "section" : defaultUnit
  }

  /// A bill has clauses and an act has sections, by the words of its title.
  var defaultUnit: String {
    for token in tokens.prefix(60) where token.kind == .word {
      if words.string(of: token.word) == "bill" { return "clause" }
    }
    return "section"
  }

  // MARK: Lists

  /// - Parameter ownsMarker: whether a list number where such a provision begins is its own.
  mutating func addLists(in targets: [Int], ownsMarker: (Provision.Kind) -> Bool) {
    let parser = EnumeratorParser(
      tokens: tokens, table: table, text: text, lines: lines, references: references,
      blocks: document.blocks)
    var line = 0
    for id in targets {
      let body = provisions[id].body
      let end =
        provisions[id].children.first.map { provisions[$0].range.lowerBound }
        ?? body.upperBound
      while line > 0, lines[line - 1].range.upperBound > body.lowerBound { line -= 1 }
      while line < lines.count, lines[line].range.upperBound <= body.lowerBound { line += 1 }
      let parsed = parser.parse(
        body.lowerBound..<max(body.lowerBound, end), firstLine: line,
        isSection: ownsMarker(provisions[id].kind))
      guard !startsInTheMiddle(parsed.items) else { continue }
      inoperative += parsed.headings
      insert(parsed.items, under: id, end: max(body.lowerBound, end))
    }
  }

  /// Whether the first label cannot be that of a list, in words whose lists the markup declares.
  private func startsInTheMiddle(_ items: [EnumeratorParser.Item]) -> Bool {
    guard !document.declared.isEmpty, let first = items.first else { return false }
    return !LabelReading.readings(of: first.label).contains { $0.value == 1 }
  }

  /// Turns the flat list of labels into nodes; each ends where the next of its level begins.
  private mutating func insert(_ items: [EnumeratorParser.Item], under root: Int, end: Int) {
    let existing = provisions[root].children
    provisions[root].children = []
    var stack: [(id: Int, level: Int)] = [(root, 0)]
    func close(_ provisions: inout [Provision], to level: Int, at position: Int) {
      while let top = stack.last, top.level > level {
        provisions[top.id].range = provisions[top.id].range.lowerBound..<position
        provisions[top.id].body =
          min(provisions[top.id].body.lowerBound, position)..<position
        stack.removeLast()
      }
    }
    for item in items {
      close(&provisions, to: item.level - (item.isTail ? 0 : 1), at: item.start)
      guard let parent = stack.last?.id else { continue }
      if item.isTail {
        if provisions[parent].tailStart == nil { provisions[parent].tailStart = item.start }
        continue
      }
      let id = add(
        kind(of: item, under: provisions[parent].kind), item.label,
        unitWord: provisions[root].unitWord, parent: parent, range: item.start..<end,
        heading: nil, body: min(item.bodyStart, end)..<end,
        isInserted: provisions[root].isInserted)
      stack.append((id, item.level))
    }
    close(&provisions, to: 0, at: end)
    provisions[root].children += existing
  }

  private func kind(
    of item: EnumeratorParser.Item, under parent: Provision.Kind
  ) -> Provision.Kind {
    switch parent {
    case .section where item.style.isDigits, .schedule where item.style.isDigits,
      .bill where item.style.isDigits:
      .subsection
    case .section, .schedule, .bill, .subsection: .paragraph
    case .paragraph: .subparagraph
    default: .item
    }
  }
}
