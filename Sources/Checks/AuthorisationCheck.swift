import Analysis
import Bills

/// A power by who decides that it may be used.
enum AuthorisationCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    let drafts = context.powers().compactMap { power -> Draft? in
      let isHalf = context.check.halfBy.contains(power.authoriser.rawValue)
      guard isHalf || context.check.by.contains(power.authoriser.rawValue) else { return nil }
      let search = context.cures(context.check.cure).run(for: power)
      if search.cure != nil { return nil }
      if context.sectionCures.run(for: power).cure != nil { return nil }
      if power.authoriser == .noneStated, power.isDuty, !isOnDemand(power, context) { return nil }
      let half = context.cures(context.check.halfCure).run(for: power)
      return Draft(
        range: context.check.pointAt == .grant ? power.grant : power.act,
        provision: power.provision, power: power, related: search.rejected,
        searched: search.searched, confidence: context.check.confidence,
        isHalfCured: isHalf || half.cure != nil)
    }
    return context.merged(drafts + anywhere(context), joinsPartners: true) { draft in
      "the same for \(draft.power.map { context.name(of: $0) } ?? "this power")"
    }
  }

  /// Words that do without any authorisation, wherever they stand.
  private static func anywhere(_ context: CheckContext) -> [Draft] {
    context.analysis.clauses.filter { !$0.isOffence }.flatMap { clause in
      context.analysis.mentions.of(context.check.anywhere, in: clause.range).map { range in
        Draft(
          range: range, provision: context.bill.provision(at: range.lowerBound),
          power: context.power(near: range, in: clause), confidence: .medium)
      }
    }
  }

  /// Whether somebody decides from case to case that a duty arises. A standing duty to report or to
  /// cooperate has nobody who could be authorised.
  private static func isOnDemand(_ power: Power, _ context: CheckContext) -> Bool {
    let clause = context.analysis.clauses[power.clause].range
    return context.check.worse.isEmpty
      || context.analysis.mentions.hasAny(context.check.worse, in: clause)
  }
}
