import Bills
import Findings

/// Says what was changed in a bill as amendments to its provisions.
package struct AmendmentDrafter {
  private let bill: Bill
  private let text: AmendedText
  private let statement: (Int) -> String

  /// - Parameters:
  ///   - bill: the bill before the changes.
  ///   - text: the changes, in bytes of the bill's file.
  ///   - statement: the explanatory statement of a reason.
  package init(bill: Bill, text: AmendedText, statement: @escaping (Int) -> String) {
    self.bill = bill
    self.text = text
    self.statement = statement
  }

  /// The amendments in the order of the bill.
  package func amendments() -> [Amendment] {
    groups().flatMap(amendments)
  }

  // MARK: Groups

  /// Changes that lie together.
  private struct Group {
    var struck: Range<Int>?
    var place: Int
    var inserted: [UInt8] = []
    var reasons: [Int] = []
    var addition: Suggestion.Addition?
  }

  private func groups() -> [Group] {
    var groups: [Group] = []
    var place = 0
    var isOpen = false
    for piece in text.pieces {
      if case .kept(let range) = piece.content {
        place = range.upperBound
        isOpen = false
        continue
      }
      if !isOpen || piece.addition != nil || groups.last?.addition != nil {
        groups.append(Group(place: place))
        isOpen = true
      }
      add(piece, to: &groups[groups.count - 1])
      if case .struck(let range) = piece.content { place = range.upperBound }
    }
    return groups
  }

  private func add(_ piece: AmendedText.Piece, to group: inout Group) {
    switch piece.content {
    case .kept: break
    case .struck(let range):
      group.struck = (group.struck?.lowerBound ?? range.lowerBound)..<range.upperBound
    case .inserted(let bytes): group.inserted += bytes
    }
    group.addition = group.addition ?? piece.addition
    group.reasons += piece.reasons.filter { !group.reasons.contains($0) }
  }

  // MARK: One amendment

  private func amendments(_ group: Group) -> [Amendment] {
    let reasons = group.reasons.map(statement).filter { !$0.isEmpty }
    func make(_ provision: String, _ change: Amendment.Change, at place: Int? = nil) -> Amendment {
      let place = place ?? group.struck?.lowerBound ?? group.place
      let source = bill.document.source
      let printed = source.printedPlace(at: place)
      return Amendment(
        provision: provision,
        line: source.layout == nil ? source.position(at: place).line : printed?.line,
        change: change, statement: reasons, page: printed?.page)
    }
    if let addition = group.addition {
      let change = Amendment.Change.add(unit: unit(of: addition), words: addition.words)
      return [make(home(of: addition, at: group.place), change)]
    }
    var words = Self.singleSpaced(group.inserted)
    guard let struck = group.struck else {
      return words.isEmpty
        ? [] : [insertion(of: words, at: group.place) { make($0, $1) }]
    }
    var range = logical(struck)
    (range, words) = withoutMark(range, words)
    if Self.isMark(words) {
      // The marks that go with an item are made anew when it is taken out.
      if Self.isMark(bill.document.string(range)) { return [] }
      let whole = wholeProvisions(in: range)
      if !whole.isEmpty {
        return whole.map { id in
          make(
            bill.label(of: id), .remove,
            at: bill.document.sourceRange(bill.provisions[id].range).lowerBound)
        }
      }
    }
    let home = bill.provision(at: range.lowerBound)
    if !words.isEmpty, let change = exchange(range, words) {
      return [make(bill.label(of: common(range)), change)]
    }
    let exact = unique(range, in: home)
    let before = bill.document.string(exact.lowerBound..<range.lowerBound)
    let strike = Self.singleSpaced(Array(bill.document.string(exact).utf8))
    guard !strike.isEmpty else { return [] }
    let replacement = Self.singleSpaced(Array((before + words).utf8))
    return [
      make(
        bill.label(of: home),
        replacement.isEmpty ? .strike(strike) : .replace(strike: strike, insert: replacement))
    ]
  }

  /// Without the mark that ends an item, old and new, where other words are changed before it: the
  /// marks of a list are made anew when one of its items is taken out.
  private func withoutMark(_ range: Range<Int>, _ words: String) -> (Range<Int>, String) {
    guard let last = bill.tokens(in: range).last, last.kind == .semicolon,
      let mark = words.lastIndex(of: ";"), mark > words.startIndex,
      Self.isMark(String(words[mark...]))
    else { return (range, words) }
    return (range.lowerBound..<Int(last.lower), String(words[..<mark]))
  }

  /// The section of the original that an addition follows, which may itself have followed another one.
  private func home(of addition: Suggestion.Addition, at place: Int) -> String {
    if unit(of: addition) == .subsection,
      bill.sections.contains(where: { bill.label(of: $0) == addition.after })
    {
      return addition.after
    }
    let offset = bill.document.map.logicalOffset(ofSource: place)
    let text = bill.document.text
    var last = min(offset, text.count)
    while last > 0, text[last - 1] <= 0x20 { last -= 1 }
    guard unit(of: addition) != .definition, last > 0,
      let section = bill.section(of: bill.provision(at: last - 1))
    else { return addition.after }
    return bill.label(of: section)
  }

  /// A long stretch is told by its ends.
  private func exchange(_ range: Range<Int>, _ words: String) -> Amendment.Change? {
    let tokens = Array(bill.tokens(in: range).filter { $0.kind == .word || $0.kind == .number })
    guard tokens.count > 30 || common(range) != bill.provision(at: range.lowerBound) else {
      return nil
    }
    let home = common(range)
    func quoted(_ count: Int, isFirst: Bool) -> Range<Int> {
      let ends = isFirst ? Array(tokens.prefix(count)) : Array(tokens.suffix(count))
      return isFirst
        ? range.lowerBound..<Int(ends[ends.count - 1].upper)
        : Int(ends[0].lower)..<range.upperBound
    }
    func shortest(isFirst: Bool) -> Range<Int>? {
      (3...12).lazy.filter { $0 < tokens.count }.map { quoted($0, isFirst: isFirst) }.first {
        QuotedWords.occurrences(
          of: Array(bill.document.text[$0]), in: bill.provisions[home].range,
          of: bill.document.text
        ).count == 1
      }
    }
    guard let first = shortest(isFirst: true), let last = shortest(isFirst: false) else {
      return nil
    }
    func said(_ range: Range<Int>) -> String {
      Self.singleSpaced(Array(bill.document.string(range).utf8))
    }
    return .exchange(from: said(first), to: said(last), insert: words)
  }

  /// The innermost provision that holds a whole range.
  private func common(_ range: Range<Int>) -> Int {
    bill.lineage(of: bill.provision(at: range.lowerBound)).first {
      bill.provisions[$0].range.upperBound >= range.upperBound
    } ?? 0
  }

  private func unit(of addition: Suggestion.Addition) -> Amendment.Unit {
    if addition.label.hasPrefix("the definition") { return .definition }
    return addition.label.contains("(") ? .subsection : .section
  }

  private func insertion(
    of words: String, at place: Int, _ make: (String, Amendment.Change) -> Amendment
  ) -> Amendment {
    let offset = bill.document.map.logicalOffset(ofSource: place)
    let home = bill.provision(at: max(0, offset - 1))
    let body = bill.provisions[home].body
    guard offset > body.lowerBound else {
      return make(
        bill.label(of: bill.provision(at: offset)), .insert(words, after: ""))
    }
    var lower = max(body.lowerBound, offset - 1)
    while lower > body.lowerBound, bill.document.text[lower - 1].isWordByte { lower -= 1 }
    let exact = unique(lower..<offset, in: home)
    return make(
      bill.label(of: home),
      .insert(words, after: Self.singleSpaced(Array(bill.document.string(exact).utf8))))
  }

  // MARK: Places

  private func logical(_ source: Range<Int>) -> Range<Int> {
    let text = bill.document.text
    var lower = bill.document.map.logicalOffset(ofSource: source.lowerBound)
    var upper = bill.document.map.logicalOffset(ofSource: source.upperBound)
    while lower < upper, text[lower] <= 0x20 { lower += 1 }
    while upper > lower, text[upper - 1] <= 0x20 { upper -= 1 }
    return lower..<max(lower, upper)
  }

  /// The outermost provisions that a range holds with all their words; none where it holds other words
  /// besides.
  private func wholeProvisions(in range: Range<Int>) -> [Int] {
    var found: [Int] = []
    for provision in bill.provisions where provision.id != 0 {
      let words = bill.tokens(in: BillForm(bill: bill).itemRange(of: provision.id)).filter {
        $0.kind == .word
      }
      guard let first = words.first, let last = words.last, range.lowerBound <= Int(first.lower),
        Int(last.upper) <= range.upperBound
      else { continue }
      let isInner = found.contains { bill.lineage(of: provision.id).contains($0) }
      if !isInner { found.append(provision.id) }
    }
    // `; or` before an item goes with it.
    let start = found.first.map { bill.provisions[$0].range.lowerBound } ?? range.lowerBound
    let lead = bill.tokens(in: range.lowerBound..<max(range.lowerBound, start))
    let isLed = lead.count <= 2 && lead.allSatisfy { $0.kind != .word || $0.range.count <= 3 }
    let isAll = bill.tokens(in: isLed ? start..<max(start, range.upperBound) : range).allSatisfy {
      token in
      token.kind != .word || found.contains { bill.provisions[$0].range.contains(Int(token.lower)) }
    }
    return isAll ? found : []
  }

  /// Whether words are no more than the end of an item: `.`, `; or`.
  private static func isMark(_ words: String) -> Bool {
    let letters = words.filter { $0.isLetter }
    return letters.count <= 3 && words.count <= 6
      && (letters.isEmpty || words.contains(";") || words.contains(","))
  }

  /// The range, or as many words before it as make it the only such words of its provision.
  private func unique(_ range: Range<Int>, in provision: Int) -> Range<Int> {
    let text = bill.document.text
    let home = bill.provisions[provision].range
    var lower = range.lowerBound
    while QuotedWords.occurrences(of: Array(text[lower..<range.upperBound]), in: home, of: text)
      .count > 1, lower > home.lowerBound
    {
      lower -= 1
      while lower > home.lowerBound, !text[lower].isWordByte { lower -= 1 }
      while lower > home.lowerBound, text[lower - 1].isWordByte { lower -= 1 }
    }
    return lower..<range.upperBound
  }

  static func singleSpaced(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).split {
      $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\t"
    }
    .joined(separator: " ")
  }
}

/// Words that an amendment quotes, looked for in a provision.
enum QuotedWords {
  /// Where words stand in a range of a logical text; a line feed is a blank.
  static func occurrences(
    of words: [UInt8], in range: Range<Int>, of text: [UInt8]
  ) -> [Range<Int>] {
    guard !words.isEmpty, range.count >= words.count else { return [] }
    var found: [Range<Int>] = []
    var start = range.lowerBound
    while start + words.count <= range.upperBound {
      if matches(words, at: start, of: text) {
        found.append(start..<start + words.count)
        start += words.count
      } else {
        start += 1
      }
    }
    return found
  }

  private static func matches(_ words: [UInt8], at start: Int, of text: [UInt8]) -> Bool {
    for (offset, byte) in words.enumerated() {
      let other = text[start + offset]
      guard blank(byte) == blank(other) else { return false }
    }
    return true
  }

  private static func blank(_ byte: UInt8) -> UInt8 { byte <= 0x20 ? 0x20 : byte }
}
