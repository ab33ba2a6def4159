import Words

/// Finds the terms that a bill defines: `"serious offence" means …`.
struct TermParser {
  let document: Document
  let tokens: [Token]
  let table: LanguageTable
  let provisions: [Provision]
  let words: WordTable

  /// The longest definition that is read, in tokens.
  private static let longest = 2000

  func parse() -> [DefinedTerm] {
    let own = ownUnits()
    let quoted = quotedTerms(own)
    return quoted.isEmpty ? plainTerms(own) : quoted
  }

  /// Terms set apart by type alone, which the logical text does not keep: at the start of a line, in a
  /// section called Interpretation, words that run up to "means".
  private func plainTerms(_ own: [Int]) -> [DefinedTerm] {
    var found: [DefinedTerm] = []
    for section in provisions where section.kind == .section {
      guard let heading = section.heading,
        tokens(in: heading).contains(where: { table.has($0, .definitionHeading) })
      else { continue }
      found += plainTerms(in: section, own)
    }
    return found
  }

  private func plainTerms(in section: Provision, _ own: [Int]) -> [DefinedTerm] {
    var found: [DefinedTerm] = []
    let starts = document.blocks.lazy.filter { $0.range.overlaps(section.body) }
      .flatMap(\.lineStarts).filter { section.body.contains($0) }
    for start in starts {
      var first = tokens.partitionPoint { Int($0.lower) >= start }
      while first < tokens.count, tokens[first].kind == .other { first += 1 }
      guard let verb = plainVerb(from: first) else { continue }
      let lower = Int(tokens[first].lower)
      if let last = found.indices.last {
        found[last] = found[last].ending(at: lower)
      }
      let end = Int(tokens[verb.upperBound - 1].upper)
      found.append(
        DefinedTerm(
          term: tokens[first..<verb.lowerBound].filter { $0.word >= 0 }
            .map { words.string(of: $0.word) }.joined(separator: " "),
          termRange: lower..<Int(tokens[verb.lowerBound - 1].upper),
          definition: end..<max(end, section.body.upperBound),
          verb: Int(tokens[verb.lowerBound].lower)..<end, provision: section.id,
          scope: scope(of: section.id, before: first, own)))
    }
    return found
  }

  /// The defining verb after one to six words that hold no other verb.
  private func plainVerb(from first: Int) -> Range<Int>? {
    for index in first..<min(first + 13, tokens.count) {
      if tokens[index].kind == .other { continue }
      if index > first, let length = table.match(table.definitionVerbs, in: tokens, at: index) {
        return index..<index + length
      }
      guard tokens[index].kind == .word || tokens[index].kind == .dash,
        !table.has(tokens[index], .verb), !table.has(tokens[index], .own)
      else { return nil }
    }
    return nil
  }

  private func tokens(in range: Range<Int>) -> ArraySlice<Token> {
    let first = tokens.partitionPoint { Int($0.lower) >= range.lowerBound }
    return tokens[first...].prefix { Int($0.lower) < range.upperBound }
  }

  private func quotedTerms(_ own: [Int]) -> [DefinedTerm] {
    var terms: [DefinedTerm] = []
    var cursor = ProvisionCursor(provisions)
    var index = 0
    while index < tokens.count {
      guard tokens[index].kind == .quote, let quoted = quotedTerm(at: index),
        let verb = verb(after: quoted.close)
      else {
        index += 1
        continue
      }
      let provision = cursor.innermost(at: Int(tokens[index].lower))
      let start = Int(tokens[verb.upperBound - 1].upper)
      let end = definitionEnd(from: verb.upperBound, provision)
      terms.append(
        DefinedTerm(
          term: quoted.words.filter { tokens[$0].word >= 0 }
            .map { words.string(of: tokens[$0].word) }.joined(separator: " "),
          termRange: Int(
            tokens[quoted.words.lowerBound].lower)..<Int(tokens[quoted.words.upperBound - 1].upper),
          definition: start..<max(start, end),
          verb: Int(tokens[verb.lowerBound].lower)..<start, provision: provision,
          scope: scope(of: provision, before: index, own)))
      index = verb.upperBound
    }
    return terms
  }

