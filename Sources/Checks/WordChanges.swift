import Analysis
import Bills
import Findings
import Lexicons

/// Which words a suggestion strikes, and where it inserts.
extension SuggestionWriter {
  func overlaps(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.overlaps(right) || left == right
  }

  func change(_ advice: Rule.Advice, _ draft: Draft) -> Change? {
    let words = advice.insert.map { fill($0, draft) }
    if advice.strike == .permission, advice.insertAt != nil, let rest = alternativeStruck(draft) {
      return rest
    }
    if advice.strike == .opening { return openingStruck(draft, words) }
    if var struck = struck(advice, draft) {
      if let words { struck = withArticle(struck, before: words) }
      let words = words.map { withComma($0, after: struck) }
      var source = bill.document.sourceRange(struck)
      if words == nil { source = widened(source) }
      return Change(range: struck, words: words, edit: .init(range: source, text: words ?? ""))
    }
    guard let words, let place = place(advice, draft) else { return nil }
    return Change(
      range: place.offset..<place.offset, words: words,
      edit: .init(
        range: place.source..<place.source,
        text: place.isBefore ? words + " " : gap(before: words) + joined(words, at: place.source)))
  }

  /// One comma is enough where the bill has one already.
  func joined(_ words: String, at place: Int) -> String {
    let bytes = bill.document.source.utf8
    let isDouble = words.hasSuffix(",") && place < bytes.count && bytes[place] == 0x2C
    return isDouble ? String(words.dropLast()) : words
  }

  /// "shall, in every case, have regard": where a comma opens what the words close, they bring the other.
  func withComma(_ words: String, after struck: Range<Int>) -> String {
    guard words.hasSuffix("{,}") else { return words }
    let index = bill.tokenIndex(at: struck.lowerBound)
    let opens = index > 0 && bill.tokens[index - 1].kind == .comma
    let next = bill.tokens(in: struck.upperBound..<bill.document.text.count).first
    return words.dropLast(3) + (opens && next?.kind == .word ? "," : "")
  }

  /// A comma needs no blank before it.
  func gap(before words: String) -> String {
    words.first.map { $0.isPunctuation && $0 != "(" } ?? false ? "" : " "
  }

  func struck(_ advice: Rule.Advice, _ draft: Draft) -> Range<Int>? {
    switch advice.strike {
    case .find: draft.range
    case .permission where advice.insertAt == nil: draft.range
    case .period, .threshold: draft.strike ?? draft.range
    case .grant:
      draft.power.map { ($0.holderRange?.lowerBound ?? $0.grant.lowerBound)..<$0.grant.upperBound }
    case .limb: limb(draft.range)
    case .opening, .provision, .permission, nil: nil
    }
  }

  /// "of an" before "an offence": the article goes with the words it belonged to.
  func withArticle(_ range: Range<Int>, before words: String) -> Range<Int> {
    let index = bill.tokenIndex(at: range.lowerBound)
    guard index > 0, let first = words.split(separator: " ").first else { return range }
    let before = bill.tokens[index - 1]
    guard before.kind == .word, context.analysis.articles.contains(first.lowercased()),
      context.analysis.articles.contains(bill.words.string(of: before.word))
    else { return range }
    return Int(before.lower)..<range.upperBound
  }

  /// Words up to the next comma; what follows them begins the sentence, with a capital.
  func openingStruck(_ draft: Draft, _ words: String?) -> Change? {
    guard let clause = context.analysis.clause(at: draft.range.lowerBound) else { return nil }
    let sentence = clause.sentence(at: draft.range.lowerBound)
    let rest = bill.tokens(
      in: draft.range.upperBound..<max(draft.range.upperBound, sentence.upperBound))
    guard let comma = rest.first(where: { $0.kind == .comma || $0.kind == .semicolon }),
      comma.kind == .comma, let next = rest.first(where: { $0.lower >= comma.upper })
    else {
      return Change(
        range: draft.range, words: words,
        edit: .init(range: widened(bill.document.sourceRange(draft.range)), text: words ?? ""))
    }
    let index = bill.tokenIndex(at: draft.range.lowerBound)
    if words == nil, index > 0, bill.tokens[index - 1].kind == .comma {
      // "may, notwithstanding any other law, order": both commas go.
      let range = Int(bill.tokens[index - 1].lower)..<Int(comma.upper)
      return Change(
        range: range, words: nil, edit: .init(range: bill.document.sourceRange(range), text: ""))
    }
    let isFirst = bill.tokens(in: sentence.lowerBound..<draft.range.lowerBound).allSatisfy {
      $0.kind != .word
    }
    let range = draft.range.lowerBound..<Int(next.lower) + 1
    let letter = bill.document.string(Int(next.lower)..<Int(next.lower) + 1)
    let kept =
      (words.map { $0 + ", " } ?? "") + (isFirst && words == nil ? letter.uppercased() : letter)
    return Change(
      range: draft.range.lowerBound..<Int(comma.upper), words: words,
      edit: .init(range: bill.document.sourceRange(range), text: kept))
  }

