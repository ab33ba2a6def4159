import Bills

/// The unit of analysis: a subsection with its paragraphs, or a section that has none.
///
/// Chapeau, items and tail are one clause, so what the chapeau says holds for each item.
package struct Clause: Sendable {
  package let id: Int
  /// The subsection or section; the bill itself in a text without numbering.
  package let provision: Int
  /// The section it belongs to, or nil outside any.
  package let section: Int?
  /// Its operative words.
  package let range: Range<Int>
  /// Sentences, in order; a list is one sentence with its chapeau.
  package let sentences: [Range<Int>]
  /// Whether it defines terms.
  package let isDefinition: Bool
  /// Whether it creates an offence or sets a penalty.
  package internal(set) var isOffence = false
  /// Whether it forbids what another subsection makes an offence.
  package internal(set) var isProhibition = false
  package internal(set) var isCooperation = false
  package internal(set) var isContactPoint = false
  package internal(set) var isImmunity = false
  package internal(set) var isSafeguard = false
  /// Whether it says to which offences or proceedings the powers apply.
  package internal(set) var isApplication = false

  /// The index of the sentence that holds an offset.
  package func sentence(at offset: Int) -> Range<Int> {
    sentences.first { $0.contains(offset) } ?? range
  }
}

/// Cuts a bill into clauses and these into sentences.
struct ClauseCutter {
  let bill: Bill

  func cut() -> [Clause] {
    var clauses: [Clause] = []
    let isArticle = bill.isOneArticle
    let terms = bill.terms.map(\.termRange.lowerBound)
    func add(_ provision: Int, _ range: Range<Int>) {
      let trimmed = trim(range)
      guard trimmed.count > 1 else { return }
      let first = terms.partitionPoint { $0 >= trimmed.lowerBound }
      let defines = first < terms.count && terms[first] < trimmed.upperBound
      clauses.append(
        Clause(
          id: clauses.count, provision: provision,
          section: isArticle ? nil : bill.section(of: provision),
          range: trimmed, sentences: sentences(in: trimmed), isDefinition: defines))
    }
    for provision in bill.provisions { cut(provision, add) }
    return clauses
  }

  /// The clauses of a section, of a schedule, or of a bill without sections.
  private func cut(_ provision: Provision, _ add: (Int, Range<Int>) -> Void) {
    switch provision.kind {
    case .section, .schedule: break
    case .bill where !bill.provisions.contains(where: { $0.kind == .section }): break
    default: return
    }
    let end =
      provision.children.map { bill.provisions[$0] }.first { $0.kind == .section }?
      .range.lowerBound ?? provision.body.upperBound
    let own = provision.children.map { bill.provisions[$0] }.filter { $0.kind != .section }
    guard let first = own.first, first.kind == .subsection else {
      return add(provision.id, provision.body.lowerBound..<max(provision.body.lowerBound, end))
    }
    let opening = provision.body.lowerBound..<first.range.lowerBound
    // "The Authority may refuse a request if: 1° …": items, however the bill numbers them.
    if isChapeau(opening) { return add(provision.id, provision.body.lowerBound..<end) }
    if words(in: opening) >= 3 { add(provision.id, opening) }
    for child in own where child.range.lowerBound < end {
      add(child.id, child.body.lowerBound..<min(child.body.upperBound, end))
    }
  }

  /// Whether words end in the colon or dash that announces a list.
  private func isChapeau(_ range: Range<Int>) -> Bool {
    guard words(in: range) >= 3, let last = bill.tokens(in: range).last else { return false }
    return last.kind == .colon || last.kind == .dash
  }

  private func words(in range: Range<Int>) -> Int {
    range.isEmpty ? 0 : bill.tokens(in: range).count { $0.kind == .word }
  }

  private func trim(_ range: Range<Int>) -> Range<Int> {
    let text = bill.document.text
    var lower = range.lowerBound
    var upper = min(range.upperBound, text.count)
    while lower < upper, text[lower] <= 0x20 { lower += 1 }
    while upper > lower, text[upper - 1] <= 0x20 { upper -= 1 }
    return lower..<max(lower, upper)
  }

  /// Sentences end at a full stop before a capital, a quotation mark or a bracket; not after the
  /// one or two letters of an abbreviation.
  private func sentences(in range: Range<Int>) -> [Range<Int>] {
    let tokens = bill.tokens(in: range)
    var sentences: [Range<Int>] = []
    var start = range.lowerBound
    for index in tokens.indices where tokens[index].kind == .stop {
      let next = index + 1
      guard next < tokens.endIndex, endsSentence(tokens, index) else { continue }
      let end = Int(tokens[index].upper)
      sentences.append(start..<end)
      start = Int(tokens[next].lower)
    }
    if start < range.upperBound { sentences.append(start..<range.upperBound) }
    return sentences
  }

  private func endsSentence(_ tokens: ArraySlice<Token>, _ index: Int) -> Bool {
    let next = tokens[index + 1]
    let text = bill.document.text
    guard Int(next.lower) > Int(tokens[index].upper) || next.kind == .quote else { return false }
    if index > tokens.startIndex, tokens[index - 1].kind == .word,
      tokens[index - 1].range.count <= 2
    {
      return false
    }
    switch next.kind {
    case .word, .number:
      let byte = text[Int(next.lower)]
      return byte &- 0x41 < 26 || byte >= 0xC3 || byte &- 0x30 < 10
    case .open, .quote, .dash: return true
    default: return false
    }
  }
}

extension Bill {
  /// Whether the text is one article of numbered paragraphs, which look like sections: few, counted
  /// from 1, none with a heading or a word of "this Act".
  var isOneArticle: Bool {
    let sections = provisions.filter { $0.kind == .section }
    return (2...9).contains(sections.count)
      && provisions.allSatisfy { $0.heading == nil }
      && zip(sections, 1...).allSatisfy { $0.number == String($1) }
      && sections.allSatisfy { !$0.isInserted }
      && !references.contains { $0.unit == .act && $0.isOwn }
  }
}
