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
          guard context.cures(context.cure).run(for: range, in: clause).cure == nil else {
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
    let search = context.cures(context.cure).run(for: power)
    if search.cure != nil { return nil }
    if context.sectionCures.run(for: power).cure != nil { return nil }
    if context.nearCures.run(for: power).cure != nil { return nil }
    let half = context.cures(context.check.halfCure).run(for: power)
    let worse = context.worse(for: power)
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
    let isOfBill = context.check.once == .bill && context.check.pointAt != .section
    return isOfBill && context.analysis.isFragment ? .low : context.check.confidence
  }
}

/// A bill that grants powers and nowhere holds a provision that all of them need.
enum BillLackCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    let powers = analysis.isFragment ? [] : context.powers()
    let telling = context.tellingWords
    guard !powers.isEmpty || !telling.isEmpty else { return [] }
    var search = CureSearch.Result()
    for clause in analysis.clauses where !clause.isDefinition {
      let places = analysis.mentions.of(context.cure, in: clause.range)
      guard let place = places.first(where: { analysis.denial(of: $0) == nil }),
        !context.isHollowed(clause), !isOfOneSection(place, clause, powers, context)
      else { continue }
      if context.check.role.isEmpty || context.plays(clause, at: place) {
        search.cure = (place, clause.provision)
        break
      }
    }
    if context.check.cureHeadings {
      for heading in context.bill.provisions.compactMap(\.heading)
      where analysis.mentions.hasAny(context.cure, in: heading) { return [] }
    }
    if search.cure != nil { return [] }
    var draft = draft(powers, telling, context)
    draft.values["count"] = String(powers.count)
    draft.isHalfCured = analysis.clauses.contains { clause in
      !clause.isDefinition && analysis.mentions.hasAny(context.check.halfCure, in: clause.range)
    }
    for clause in analysis.clauses where draft.related.count < 4 && !clause.isDefinition {
      for words in analysis.mentions.of(context.check.worse, in: clause.range).prefix(1) {
        // The reader is led to the words that do the harm, where the bill has some.
        if draft.related.isEmpty, draft.provision == 0 { draft.range = words }
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

  /// Whether words say that they hold for their own section, and powers stand in other ones too.
  private static func isOfOneSection(
    _ words: Range<Int>, _ clause: Clause, _ powers: [Power], _ context: CheckContext
  ) -> Bool {
    let sentence = clause.sentence(at: words.lowerBound)
    return context.bill.references(in: sentence).contains { $0.isOwn && $0.unit == .section }
      && powers.contains { context.bill.section(of: $0.provision) != clause.section }
  }

  /// At the section that holds all powers, or else at the bill.
  private static func draft(
    _ powers: [Power], _ telling: [Range<Int>], _ context: CheckContext
  ) -> Draft {
    let bill = context.bill
    let places = powers.map(\.act) + telling
    let range = powers.first?.act ?? telling[0]
    let sections = Set(places.map { bill.section(of: bill.provision(at: $0.lowerBound)) })
    let isOnePlace = context.check.pointAt == .section && sections.count == 1
    let provision = isOnePlace ? bill.provision(at: range.lowerBound) : 0
    return Draft(
      range: range, provision: provision, power: powers.first, searched: [0],
      confidence: context.check.confidence)
  }
}

extension CheckContext {
  /// The words that make a lack certain, in the power's own subsection or else in its section.
  func worse(for power: Power) -> Range<Int>? {
    let home = analysis.clauses[power.clause]
    let others = analysis.reach.clauses(ofSection: home.section).map { analysis.clauses[$0] }
    return ([home] + others).lazy.compactMap { clause in
      analysis.mentions.of(check.worse, in: clause.range).first
    }.first
  }

  /// Whether the section of a provision hollows it out: a report that states figures, and is secret.
  func isHollowed(_ clause: Clause) -> Bool {
    let section = analysis.reach.clauses(ofSection: clause.section).map {
      analysis.clauses[$0].range
    }
    func holds(_ concepts: [String]) -> Bool {
      section.contains { analysis.mentions.hasAny(concepts, in: $0) }
    }
    return holds(check.hollow) && !holds(check.sectionCure)
  }

  /// Words that ask for the safeguard by themselves, even in a text of a clause or two.
  var tellingWords: [Range<Int>] {
    guard !check.anywhere.isEmpty else { return [] }
    return analysis.clauses.filter { !$0.isDefinition }
      .flatMap { analysis.mentions.of(check.anywhere, in: $0.range) }
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