  /// The words between quotation marks, at most eight.
  private func quotedTerm(at open: Int) -> (words: Range<Int>, close: Int)? {
    var index = open + 1
    while index < tokens.count, index - open <= 10 {
      switch tokens[index].kind {
      case .quote:
        return index > open + 1 ? (open + 1..<index, index) : nil
      case .word, .number, .dash: index += 1
      default: return nil
      }
    }
    return nil
  }

  /// The defining verb within a dozen words of the closing quotation mark.
  private func verb(after close: Int) -> Range<Int>? {
    var index = close + 1
    while index < tokens.count, index - close <= 24 {
      if let length = table.match(table.definitionVerbs, in: tokens, at: index) {
        return index..<index + length
      }
      switch tokens[index].kind {
      case .stop, .semicolon: return nil
      default: index += 1
      }
    }
    return nil
  }

  /// A definition ends at the semicolon or stop before the next quoted term, or with its section.
  private func definitionEnd(from start: Int, _ provision: Int) -> Int {
    var holder = provision
    while provisions[holder].kind != .section, provisions[holder].kind != .bill,
      let parent = provisions[holder].parent
    { holder = parent }
    let limit = provisions[holder].body.upperBound
    var index = start
    let farthest = min(tokens.count, start + Self.longest)
    while index < farthest, Int(tokens[index].lower) < limit {
      let kind = tokens[index].kind
      if kind == .semicolon || kind == .stop || kind == .comma, index + 1 < tokens.count,
        tokens[index + 1].kind == .quote, let next = quotedTerm(at: index + 1),
        verb(after: next.close) != nil
      {
        return Int(tokens[index].lower)
      }
      if kind == .stop, index + 1 < tokens.count, tokens[index + 1].kind == .open,
        index + 2 < tokens.count, tokens[index + 2].kind == .number
      {
        return Int(tokens[index].lower)
      }
      // A new block that opens a term ends the one before, whatever its punctuation.
      if kind == .quote, index > start, document.text[max(0, Int(tokens[index].lower) - 1)] == 0x0A,
        let next = quotedTerm(at: index), verb(after: next.close) != nil
      {
        return Int(tokens[index].lower) - 1
      }
      index += 1
    }
    return min(limit, index < tokens.count ? Int(tokens[index].lower) : document.text.count)
  }

  /// "In this Act", "in this Part", "in this section": the last such words of the provision.
  private func scope(of provision: Int, before index: Int, _ own: [Int]) -> Int {
    var holder = provision
    while provisions[holder].kind != .section, let parent = provisions[holder].parent {
      holder = parent
    }
    let start = provisions[holder].body.lowerBound
    let latest = own.partitionPoint { $0 >= index } - 1
    guard latest >= 0, Int(tokens[own[latest]].lower) >= start, index - own[latest] <= 3000,
      let unit = table.unit(tokens[own[latest]])
    else { return 0 }
    return enclosing(unit, of: holder)
  }

  /// The places of "Act", "Part" and the like after "this".
  private func ownUnits() -> [Int] {
    tokens.indices.dropFirst().filter {
      table.unit(tokens[$0]) != nil && table.has(tokens[$0 - 1], .own)
    }
  }

  private func enclosing(_ unit: LanguageWords.Unit, of provision: Int) -> Int {
    let kinds: [Provision.Kind]
    switch unit {
    case .act: return 0
    case .part: kinds = [.part]
    case .chapter: kinds = [.chapter]
    case .division: kinds = [.division]
    case .schedule: kinds = [.schedule]
    default: kinds = [.section]
    }
    var current = provision
    while true {
      if kinds.contains(provisions[current].kind) { return current }
      guard let parent = provisions[current].parent else { return 0 }
      current = parent
    }
  }
}
