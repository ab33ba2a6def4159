import Analysis
import Bills

/// A time limit against the number of the profile.
enum PeriodCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    let drafts: [Draft] = context.powers().compactMap { power in
      switch context.check.fault {
      case .tooLong: tooLong(power, context)
      case .renewalUncapped: renewal(power, context)
      case .open, .noCap: open(power, context)
      default: nil
      }
    }
    return context.merged(drafts + endless(context), joinsPartners: true) { draft in
      "the same for \(draft.power.map { context.name(of: $0) } ?? "this power")"
    }
  }

  /// Words that leave an order without an end, in an excerpt that does not hold the power itself.
  private static func endless(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    guard context.check.fault == .noCap, analysis.isPartOfScheme else { return [] }
    return analysis.clauses.filter { analysis.continuesOrder($0) }.flatMap { clause in
      analysis.mentions.of(context.check.worse, in: clause.range).map { words in
        Draft(
          range: words, provision: context.bill.provision(at: words.lowerBound), power: nil,
          values: ["value": analysis.quote(words)], confidence: .medium, strike: words)
      }
    }
  }

  /// A cap above the profile's number; months count at their shortest, so that three months pass for
  /// ninety days.
  private static func tooLong(_ power: Power, _ context: CheckContext) -> Draft? {
    guard let limit = context.check.limit.flatMap(context.yardstick.number) else { return nil }
    let worst = context.analysis.timeLimits(of: power)
      .filter { $0.bound == .most && ($0.duration?.leastDays ?? 0) > limit }
      .max { ($0.duration?.leastDays ?? 0) < ($1.duration?.leastDays ?? 0) }
    guard let worst, let duration = worst.duration else { return nil }
    return Draft(
      range: worst.range, provision: context.bill.provision(at: worst.range.lowerBound),
      power: power,
      values: [
        "value": context.analysis.quote(duration.range), "limit": String(Int(limit)),
      ], related: [powerPlace(power, context)], confidence: context.check.confidence,
      strike: worst.range)
  }

  /// No period, a floor without a cap, or a period that the holder sets.
  private static func open(_ power: Power, _ context: CheckContext) -> Draft? {
    let analysis = context.analysis
    let limits = analysis.timeLimits(of: power)
    if limits.contains(where: { $0.bound == .most }) { return openRenewal(power, context) }
    let search = context.cures(context.check.cure).run(for: power)
    if search.cure != nil { return nil }
    let fault = limits.first { $0.bound == .least } ?? limits.first
    // A floor in a clause that answers a foreign request is what the treaties ask for.
    if fault?.bound == .least, analysis.clauses[power.clause].isCooperation { return nil }
    var draft = Draft(
      range: fault?.range ?? power.act, provision: power.provision, power: power,
      related: search.rejected, searched: search.searched,
      confidence: fault == nil && isHeldElsewhere(power, context) ? .low : context.check.confidence,
      strike: fault?.range)
    if let fault {
      draft.provision = context.bill.provision(at: fault.range.lowerBound)
      draft.values["value"] = analysis.quote(fault.range)
      if fault.bound == .least {
        draft.values["value"] = "not less than \(analysis.quote(fault.range))"
      }
      draft.related.append(powerPlace(power, context))
    } else {
      draft.values["value"] = "no period"
      draft.searched =
        draft.searched.isEmpty
        ? [context.bill.section(of: power.provision) ?? 0] : draft.searched
    }
    return draft
  }

  /// Whether the length of an order may stand in a part of the bill that was not given.
  private static func isHeldElsewhere(_ power: Power, _ context: CheckContext) -> Bool {
    context.check.fault == .noCap && power.authoriser == .court
      && context.analysis.isFragment && context.analysis.isExcerpt
  }

  /// A measure that has an end, and an extension that has none: "for such period as the court may
  /// deem necessary".
  private static func openRenewal(_ power: Power, _ context: CheckContext) -> Draft? {
    let analysis = context.analysis
    let section = analysis.clauses[power.clause].section
    for id in analysis.reach.clauses(ofSection: section) where id != power.clause {
      let clause = analysis.clauses[id].range
      let limits = analysis.timeLimits(in: clause)
      guard let fault = limits.first(where: { $0.bound == .open }),
        !limits.contains(where: { $0.bound == .most }),
        analysis.renewals(of: power).contains(where: {
          clause.contains($0.range.lowerBound) && !$0.isCapped
        })
      else { continue }
      return Draft(
        range: fault.range, provision: context.bill.provision(at: fault.range.lowerBound),
        power: power, values: ["value": analysis.quote(fault.range)],
        related: [powerPlace(power, context)], confidence: context.check.confidence,
        isHalfCured: true, strike: fault.range)
    }
    return nil
  }

  private static func renewal(_ power: Power, _ context: CheckContext) -> Draft? {
    guard
      let renewal = context.analysis.renewals(of: power, by: context.check.find)
        .first(where: { !$0.isCapped })
    else { return nil }
    let search = context.cures(context.check.cure).run(for: power)
    if search.cure != nil { return nil }
    let half = context.cures(context.check.halfCure).run(for: power)
    return Draft(
      range: renewal.range, provision: context.bill.provision(at: renewal.range.lowerBound),
      power: power, related: [powerPlace(power, context)], searched: search.searched,
      confidence: context.check.confidence, isHalfCured: half.cure != nil)
  }

  private static func powerPlace(_ power: Power, _ context: CheckContext) -> RelatedDraft {
    RelatedDraft(
      message: "the power to \(context.name(of: power)) is granted here",
      provision: power.provision, range: power.act)
  }
}
