import Analysis
import Bills
import Findings
import Lexicons

/// Proposes words: what to strike, what to insert and what to add, where a rule says so.
struct SuggestionWriter {
  let context: CheckContext
  let fill: (String, Draft) -> String

  var bill: Bill { context.bill }

  /// An edit of the bill with its logical place.
  struct Change {
    let range: Range<Int>
    let words: String?
    let edit: Suggestion.Edit
  }

  func suggestion(for draft: Draft) -> Suggestion? {
    guard let standard = context.rule.suggestion else { return nil }
    let advice = draft.concept.flatMap { standard.byConcept?[$0] } ?? standard
    let main =
      switch advice.strike {
      case .provision, .limb: exchange(advice, draft)
      case .permission: permissions(advice, draft) + additions(advice, draft)
      default: words(advice, draft) + additions(advice, draft)
      }
    let changes = (main + contrary(advice, draft, besides: main)).sorted {
      $0.edit.range.lowerBound < $1.edit.range.lowerBound
    }
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
    let contrary = context.contrary(to: advice, in: draft)
    let gone = Dependents(bill: bill).closure(of: Set((ids + contrary).map(form.wholeProvision)))
    if let add = advice.add, let section = bill.section(of: whole), gone == [section] {
      // Nothing of the section stays: what is added comes under its number.
      return [rewritten(section, add.text.map { fill($0, draft) })]
    }
    return removed(gone.sorted(), form) + additions(advice, draft, isReplacement: true)
  }

  private func removed(_ ids: [Int], _ form: BillForm) -> [Change] {
    form.removal(of: ids).enumerated().map { index, edit in
      Change(
        range: form.itemRange(of: ids[min(index, ids.count - 1)]), words: nil,
        edit: .init(range: edit.range, text: edit.text))
    }
  }

  /// Provisions that only permit go whole; elsewhere words are changed.
  private func permissions(_ advice: Rule.Advice, _ draft: Draft) -> [Change] {
    let places = [draft] + draft.also
    let permitting = places.filter { permits($0.range, isGround: advice.insertAt != nil) }
    let ids = Set(permitting.map { bill.provision(at: $0.range.lowerBound) })
    let form = BillForm(bill: bill)
    let struck = removed(
      Dependents(bill: bill).closure(of: Set(ids.map(form.wholeProvision))).sorted(), form)
    let rest = places.filter { !ids.contains(bill.provision(at: $0.range.lowerBound)) }
    guard var first = rest.first else { return struck }
    first.also = Array(rest.dropFirst())
    return struck
      + words(advice, first).filter { change in
        !struck.contains { overlaps($0.edit.range, change.edit.range) }
      }
  }

  /// Whether words stand in a provision that grants no power and says what "may" be done with one; or,
  /// where they are one of several grounds, in a paragraph of its own.
  private func permits(_ range: Range<Int>, isGround: Bool) -> Bool {
    let home = bill.provisions[bill.provision(at: range.lowerBound)]
    guard [.paragraph, .subparagraph, .subsection].contains(home.kind),
      let clause = context.analysis.clause(at: range.lowerBound), !context.grantsPower(home.id)
    else { return false }
    let isItem = home.kind != .subsection
    let words = clause.sentence(at: range.lowerBound).clamped(to: home.range)
    return isGround && isItem || context.analysis.mentions.has("grant.may", in: words)
  }

  /// What contradicts the words proposed, in the section at fault: provisions and words that go.
  private func contrary(_ advice: Rule.Advice, _ draft: Draft, besides main: [Change]) -> [Change] {
    let form = BillForm(bill: bill)
    let ids = context.contrary(to: advice, in: draft)
    var changes = removed(ids, form)
    for each in [draft] + draft.also {
      guard let clause = context.analysis.clause(at: each.range.lowerBound) else { continue }
      let sentence = clause.sentence(at: each.range.lowerBound)
      for found in context.analysis.mentions.of(advice.strikeWords, in: sentence) {
        changes.append(withoutAside(found))
      }
    }
    return changes.enumerated().filter { index, change in
      !(main + changes[..<index]).contains { overlaps($0.edit.range, change.edit.range) }
    }.map(\.element)
  }

  /// Words struck with the comma before them, where another mark follows.
  private func withoutAside(_ range: Range<Int>) -> Change {
    let index = bill.tokenIndex(at: range.lowerBound)
    let next = bill.tokens(in: range.upperBound..<bill.document.text.count).first
    let isAside =
      index > 0 && bill.tokens[index - 1].kind == .comma
      && [.comma, .semicolon, .stop].contains(next?.kind)
    let struck = (isAside ? Int(bill.tokens[index - 1].lower) : range.lowerBound)..<range.upperBound
    let source = bill.document.sourceRange(struck)
    return Change(
      range: struck, words: nil, edit: .init(range: isAside ? source : widened(source), text: ""))
  }

  /// A definition goes alone, not with all the others of its section; a limb of one may go.
  private func isDefining(_ provision: Int) -> Bool {
    let node = bill.provisions[provision]
    guard let clause = context.analysis.clause(at: node.body.lowerBound) else { return false }
    return clause.isDefinition && (node.kind == .section || node.kind == .subsection)
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

  // MARK: Redline

  /// The amended words; a provision of its own stands alone.
  func redline(_ changes: [Change]) -> String? {
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