  /// The blank before words that are struck goes with them.
  func widened(_ range: Range<Int>) -> Range<Int> {
    let bytes = bill.document.source.utf8
    let isSpaced = range.upperBound >= bytes.count || !bytes[range.upperBound].isWordByte
    guard range.lowerBound > 0, bytes[range.lowerBound - 1] == 0x20,
      isSpaced || bytes[range.upperBound] == 0x20
    else { return range }
    return range.lowerBound - 1..<range.upperBound
  }

  struct Place {
    let offset: Int
    /// In bytes of the decoded file.
    let source: Int
    let isBefore: Bool
  }

  func place(_ advice: Rule.Advice, _ draft: Draft) -> Place? {
    switch advice.insertAt {
    case .beforeFind: before(draft.range)
    case .afterFind: after(draft.range)
    case .afterGrant: draft.power.map { after($0.grant) }
    case .beforeAct: draft.power.map { before($0.act) }
    case .afterAct: draft.power.map { after($0.act) }
    case .sentenceEnd: sentenceEnd(draft.range)
    case .itemEnd: itemEnd(draft.range)
    case nil: nil
    }
  }

  func before(_ range: Range<Int>) -> Place {
    Place(
      offset: range.lowerBound, source: bill.document.sourceRange(range).lowerBound, isBefore: true)
  }

  func after(_ range: Range<Int>) -> Place {
    Place(
      offset: range.upperBound, source: bill.document.sourceRange(range).upperBound,
      isBefore: false)
  }

  func sentenceEnd(_ range: Range<Int>) -> Place? {
    guard let clause = context.analysis.clause(at: range.lowerBound) else { return nil }
    return end(of: clause.sentence(at: range.lowerBound))
  }

  /// Before the marks, and the conjunction, that end the item which holds words.
  private func itemEnd(_ range: Range<Int>) -> Place? {
    let home = bill.provision(at: range.lowerBound)
    guard [.paragraph, .subparagraph, .item].contains(bill.provisions[home].kind),
      bill.provisions[home].children.isEmpty
    else { return sentenceEnd(range) }
    let item = BillForm(bill: bill).itemRange(of: home)
    let tokens = bill.tokens(in: item)
    guard let mark = tokens.suffix(2).first, mark.kind == .semicolon || mark.kind == .comma,
      let word = tokens.last, word.kind == .word, word.range.count <= 3
    else { return end(of: item) }
    return end(of: item.lowerBound..<Int(mark.upper))
  }

  private func end(of range: Range<Int>) -> Place? {
    let last = bill.tokens(in: range).last {
      ![.stop, .semicolon, .colon, .comma, .quote].contains($0.kind)
    }
    return last.map { after(Int($0.lower)..<Int($0.upper)) }
  }

  /// "or to the collecting of any tax": an alternative that its own conjunction begins goes with the
  /// comma before it.
  private func alternativeStruck(_ draft: Draft) -> Change? {
    let index = bill.tokenIndex(at: draft.range.lowerBound)
    guard index > 0, isAlternative(bill.tokens[index]) else { return nil }
    let before = bill.tokens[index - 1]
    let start = before.kind == .comma ? Int(before.lower) : draft.range.lowerBound
    let struck = start..<draft.range.upperBound
    let source = bill.document.sourceRange(struck)
    return Change(
      range: struck, words: nil,
      edit: .init(range: before.kind == .comma ? source : widened(source), text: ""))
  }

  /// Whether a word begins an alternative.
  private func isAlternative(_ token: Token) -> Bool {
    token.kind == .word && token.range.count <= 3 && bill.words.string(of: token.word) == "or"
  }

  /// From the "or" before the words, with the comma before it, to the mark that ends the limb.
  func limb(_ range: Range<Int>) -> Range<Int> {
    let home = bill.provisions[bill.provision(at: range.lowerBound)].range
    var lower = range.lowerBound
    for token in bill.tokens(in: home.lowerBound..<range.lowerBound).reversed() {
      let isMark = token.kind == .comma || token.kind == .semicolon
      guard isMark || token.kind == .word else { break }
      if isMark || isAlternative(token) {
        lower = Int(token.lower)
        if isMark { break }
      } else if lower < range.lowerBound {
        break
      }
    }
    let end = bill.tokens(in: range.upperBound..<max(range.upperBound, home.upperBound)).first {
      $0.kind == .semicolon || $0.kind == .stop
    }
    return lower..<(end.map { Int($0.lower) } ?? range.upperBound)
  }
}
