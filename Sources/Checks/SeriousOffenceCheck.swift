import Analysis
import Bills
import Findings
import Lexicons

/// A threshold term ("serious offence"), resolved through the definitions of the bill.
enum SeriousOffenceCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    switch context.check.fault {
    case .extensible: extensible(context)
    case .diluted: diluted(context)
    default: uses(context)
    }
  }

  // MARK: At the place of use

  private static func uses(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    var drafts: [Draft] = []
    for clause in analysis.clauses where !clause.isDefinition {
      for range in analysis.mentions.of(context.check.find, in: clause.range) {
        guard context.plays(clause, at: range) else { continue }
        let definition = analysis.terms.definition(of: range, usedIn: clause.provision)
        let inline = analysis.thresholds(in: following(range, in: clause))
        let draft: Draft? =
          if context.check.fault == .undefined {
            definition == nil && inline.isEmpty ? undefined(range, clause, context) : nil
          } else if let definition {
            low(range, clause, definition.definition, definition, context)
          } else {
            low(range, clause, following(range, in: clause), nil, context)
          }
        if let draft { drafts.append(draft) }
      }
    }
    return context.merged(drafts) { "\"\(analysis.quote($0.range))\" is used here too" }
  }

  /// The words after a term that may set its threshold on the spot.
  private static func following(_ range: Range<Int>, in clause: Clause) -> Range<Int> {
    let sentence = clause.sentence(at: range.lowerBound)
    return range.lowerBound..<min(sentence.upperBound, range.upperBound + 140)
  }

  private static func undefined(
    _ range: Range<Int>, _ clause: Clause, _ context: CheckContext
  ) -> Draft? {
    let search = context.cures(context.check.cure).run(for: range, in: clause)
    guard search.cure == nil else { return nil }
    let interpretation = context.analysis.terms.all.first?.provision
    let sentence = clause.sentence(at: range.lowerBound)
    let isLeftOpen = context.analysis.mentions.hasAny(context.check.worse, in: sentence)
    return Draft(
      range: range, provision: context.bill.provision(at: range.lowerBound),
      power: context.power(near: range, in: clause),
      searched: search.searched + [interpretation.flatMap(context.bill.section) ?? 0],
      confidence: context.analysis.isFragment && !isLeftOpen ? .low : context.check.confidence)
  }

  private static func low(
    _ range: Range<Int>, _ clause: Clause, _ words: Range<Int>, _ definition: DefinedTerm?,
    _ context: CheckContext
  ) -> Draft? {
    guard let limit = context.check.limit.flatMap(context.yardstick.number) else { return nil }
    let limbs = context.analysis.thresholds(in: words)
    guard let (limb, reason, isHalf) = lowest(limbs, limit, context) else { return nil }
    var draft = Draft(
      range: range, provision: context.bill.provision(at: range.lowerBound),
      power: context.power(near: range, in: clause), confidence: context.check.confidence,
      isHalfCured: isHalf, strike: limb.range)
    if let cap = ceiling(before: limb.range, context) {
      // "not exceeding five years": the words that make it a ceiling go with the number.
      draft.strike = cap.lowerBound..<limb.range.upperBound
      draft.concept = "threshold.ceiling"
    }
    draft.values["value"] =
      limb.kind == .unbounded ? "any penalty at all" : context.analysis.quote(limb.range)
    draft.values["limit"] = String(Int(limit))
    let message = definition.map { "\"\($0.term)\" is defined here: \(reason)" } ?? reason
    draft.related.append(
      RelatedDraft(
        message: message, provision: definition?.provision ?? draft.provision, range: limb.range))
    return draft
  }

  /// The words directly before a length of time that make it the most.
  private static func ceiling(before range: Range<Int>, _ context: CheckContext) -> Range<Int>? {
    let window = max(0, range.lowerBound - 24)..<range.lowerBound
    return context.analysis.mentions.of("threshold.ceiling", in: window).last {
      context.bill.tokens(in: $0.upperBound..<range.lowerBound).isEmpty
    }
  }

  /// The limb that lets the least offence in, and why; nil where all reach the number.
  private static func lowest(
    _ limbs: [Threshold], _ limit: Double, _ context: CheckContext
  ) -> (limb: Threshold, reason: String, isHalf: Bool)? {
    let quote = context.analysis.quote
    if let limb = limbs.first(where: { $0.kind == .unbounded }) {
      return (
        limb,
        "\"\(quote(limb.range, 90))\" is a ceiling or no measure: it describes the offence and sets"
          + " no floor, so an offence punishable by one day qualifies", false
      )
    }
    for limb in limbs {
      if case .atLeast(let years) = limb.kind, years + 0.01 < limit {
        return (limb, "\"\(quote(limb.range, 90))\" is below \(Int(limit)) years", false)
      }
    }
    for limb in limbs {
      if case .moreThan(let years) = limb.kind, years + 0.01 < limit {
        let isHalf = years + 1.01 >= limit
        return (
          limb,
          isHalf
            ? "more than \(quote(limb.range, 90)) equals \(Int(limit)) years only where penalties"
              + " come in whole years"
            : "more than \(quote(limb.range, 90)) is below \(Int(limit)) years", isHalf
        )
      }
    }
    return nil
  }

  // MARK: In the definition

  /// The definitions of the threshold terms.
  private static func definitions(_ context: CheckContext) -> [DefinedTerm] {
    context.analysis.terms.all.filter { term in
      !context.analysis.mentions.of(context.check.find, in: term.termRange).isEmpty
    }
  }

  private static func extensible(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    let drafts = definitions(context).flatMap { term in
      extensions(of: term, context).map { limb in
        Draft(
          range: limb, provision: context.bill.provision(at: limb.lowerBound),
          power: context.powerUsingTerm(at: term.definition),
          values: ["value": analysis.quote(limb)], confidence: context.check.confidence,
          strike: limb)
      }
    }
    return context.merged(drafts + lists(context)) { "\"\(analysis.quote($0.range))\" again" }
  }

  /// Words that let somebody say which offences open a power, whatever they are called.
  private static func lists(_ context: CheckContext) -> [Draft] {
    context.analysis.clauses.filter { !$0.isDefinition }.flatMap { clause in
      context.analysis.mentions.of(context.check.anywhere, in: clause.range).map { words in
        Draft(
          range: words, provision: context.bill.provision(at: words.lowerBound),
          power: context.power(near: words, in: clause),
          values: ["value": context.analysis.quote(words)], confidence: .medium, strike: words)
      }
    }
  }

  /// Words that let somebody add to the offences: in the definition, or about the Schedule on which
  /// it rests.
  private static func extensions(of term: DefinedTerm, _ context: CheckContext) -> [Range<Int>] {
    let analysis = context.analysis
    let own = analysis.mentions.of(context.check.worse, in: term.definition)
    guard analysis.mentions.has("threshold.schedule", in: term.definition) else { return own }
    return own
      + analysis.clauses.filter { !$0.isDefinition }.flatMap { clause in
        analysis.mentions.of(context.check.worse, in: clause.range).filter {
          analysis.mentions.has("threshold.schedule", in: clause.sentence(at: $0.lowerBound))
        }
      }
  }

  /// A definition with a sufficient threshold in one limb and none in another.
  private static func diluted(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    let drafts = definitions(context).compactMap { term -> Draft? in
      let limbs = analysis.thresholds(in: term.definition)
      let isMeasured = limbs.contains {
        switch $0.kind {
        case .atLeast, .moreThan: true
        default: false
        }
      }
      let dilutions = analysis.mentions.of(context.check.worse, in: term.definition)
      guard isMeasured, let limb = dilutions.first(where: { isApart($0, limbs, context) })
      else { return nil }
      return Draft(
        range: limb, provision: term.provision, power: nil,
        values: ["value": analysis.quote(limb)], confidence: context.check.confidence,
        strike: limb)
    }
    return context.merged(drafts + listed(context)) { "\"\(analysis.quote($0.range))\" again" }
  }

  /// Items of the Schedule on which a definition rests, that no penalty measures.
  private static func listed(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    let bill = context.bill
    return definitions(context).flatMap { term -> [Draft] in
      guard let limb = analysis.mentions.of("threshold.schedule", in: term.definition).first
      else { return [] }
      let schedules = bill.provisions.filter { $0.kind == .schedule }
      let named = schedules.filter { analysis.mentions.hasAny(context.check.find, in: $0.range) }
      let rest = RelatedDraft(
        message: "\"\(term.term)\" rests on this list", provision: term.provision, range: limb)
      return (schedules.count == 1 ? schedules : named).compactMap { schedule in
        let items = analysis.mentions.of(context.check.worse, in: schedule.range)
        guard let first = items.first else { return nil }
        let others = items.dropFirst().prefix(20).map { item in
          RelatedDraft(
            message: "\"\(analysis.quote(item))\" too",
            provision: bill.provision(at: item.lowerBound), range: item)
        }
        var draft = Draft(
          range: first, provision: bill.provision(at: first.lowerBound), power: nil,
          values: ["value": analysis.quote(first)], related: [rest] + others,
          confidence: .medium, strike: first)
        draft.also = items.dropFirst().map { item in
          Draft(range: item, provision: bill.provision(at: item.lowerBound))
        }
        return draft
      }
    }
  }

  /// Whether words make a limb of their own: "or", a semicolon or a label parts them from each length
  /// of imprisonment. "which involves insult and is punishable by five years" is one limb.
  private static func isApart(
    _ words: Range<Int>, _ limbs: [Threshold], _ context: CheckContext
  ) -> Bool {
    limbs.filter { !$0.range.overlaps(words) }.allSatisfy { limb in
      let between =
        limb.range.lowerBound > words.upperBound
        ? words.upperBound..<limb.range.lowerBound
        : min(limb.range.upperBound, words.lowerBound)..<words.lowerBound
      return context.analysis.parts(between)
    }
  }
}
