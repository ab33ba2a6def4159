import Analysis
import Bills
import Findings

/// A power without a safeguard, wherever the safeguard might stand.
enum LackCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    let drafts = context.powers().compactMap { draft($0, context) }
    return context.merged(drafts) { draft in
      "also without it: \(draft.power.map { context.name(of: $0) } ?? "this power")"
    }
  }

  private static func draft(_ power: Power, _ context: CheckContext) -> Draft? {
    let search = context.cures(context.check.cure).run(for: power)
    if search.cure != nil { return nil }
    if context.sectionCures.run(for: power).cure != nil { return nil }
    let half = context.cures(context.check.halfCure).run(for: power)
    let clause = context.analysis.clauses[power.clause].range
    let worse = context.analysis.mentions.of(context.check.worse, in: clause).first
    let standard = context.check.pointAt == .grant ? power.grant : power.act
    var draft = Draft(
      range: worse ?? standard, provision: power.provision, power: power,
      related: search.rejected, searched: search.searched,
      confidence: context.check.confidence, isHalfCured: half.cure != nil)
    if let place = half.cure {
      draft.related.append(
        RelatedDraft(
          message: "\"\(context.analysis.quote(place.range))\" goes half the way",
          provision: place.provision, range: place.range))
    }
    return draft
  }
}

/// A bill that grants powers and nowhere holds a provision that all of them need.
enum BillLackCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    guard !context.analysis.isFragment else { return [] }
    let powers = context.powers()
    guard let first = powers.first else { return [] }
    let analysis = context.analysis
    var search = CureSearch.Result()
    for clause in analysis.clauses where !clause.isDefinition {
      let places = analysis.mentions.of(context.check.cure, in: clause.range)
      guard let place = places.first(where: { analysis.denial(of: $0) == nil }) else { continue }
      if context.check.role.isEmpty || context.plays(clause, at: place) {
        search.cure = (place, clause.provision)
        break
      }
    }
    if search.cure != nil { return [] }
    var draft = Draft(
      range: first.act, provision: 0, power: first, searched: [0],
      confidence: context.check.confidence)
    draft.values["count"] = String(powers.count)
    var sections: Set<Int> = []
    for power in powers where draft.related.count < 20 {
      let section = context.bill.section(of: power.provision) ?? 0
      guard sections.insert(section).inserted else { continue }
      draft.related.append(
        RelatedDraft(
          message: "left bare: \(context.name(of: power))", provision: power.provision,
          range: power.act))
    }
    return [draft]
  }
}
