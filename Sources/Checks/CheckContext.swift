import Analysis
import Bills
import Findings
import Lexicons

/// What a check is given: the analysed bill, the rule, and the yardstick.
struct CheckContext {
  let analysis: Analysis
  let rule: Rule
  let yardstick: Yardstick
  private let known = Known()

  /// What is asked for again and again in one check.
  private final class Known {
    var powers: [Power]?
  }

  init(analysis: Analysis, rule: Rule, yardstick: Yardstick) {
    self.analysis = analysis
    self.rule = rule
    self.yardstick = yardstick
  }

  var check: Rule.Check { rule.check }
  var bill: Bill { analysis.bill }

  /// The powers that the rule speaks of.
  func powers() -> [Power] {
    if let powers = known.powers { return powers }
    let powers = selectedPowers()
    known.powers = powers
    return powers
  }

  private func selectedPowers() -> [Power] {
    analysis.powers.filter { power in
      power.footing == .granted
        && (check.powers.isEmpty || check.powers.contains(power.powerClass) || isWorse(power))
        && (check.authorisedBy.isEmpty || check.authorisedBy.contains(power.authoriser.rawValue))
        && (findsWords || isAccompanied(in: analysis.clauses[power.clause].range))
        && !analysis.mentions.hasAny(check.yieldsTo, in: analysis.clauses[power.clause].range)
        && !isScopeOnly(power)
        && !(asksForSafeguard && yardstick.givenElsewhere(rule, to: power.powerClass) != nil)
    }
  }

  /// Whether the rule asks for what the bill lacks, which another law may give.
  private var asksForSafeguard: Bool {
    switch check.kind {
    case .lack, .billLack, .authorisation: true
    case .period: check.fault == .noCap || check.fault == .open
    default: false
    }
  }

  /// Whether a power is only named where the bill says what it applies to: that tells how far it
  /// goes, and nothing of how it is exercised.
  private func isScopeOnly(_ power: Power) -> Bool {
    switch check.kind {
    case .lack, .authorisation, .period:
      analysis.clauses[power.clause].isApplication && !check.role.contains(.application)
    default: false
    }
  }

  /// Whether the rule starts from words, and not from powers.
  private var findsWords: Bool { check.kind == .phrase || check.kind == .modality }

  /// Whether a sentence or a subsection holds the words that the rule asks for besides.
  func isAccompanied(in range: Range<Int>) -> Bool {
    check.with.isEmpty || analysis.mentions.hasAny(check.with, in: range)
  }

  /// The concepts that settle the matter in this bill: those that refer to another act do not where
  /// the bill goes beyond that act.
  var cure: [String] {
    guard !check.cureElsewhere.isEmpty else { return check.cure }
    let goesBeyond = check.cureElsewhereUnless.contains { !analysis.mentions.of($0).isEmpty }
    return goesBeyond ? check.cure : check.cure + check.cureElsewhere
  }

  /// Whether a power is of a class that the rule names.
  func speaks(of power: Power) -> Bool {
    check.powers.isEmpty || check.powers.contains(power.powerClass)
  }

  /// A class that counts only where words of the section make it worse.
  private func isWorse(_ power: Power) -> Bool {
    check.powersIfWorse.contains(power.powerClass)
      && analysis.reach.clauses(ofSection: analysis.clauses[power.clause].section).contains {
        analysis.mentions.hasAny(check.worse, in: analysis.clauses[$0].range)
      }
  }

  func cures(_ concepts: [String], within standard: Rule.Check.Reach = .section) -> CureSearch {
    CureSearch(
      analysis: analysis, concepts: concepts, within: check.cureWithin ?? standard,
      includesHeadings: check.cureHeadings, generalConcepts: generalConcepts, hollow: check.hollow,
      hollowsSection: check.kind == .billLack, standing: check.sectionCure,
      sameItem: check.cureSameItem,
      weighsHedges: !findsWords)
  }

  private var generalConcepts: [String]? { check.generalCure.isEmpty ? nil : check.generalCure }

