import Analysis
import Bills
import Findings
import Lexicons

/// The provisions that a suggestion adds, and where.
extension SuggestionWriter {
  func additions(
    _ advice: Rule.Advice, _ draft: Draft, isReplacement: Bool = false
  ) -> [Change] {
    guard let add = advice.add else { return [] }
    if add.unit == .provision, draft.provision != 0 {
      var homes: Set<Int> = []
      return ([draft] + draft.also).flatMap { each -> [Change] in
        guard let home = bill.section(of: each.provision), homes.insert(home).inserted else {
          return []
        }
        return subsections(of: home, add.text.map { fill($0, each) }, isReplacement)
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

  func definition(_ term: String, _ paragraphs: [String]) -> Change? {
    BillForm(bill: bill).definition(of: term, as: paragraphs.joined(separator: " ")).map { new in
      let home = bill.terms.first { $0.scope == 0 }.map { bill.label(of: $0.provision) } ?? "bill"
      return added(new, label: "the definition of \"\(term)\"", after: home)
    }
  }

  func subsections(
    of home: Int, _ paragraphs: [String], _ isReplacement: Bool
  ) -> [Change] {
    // One at a time: where several are proposed, they are paragraphs of one subsection.
    let new = BillForm(bill: bill).subsection(of: home, text: paragraphs.joined(separator: " "))
    let label = bill.label(of: home)
    let opening = new.opening.map {
      Change(
        range: bill.provisions[home].body.lowerBound..<bill.provisions[home].body.lowerBound,
        words: $0.words.joined(), edit: .init(range: $0.place..<$0.place, text: $0.text))
    }
    return [opening].compactMap { $0 }
      + [
        added(
          new.added, label: "\(label)(\(new.added.number))", after: label,
          isReplacement: isReplacement)
      ]
  }

  func section(_ draft: Draft, heading: String?, paragraphs: [String]) -> [Change] {
    guard let anchor = anchor(of: draft) else { return [] }
    let new = BillForm(bill: bill).section(
      after: anchor, heading: heading, paragraphs: paragraphs)
    let word = bill.provisions[anchor].unitWord
    return [added(new, label: "\(word) \(new.number)", after: bill.label(of: anchor))]
  }

  /// The last section of the Part that holds most places of the fault: powers of a Part and what
  /// governs them stand together. In the last Part, with its repeals, the last section of those places.
  func anchor(of draft: Draft) -> Int? {
    let places = [draft.range] + draft.related.map(\.range)
    let sections = places.compactMap { bill.section(of: bill.provision(at: $0.lowerBound)) }
      .filter { !bill.provisions[$0].isInserted }
    let counts = Dictionary(grouping: sections) { bill.container(of: $0) }.mapValues(\.count)
    guard
      let container = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key,
      let last = sections.filter({ bill.container(of: $0) == container }).max()
    else { return bill.sections.last }
    let own = bill.sections.filter {
      bill.container(of: $0) == container && !bill.provisions[$0].isInserted
    }
    let isLast =
      container == 0 || own.last == bill.sections.last { !bill.provisions[$0].isInserted }
    return isLast ? last : own.last
  }

  func added(
    _ new: BillForm.NewProvision, label: String, after home: String, isReplacement: Bool = false
  ) -> Change {
    Change(
      range: bill.document.text.count..<bill.document.text.count,
      words: new.words.joined(separator: " "),
      edit: .init(
        range: new.place..<new.place, text: new.text,
        addition: .init(
          label: label, after: home, words: new.words, isReplacement: isReplacement)))
  }
}
