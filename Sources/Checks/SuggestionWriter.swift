import Analysis
import Bills
import Findings
import Lexicons

/// Proposes words: what to strike, what to insert and what to add, where a rule says so.
struct SuggestionWriter {
  let context: CheckContext
  let fill: (String, Draft) -> String

  private var bill: Bill { context.bill }

  /// An edit of the bill with its logical place.
  private struct Change {
    let range: Range<Int>
    let words: String?
    let edit: Suggestion.Edit
  }

  func suggestion(for draft: Draft) -> Suggestion? {
    guard let standard = context.rule.suggestion else { return nil }
    let advice = draft.concept.flatMap { standard.byConcept?[$0] } ?? standard
    let changes =
      advice.strike == .provision || advice.strike == .limb
      ? exchange(advice, draft) : words(advice, draft) + additions(advice, draft)
    return Suggestion(
      applicability: .display, edits: changes.map(\.edit), advice: fill(advice.advice, draft),
      redline: redline(changes))
  }

  // MARK: Words

  /// The same change at each place of the fault, in order, none within another.
  private func words(_ advice: Rule.Advice, _ draft: Draft) -> [Change] {
    var changes: [Change] = []
    for each in [draft] + draft.also {
      guard let change = change(advice, each),
        !changes.contains(where: { overlaps($0.edit.range, change.edit.range) })
      else { continue }
      changes.append(change)
    }
    return changes.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Whole provisions struck, and what is added in their section.
  private func exchange(_ advice: Rule.Advice, _ draft: Draft) -> [Change] {
    let form = BillForm(bill: bill)
    let ids = ([draft] + draft.also).map { bill.provision(at: $0.range.lowerBound) }
      .filter { !isDefining($0) && $0 != 0 }
    guard !ids.isEmpty else {
      return (advice.strike == .limb ? words(advice, draft) : []) + additions(advice, draft)
    }
    let whole = form.wholeProvision(ids[0])
    if let add = advice.add, ids.allSatisfy({ form.wholeProvision($0) == whole }),
      bill.provisions[whole].kind == .section
    {
      // Nothing of the section stays: what is added comes under its number.
      return [rewritten(whole, add.text.map { fill($0, draft) })]
    }
    let removed = form.removal(of: ids).enumerated().map { index, edit in
      Change(
        range: bill.provisions[ids[min(index, ids.count - 1)]].range, words: nil,
        edit: .init(range: edit.range, text: edit.text))
    }
    return removed + additions(advice, draft)
  }

  /// A definition goes alone, not with all the others of its section; a limb of one may go.
  private func isDefining(_ provision: Int) -> Bool {
    let node = bill.provisions[provision]
    guard let clause = context.analysis.clause(at: node.body.lowerBound) else { return false }
    return clause.isDefinition && (node.kind == .section || node.kind == .subsection)
  }

  /// From the "or" before the words, with the comma before it, to the mark that ends the limb.
  private func limb(_ range: Range<Int>) -> Range<Int> {
    let home = bill.provisions[bill.provision(at: range.lowerBound)].range
    var lower = range.lowerBound
    for token in bill.tokens(in: home.lowerBound..<range.lowerBound).reversed() {
      let isMark = token.kind == .comma || token.kind == .semicolon
      guard isMark || token.kind == .word else { break }
      let isConjunction = token.kind == .word && token.range.count <= 3
      if isMark || isConjunction && bill.words.string(of: token.word) == "or" {
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

  private func rewritten(_ section: Int, _ paragraphs: [String]) -> Change {
    let home = bill.provisions[section]
    let start = BillForm(bill: bill).bodyStart(of: home)
    let end = bill.document.sourceRange(home.body).upperBound
    let words = paragraphs.joined(separator: " ")
    var tail = end
    while tail > start, bill.document.source.utf8[tail - 1] <= 0x20 { tail -= 1 }
    return Change(
      range: home.body, words: words, edit: .init(range: start..<max(start, tail), text: words))
  }

  private func overlaps(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.overlaps(right) || left == right
  }

  private func change(_ advice: Rule.Advice, _ draft: Draft) -> Change? {
    let words = advice.insert.map { fill($0, draft) }
    if advice.strike == .opening { return openingStruck(draft, words) }
    if var struck = struck(advice, draft) {
      if let words { struck = withArticle(struck, before: words) }
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
  private func joined(_ words: String, at place: Int) -> String {
    let bytes = bill.document.source.utf8
    let isDouble = words.hasSuffix(",") && place < bytes.count && bytes[place] == 0x2C
    return isDouble ? String(words.dropLast()) : words
  }

  /// A comma needs no blank before it.
  private func gap(before words: String) -> String {
    words.first.map { $0.isPunctuation && $0 != "(" } ?? false ? "" : " "
  }

  private func struck(_ advice: Rule.Advice, _ draft: Draft) -> Range<Int>? {
    switch advice.strike {
    case .find: draft.range
    case .period, .threshold: draft.strike ?? draft.range
    case .grant:
      draft.power.map { ($0.holderRange?.lowerBound ?? $0.grant.lowerBound)..<$0.grant.upperBound }
    case .limb: limb(draft.range)
    case .opening, .provision, nil: nil
    }
  }

  /// "of an" before "an offence": the article goes with the words it belonged to.
  private func withArticle(_ range: Range<Int>, before words: String) -> Range<Int> {
    let index = bill.tokenIndex(at: range.lowerBound)
    guard index > 0, let first = words.split(separator: " ").first else { return range }
    let before = bill.tokens[index - 1]
    guard before.kind == .word, context.analysis.articles.contains(first.lowercased()),
      context.analysis.articles.contains(bill.words.string(of: before.word))
    else { return range }
    return Int(before.lower)..<range.upperBound
  }

  /// Words up to the next comma; what follows them begins the sentence, with a capital.
  private func openingStruck(_ draft: Draft, _ words: String?) -> Change? {
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
  private func widened(_ range: Range<Int>) -> Range<Int> {
    let bytes = bill.document.source.utf8
    let isSpaced = range.upperBound >= bytes.count || !isWord(bytes[range.upperBound])
    guard range.lowerBound > 0, bytes[range.lowerBound - 1] == 0x20,
      isSpaced || bytes[range.upperBound] == 0x20
    else { return range }
    return range.lowerBound - 1..<range.upperBound
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10
  }

  private struct Place {
    let offset: Int
    /// In bytes of the decoded file.
    let source: Int
    let isBefore: Bool
  }

  private func place(_ advice: Rule.Advice, _ draft: Draft) -> Place? {
    switch advice.insertAt {
    case .beforeFind: before(draft.range)
    case .afterFind: after(draft.range)
    case .afterGrant: draft.power.map { after($0.grant) }
    case .beforeAct: draft.power.map { before($0.act) }
    case .afterAct: draft.power.map { after($0.act) }
    case .sentenceEnd: sentenceEnd(draft.range)
    case nil: nil
    }
  }

  private func before(_ range: Range<Int>) -> Place {
    Place(
      offset: range.lowerBound, source: bill.document.sourceRange(range).lowerBound, isBefore: true)
  }

  private func after(_ range: Range<Int>) -> Place {
    Place(
      offset: range.upperBound, source: bill.document.sourceRange(range).upperBound,
      isBefore: false)
  }

  private func sentenceEnd(_ range: Range<Int>) -> Place? {
    guard let clause = context.analysis.clause(at: range.lowerBound) else { return nil }
    let sentence = clause.sentence(at: range.lowerBound)
    let last = bill.tokens(in: sentence).last {
      ![.stop, .semicolon, .colon, .comma, .quote].contains($0.kind)
    }
    return last.map { after(Int($0.lower)..<Int($0.upper)) }
  }

  // MARK: Provisions

  private func additions(_ advice: Rule.Advice, _ draft: Draft) -> [Change] {
    guard let add = advice.add else { return [] }
    if add.unit == .provision, draft.provision != 0 {
      var homes: Set<Int> = []
      return ([draft] + draft.also).flatMap { each -> [Change] in
        guard let home = bill.section(of: each.provision), homes.insert(home).inserted else {
          return []
        }
        return subsections(of: home, add.text.map { fill($0, each) })
      }
    }
    let paragraphs = add.text.map { fill($0, draft) }
    switch add.unit {
    case .definition:
      if let change = definition(fill(add.term ?? "", draft), paragraphs) { return [change] }
      let term = fill(add.term ?? "", draft)
      return section(
        draft, heading: "Meaning of \(term)",
        paragraphs: ["In this \(context.actWord), \"\(term)\" means \(paragraphs.joined())."])
    case .provision, .section:
      return section(draft, heading: add.heading, paragraphs: paragraphs)
    }
  }

  private func definition(_ term: String, _ paragraphs: [String]) -> Change? {
    BillForm(bill: bill).definition(of: term, as: paragraphs.joined(separator: " ")).map { new in
      let home = bill.terms.first { $0.scope == 0 }.map { bill.label(of: $0.provision) } ?? "bill"
      return added(new, label: "the definition of \"\(term)\"", after: home)
    }
  }

  private func subsections(of home: Int, _ paragraphs: [String]) -> [Change] {
    // One at a time: where several are proposed, they are paragraphs of one subsection.
    let new = BillForm(bill: bill).subsection(of: home, text: paragraphs.joined(separator: " "))
    let label = bill.label(of: home)
    let opening = new.opening.map {
      Change(
        range: bill.provisions[home].body.lowerBound..<bill.provisions[home].body.lowerBound,
        words: $0.words.joined(), edit: .init(range: $0.place..<$0.place, text: $0.text))
    }
    return [opening].compactMap { $0 }
      + [added(new.added, label: "\(label)(\(new.added.number))", after: label)]
  }

  private func section(_ draft: Draft, heading: String?, paragraphs: [String]) -> [Change] {
    guard let anchor = anchor(of: draft) else { return [] }
    let new = BillForm(bill: bill).section(
      after: anchor, heading: heading, paragraphs: paragraphs)
    let word = bill.provisions[anchor].unitWord
    return [added(new, label: "\(word) \(new.number)", after: bill.label(of: anchor))]
  }

  /// The last section of the Part that holds the last place of the fault: powers of a Part and what
  /// governs them stand together.
  private func anchor(of draft: Draft) -> Int? {
    let places = [draft.range] + draft.related.map(\.range)
    let sections = places.compactMap { bill.section(of: bill.provision(at: $0.lowerBound)) }
      .filter { !bill.provisions[$0].isInserted }
    guard let last = sections.max() else { return bill.sections.last }
    let container = bill.container(of: last)
    return bill.sections.last {
      bill.container(of: $0) == container && (container != 0 || $0 <= last)
        && !bill.provisions[$0].isInserted
    }
  }

  private func added(
    _ new: BillForm.NewProvision, label: String, after home: String
  ) -> Change {
    Change(
      range: bill.document.text.count..<bill.document.text.count,
      words: new.words.joined(separator: " "),
      edit: .init(
        range: new.place..<new.place, text: new.text,
        addition: .init(label: label, after: home, words: new.words)))
  }

  // MARK: Redline

  /// The amended words; a provision of its own stands alone.
  private func redline(_ changes: [Change]) -> String? {
    guard !changes.isEmpty else { return nil }
    let additions = changes.filter { $0.edit.addition != nil }
    if !additions.isEmpty {
      let others = changes.filter { $0.edit.addition == nil }.prefix(2)
      return
        (others.map { context.redline(around: $0.range, insert: $0.words) }
        + additions.map { "[+\($0.words ?? "")+]" }).joined(separator: " / ")
    }
    return changes.prefix(3).map { context.redline(around: $0.range, insert: $0.words) }
      .joined(separator: " / ")
  }
}

extension CheckContext {
  /// The bill's own word for itself: "Act", "Law".
  var actWord: String {
    let own = bill.references.first { $0.unit == .act && $0.isOwn }
    return own.flatMap { bill.document.string($0.range).split(separator: " ").last }
      .map(String.init) ?? "Act"
  }

  /// The sentence's words near an edit with `[-struck-]` and `[+inserted+]`.
  func redline(around range: Range<Int>, insert: String?) -> String {
    let sentence = analysis.clause(at: range.lowerBound)?.sentence(at: range.lowerBound) ?? range
    let lower = wordStart(before: max(sentence.lowerBound, range.lowerBound - 60), sentence)
    let upper = wordEnd(after: min(sentence.upperBound, range.upperBound + 60), sentence)
    func words(_ range: Range<Int>) -> String {
      bill.document.string(range).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }
    var parts: [String] = []
    let before = words(lower..<max(lower, range.lowerBound))
    if lower > sentence.lowerBound { parts.append("…") }
    if !before.isEmpty { parts.append(before) }
    if !range.isEmpty { parts.append("[-\(words(range))-]") }
    if let insert, !insert.isEmpty { parts.append("[+\(insert)+]") }
    let after = words(range.upperBound..<max(range.upperBound, upper))
    if !after.isEmpty { parts.append(after) }
    if upper < sentence.upperBound { parts.append("…") }
    return parts.joined(separator: " ")
  }

  private func wordStart(before offset: Int, _ sentence: Range<Int>) -> Int {
    let text = bill.document.text
    var offset = offset
    while offset > sentence.lowerBound, text[offset - 1] > 0x20 { offset -= 1 }
    return offset
  }

  private func wordEnd(after offset: Int, _ sentence: Range<Int>) -> Int {
    let text = bill.document.text
    var offset = offset
    while offset < sentence.upperBound, text[offset] > 0x20 { offset += 1 }
    return offset
  }
}