  /// The search for cures that count in the subsection, and beyond the section, but not within it.
  /// For words found, those in another item of their list do not count.
  var nearCures: CureSearch {
    CureSearch(
      analysis: analysis, concepts: check.cureNear, within: .section, hollow: check.hollow,
      skipsOwnSection: true, sameItem: true, weighsHedges: !findsWords)
  }

  /// The search for cures that count anywhere in the section.
  var sectionCures: CureSearch {
    CureSearch(
      analysis: analysis, concepts: check.sectionCure, within: .section,
      generalConcepts: generalConcepts, hollow: check.hollow, weighsHedges: !findsWords)
  }

  /// Whether a clause plays one of the roles that the rule looks in.
  func plays(_ clause: Clause, at range: Range<Int>) -> Bool {
    check.role.isEmpty
      || check.role.contains { role in
        switch role {
        case .any: true
        case .power: hasPower(clause, at: range)
        case .cooperation: clause.isCooperation && !clause.isDefinition
        case .contactPoint: isContactPoint(clause, at: range)
        case .safeguard: clause.isSafeguard
        case .application:
          clause.isApplication
            || analysis.isPartOfScheme && !clause.isDefinition && !clause.isOffence
        case .offence: clause.isOffence || clause.isProhibition
        case .definition: clause.isDefinition && (check.powers.isEmpty || isUsed(range, in: clause))
        case .immunity: clause.isImmunity
        }
      }
  }

  /// A definition is about a contact point where that is the term it defines.
  private func isContactPoint(_ clause: Clause, at range: Range<Int>) -> Bool {
    guard clause.isContactPoint, clause.isDefinition else { return clause.isContactPoint }
    return analysis.terms.defined(at: range.lowerBound).map {
      analysis.namesContactPoint($0.termRange.lowerBound..<$0.definition.upperBound)
    } ?? false
  }

  private func hasPower(_ clause: Clause, at range: Range<Int>) -> Bool {
    power(near: range, in: clause) != nil
  }

  /// Whether a power of the rule's classes uses the term in whose definition words stand.
  private func isUsed(_ range: Range<Int>, in clause: Clause) -> Bool {
    powerUsingTerm(at: range) != nil
  }

  /// The first power of the rule's classes whose sentence uses the term that is defined at a place.
  func powerUsingTerm(at range: Range<Int>) -> Power? {
    guard let term = analysis.terms.defined(at: range.lowerBound) else { return nil }
    return powers().first { power in
      let words = bill.tokens(in: power.sentence).filter { $0.kind == .word }
        .map { bill.words.string(of: $0.word) }.joined(separator: " ")
      return (" " + words + " ").contains(" " + term.term + " ")
    }
  }

  /// The power that words in a clause belong to: the one nearest before them, else the first.
  func power(near range: Range<Int>, in clause: Clause) -> Power? {
    let clauses: [Int]
    switch check.near ?? .subsection {
    case .sentence: clauses = [clause.id]
    case .subsection where !analysis.powers(ofClause: clause.id).isEmpty: clauses = [clause.id]
    case .subsection where !analysis.continuesOrder(clause): clauses = []
    default: clauses = analysis.reach.clauses(ofSection: clause.section)
    }
    let candidates = clauses.flatMap { analysis.powers(ofClause: $0) }.filter { power in
      (check.powers.isEmpty || check.powers.contains(power.powerClass))
        && (check.near != .sentence || power.sentence.overlaps(range))
    }
    return candidates.last { $0.act.lowerBound <= range.lowerBound } ?? candidates.first
  }

  /// The power that a message names: the one near, the one that uses the term, or the first of the
  /// Part, where words stand in a provision that grants none.
  func powerNamed(near range: Range<Int>, in clause: Clause) -> Power? {
    if let near = power(near: range, in: clause) { return near }
    if clause.isDefinition { return powerUsingTerm(at: range) }
    // A rule on the use of what all powers have yielded belongs to none of them.
    let isAboutResults = analysis.reach.general.contains {
      $0.section == clause.section && !$0.bindsExercise
    }
    if isAboutResults { return nil }
    let container = bill.container(of: clause.provision)
    return powers().first { bill.isWithin($0.provision, container) }
  }

