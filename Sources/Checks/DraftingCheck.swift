import Analysis
import Bills

/// A slip of the pen that changes what a provision means: a reference that leads nowhere, a number
/// that its own words contradict, a definition that runs in a circle.
enum DraftingCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    let drafts: [Draft] =
      switch context.check.fault {
      case .dangling: DanglingReferences(context: context).drafts()
      case .conflicting: conflicts(context)
      case .circular: circles(context)
      default: []
      }
    return context.merged(drafts) { "\"\(context.analysis.quote($0.range))\" as well" }
  }

  /// "ninety (60) days".
  private static func conflicts(_ context: CheckContext) -> [Draft] {
    context.bill.durations.compactMap { duration in
      guard let other = duration.conflictingValue else { return nil }
      var draft = Draft(
        range: duration.range, provision: context.bill.provision(at: duration.range.lowerBound),
        confidence: context.check.confidence)
      draft.values["value"] = "\(duration.value)"
      draft.values["limit"] = "\(other)"
      return draft
    }
  }

  /// A term defined by itself, or two that define each other.
  private static func circles(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    let terms = analysis.terms.all
    return terms.compactMap { term in
      let used = terms.filter { analysis.defines(term, by: $0) }
      let isOwn = used.contains { $0.termRange == term.termRange }
      let partner = used.first { other in
        other.termRange != term.termRange && analysis.defines(other, by: term)
      }
      // Of two that define each other, the first is the place.
      guard isOwn || partner.map({ $0.termRange.lowerBound > term.termRange.lowerBound }) ?? false
      else { return nil }
      var draft = Draft(
        range: term.termRange, provision: term.provision, confidence: context.check.confidence)
      if !isOwn, let partner {
        draft.related = [
          RelatedDraft(
            message: "\"\(analysis.quote(partner.termRange))\" is defined by it in turn",
            provision: partner.provision, range: partner.termRange)
        ]
      }
      return draft
    }
  }
}

extension Analysis {
  /// Whether a definition is no more than another term: `"serious crime" means a serious offence`.
  fileprivate func defines(_ term: DefinedTerm, by other: DefinedTerm) -> Bool {
    let words = bill.tokens(in: term.definition).filter { $0.kind == .word }
      .map { bill.words.string(of: $0.word) }
    let wanted = other.term.split(separator: " ").map(String.init)
    guard words.count <= wanted.count + 1 else { return false }
    return words.suffix(wanted.count) == wanted[...]
  }
}

/// References to sections and subsections that the bill does not have.
///
/// Only of a bill whose sections are numbered from one without many gaps, as an extract or an
/// amending bill is not; and only beyond the last number, since a number within may have been lost by
/// whoever made the text.
private struct DanglingReferences {
  let context: CheckContext

  private var bill: Bill { context.bill }

  func drafts() -> [Draft] {
    let analysis = context.analysis
    guard !analysis.isFragment, !analysis.isAmending, let last = lastSection() else { return [] }
    return bill.references.compactMap { reference in
      guard !reference.isOwn, reference.externalAct == nil,
        !bill.isInoperative(reference.range.lowerBound),
        let clause = analysis.clause(at: reference.range.lowerBound),
        !bill.provisions[clause.provision].isInserted,
        let value = missing(reference, in: clause, last: last),
        context.cures(context.cure).run(for: reference.range, in: clause).cure == nil
      else { return nil }
      var draft = Draft(
        range: reference.range, provision: bill.provision(at: reference.range.lowerBound),
        confidence: context.check.confidence)
      draft.values["value"] = value
      return draft
    }
  }

  /// The highest number of a section, where nearly all below it are there.
  private func lastSection() -> Int? {
    let numbers = Set(
      bill.sections.lazy.map { bill.provisions[$0] }.filter { !$0.isInserted }
        .compactMap { Int($0.number) })
    guard let last = numbers.max(), numbers.contains(1), numbers.count * 20 >= last * 19
    else { return nil }
    return last
  }

  /// What the bill has instead, or nil where it has what the reference names.
  private func missing(_ reference: Reference, in clause: Clause, last: Int) -> String? {
    for item in reference.items {
      for path in [item.path, item.through ?? []] {
        guard let first = path.first, let number = Int(first) else { continue }
        switch reference.unit {
        case .section where number > last:
          return "the last \(word(of: clause)) of this bill is \(last)"
        case .subsection:
          guard let section = clause.section, let count = subsections(of: section), number > count
          else { continue }
          return "\(bill.label(of: section)) has \(count) subsections"
        default: continue
        }
      }
    }
    return nil
  }

  private func word(of clause: Clause) -> String {
    clause.section.map { bill.provisions[$0].unitWord } ?? "section"
  }

  /// The number of subsections of a section that counts them from one; nil of any other.
  private func subsections(of section: Int) -> Int? {
    let numbers = bill.provisions[section].children.map { bill.provisions[$0] }
      .filter { $0.kind == .subsection }.map { Int($0.number) }
    guard numbers.count >= 2, numbers == (1...numbers.count).map(Optional.init) else { return nil }
    return numbers.count
  }
}
