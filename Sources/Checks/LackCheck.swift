import Analysis
import Bills
import Findings

/// A power without a safeguard, wherever the safeguard might stand.
enum LackCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    var drafts = context.powers().compactMap { draft($0, context) }
    drafts += anywhere(context)
    drafts.sort { $0.range.lowerBound < $1.range.lowerBound }
    return context.merged(drafts, joinsPartners: true) { draft in
      "also without it: \(draft.power.map { context.name(of: $0) } ?? "this power")"
    }
  }

  /// Words that show the lack wherever they stand.
  private static func anywhere(_ context: CheckContext) -> [Draft] {
    context.analysis.clauses.filter { !$0.isOffence }.flatMap { clause in
      context.check.anywhere.flatMap { concept in
        context.analysis.mentions.of(concept, in: clause.range).compactMap { range in
          guard context.cures(context.check.cure).run(for: range, in: clause).cure == nil else {
            return nil
          }
          return Draft(
            range: range, provision: context.bill.provision(at: range.lowerBound),
            power: context.power(near: range, in: clause), concept: concept)
        }
      }
    }
  }

  private static func draft(_ power: Power, _ context: CheckContext) -> Draft? {
    let clause = context.analysis.clauses[power.clause].range
    let with = context.check.with
    guard with.isEmpty || context.analysis.mentions.hasAny(with, in: clause) else { return nil }
    let search = context.cures(context.check.cure).run(for: power)
    if search.cure != nil { return nil }
    if context.sectionCures.run(for: power).cure != nil { return nil }
    if context.nearCures.run(for: power).cure != nil { return nil }
    let half = context.cures(context.check.halfCure).run(for: power)
    let worse = context.analysis.mentions.of(context.check.worse, in: clause).first
    let standard = context.check.pointAt == .grant ? power.grant : power.act
    var draft = Draft(
      range: standard, provision: power.provision, power: power,
      related: search.rejected, searched: search.searched,
      confidence: min(confidence(context), context.confidence(inLackOf: power)),
      isHalfCured: half.cure != nil)
    if let worse {
      // Not certain, where the section takes over conditions that the text does not hold.
      let section = context.analysis.clauses[power.clause].section
      if !context.analysis.reach.importsAbsent(section) {
        draft.concept = context.check.worse.first {
          context.analysis.mentions.of($0, in: clause).first == worse
        }
      }
      draft.related.append(
        RelatedDraft(
          message: "\"\(context.analysis.quote(worse))\" makes it certain",
          provision: context.bill.provision(at: worse.lowerBound), range: worse))
      draft.values["worse"] = context.analysis.quote(worse)
    }
    if let place = half.cure {
      draft.related.append(
        RelatedDraft(
          message: "\"\(context.analysis.quote(place.range))\" goes half the way",
          provision: place.provision, range: place.range))
    }
    return draft
  }
}

extension LackCheck {
  /// Of a clause or two given alone, nobody can say what the rest of the bill holds.
  private static func confidence(_ context: CheckContext) -> Confidence {
    context.check.once == .bill && context.analysis.isFragment ? .low : context.check.confidence
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
    if context.check.cureHeadings {
      for heading in context.bill.provisions.compactMap(\.heading)
      where analysis.mentions.hasAny(context.check.cure, in: heading) { return [] }
    }
    if search.cure != nil { return [] }
    var draft = Draft(
      range: first.act, provision: 0, power: first, searched: [0],
      confidence: context.check.confidence)
    draft.values["count"] = String(powers.count)
    draft.isHalfCured = analysis.clauses.contains { clause in
      !clause.isDefinition && analysis.mentions.hasAny(context.check.halfCure, in: clause.range)
    }
    for clause in analysis.clauses where draft.related.count < 4 && !clause.isDefinition {
      for words in analysis.mentions.of(context.check.worse, in: clause.range).prefix(1) {
        draft.related.append(
          RelatedDraft(
            message: "\"\(analysis.quote(words))\" makes it worse", provision: clause.provision,
            range: words))
      }
    }
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

extension CheckContext {
  /// How sure a lack is: hardly, where a short text decides on an application whose conditions it
  /// does not hold.
  func confidence(inLackOf power: Power) -> Confidence {
    let section = analysis.clauses[power.clause].section
    let isElsewhere = analysis.isFragment && analysis.reach.appliesAbsent(section)
    return isElsewhere ? .low : check.confidence
  }
}