  /// What the rule grades a draft by: the concept found where it names it, else the power.
  func grade(of draft: Draft) -> String? {
    if let concept = draft.concept,
      rule.severity.values.contains(where: { $0.byCase[concept] != nil })
    {
      return concept
    }
    return draft.power?.powerClass
  }

  /// Whether the rule has anything to say of this bill.
  var applies: Bool {
    if check.skipsAmending, analysis.isAmending { return false }
    if asksForSafeguard, yardstick.givenElsewhere(rule, to: nil) != nil { return false }
    return check.onlyWith.isEmpty || analysis.isPartOfScheme
      || analysis.powers.contains { check.onlyWith.contains($0.powerClass) }
  }

  /// Keeps one draft a section, or one for the bill, and hangs the others on it.
  ///
  /// - Parameter joinsPartners: whether a section that decides on the application of another one
  ///   shares its draft: what both lack is one fault.
  func merged(
    _ drafts: [Draft], joinsPartners: Bool = false, saying message: (Draft) -> String
  ) -> [Draft] {
    let drafts = check.kind == .phrase ? drafts.sorted(by: leads) : drafts
    var kept: [Draft] = []
    var place: [Int: Int] = [:]
    for draft in drafts {
      let section = check.once == .bill ? -1 : bill.section(of: draft.provision) ?? -1
      let partner =
        joinsPartners
        ? analysis.reach.partners(of: section).lazy.compactMap { place[$0] }.first : nil
      if let index = place[section] ?? partner {
        if kept[index].related.count < 20, !repeats(draft, kept[index]) {
          kept[index].related.append(
            RelatedDraft(
              message: message(draft), provision: draft.provision, range: draft.range))
          kept[index].also.append(draft)
        }
        // The strictest power decides the severity.
        if yardstick.severity(of: rule, for: grade(of: draft))
          > yardstick.severity(of: rule, for: grade(of: kept[index]))
        {
          lead(&kept[index], draft, saying: message)
        }
      } else {
        place[section] = kept.count
        kept.append(draft)
      }
    }
    guard check.once == .bill else { return kept }
    for index in kept.indices where !isOnePlace(kept[index]) { kept[index].provision = 0 }
    return kept
  }

  /// Puts a draft before the one that it hung on, so that the words marked are those of the power
  /// that the message names.
  private func lead(_ kept: inout Draft, _ draft: Draft, saying message: (Draft) -> String) {
    guard kept.range != draft.range, check.kind != .phrase else {
      kept.power = draft.power
      kept.concept = draft.concept
      return
    }
    var lead = draft
    lead.related =
      [RelatedDraft(message: message(kept), provision: kept.provision, range: kept.range)]
      + kept.related.filter { $0.range != draft.range }
    for related in draft.related where !lead.related.contains(where: { $0.range == related.range })
    { lead.related.append(related) }
    lead.confidence = max(kept.confidence, draft.confidence)
    lead.isHalfCured = kept.isHalfCured && draft.isHalfCured
    kept = lead
  }

  /// Whether a draft marks words that another one marks already.
  private func repeats(_ draft: Draft, _ kept: Draft) -> Bool {
    guard check.kind == .phrase else { return kept.range == draft.range }
    return kept.range.overlaps(draft.range)
      || kept.related.contains { $0.range.overlaps(draft.range) }
  }

  /// Whether a draft stands before another one: the concept that the rule names first tells most.
  private func leads(_ draft: Draft, _ other: Draft) -> Bool {
    func rank(_ draft: Draft) -> Int {
      draft.concept.flatMap { check.find.firstIndex(of: $0) } ?? check.find.count
    }
    return (rank(draft), draft.range.lowerBound) < (rank(other), other.range.lowerBound)
  }

  /// Whether a rule that points at the section of its powers finds them all in one.
  private func isOnePlace(_ draft: Draft) -> Bool {
    check.pointAt == .section
      && draft.related.allSatisfy {
        bill.section(of: $0.provision) == bill.section(of: draft.provision)
      }
  }
}
