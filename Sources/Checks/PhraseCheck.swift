import Analysis
import Bills

/// Words in a place where they do harm, with nothing near that cures them.
enum PhraseCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    var drafts: [Draft] = []
    for clause in analysis.clauses {
      let strong = analysis.mentions.of(context.check.find, in: clause.range)
      let isWeak = strong.isEmpty
      let places =
        isWeak ? analysis.mentions.of(context.check.weakFind, in: clause.range) : strong
      for range in places {
        guard context.plays(clause, at: range) else { continue }
        if context.check.role.allSatisfy({ $0 != .offence && $0 != .any }), clause.isOffence,
          analysis.powers(ofClause: clause.id).isEmpty
        {
          continue
        }
        guard var draft = draft(range, clause, context) else { continue }
        if isWeak { draft.isHalfCured = true }
        drafts.append(draft)
      }
    }
    return context.merged(drafts) { "\"\(analysis.quote($0.range))\" again" }
  }

  private static func draft(
    _ range: Range<Int>, _ clause: Clause, _ context: CheckContext
  ) -> Draft? {
    let search = context.cures(context.check.cure).run(for: range, in: clause)
    if search.cure != nil { return nil }
    let half = context.cures(context.check.halfCure).run(for: range, in: clause)
    return Draft(
      range: range, provision: context.bill.provision(at: range.lowerBound),
      power: context.power(near: range, in: clause), related: search.rejected,
      searched: search.searched, confidence: context.check.confidence,
      isHalfCured: half.cure != nil)
  }
}
