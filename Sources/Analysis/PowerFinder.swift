import Bills
import Lexicons

/// Finds what a bill empowers and obliges people to do.
struct PowerFinder {
  let bill: Bill
  let clauses: [Clause]
  let mentions: Mentions

  /// Classes that a duty of the authority itself can belong to: nobody orders them.
  private static let ownDuties: Set = [
    "cooperate", "transfer", "contact-point", "share", "technical-assistance", "content-live",
    "block-takedown",
  ]

  func find() -> [Power] {
    var powers: [Power] = []
    for clause in clauses where !clause.isDefinition {
      var seen: Set<String> = []
      for sentence in clause.sentences {
        for name in PowerClass.all {
          for act in acts(name, in: sentence) {
            guard let grant = grant(of: act, name, in: sentence, clause) else { continue }
            guard seen.insert("\(name) \(bill.provision(at: act.lowerBound))").inserted else {
              continue
            }
            powers.append(power(name, act, grant, sentence, clause, id: powers.count))
          }
        }
      }
    }
    return inheritAuthority(powers)
  }

  /// The words that name a power, and those that name it only where somebody is ordered to act.
  private func acts(_ name: String, in sentence: Range<Int>) -> [Range<Int>] {
    let plain = mentions.of("power." + name, in: sentence)
    let ordered = mentions.of("ordered." + name, in: sentence).filter { act in
      guard
        let may = mentions.last(
          [Asked.may, Asked.indicative], before: act.lowerBound, in: sentence)
      else {
        return false
      }
      return mentions.has(Asked.instrument, in: may.lowerBound..<act.lowerBound)
        && !plain.contains { $0.overlaps(act) }
    }
    return (plain + ordered).sorted { $0.lowerBound < $1.lowerBound }
  }

  // MARK: Grants

  private struct Grant {
    let range: Range<Int>
    let isDuty: Bool
    let holder: Power.Holder
    let holderRange: Range<Int>?
  }

  private func grant(
    of act: Range<Int>, _ name: String, in sentence: Range<Int>, _ clause: Clause
  ) -> Grant? {
    let may = mentions.last([Asked.may], before: act.upperBound, in: sentence)
    let shall = mentions.last([Asked.shall], before: act.upperBound, in: sentence)
    let words: Range<Int>
    let isShall: Bool
    switch (may, shall) {
    case (let may?, let shall?):
      isShall = shall.lowerBound > may.lowerBound && !isWithinOrder(shall, may, sentence)
      words = isShall ? shall : may
    case (let may?, nil): (words, isShall) = (may, false)
    case (nil, let shall?): (words, isShall) = (shall, true)
    case (nil, nil):
      return indicativeGrant(of: act, in: sentence)
    }
    if isNegated(from: words.lowerBound, to: act.upperBound, sentence) { return nil }
    let holder = holder(before: words.lowerBound, in: sentence, clause)
    if let creation = mentions.of(Asked.creation, in: sentence).first,
      isShall || creation.lowerBound < act.lowerBound
        || holder.0 == .person || holder.0 == .unstated || holder.0 == .provider
    {
      return nil
    }
    guard admits(holder.0, isShall: isShall, name) else { return nil }
    guard isAimedAtOthers(act, words, holder.0, isShall: isShall, name, sentence) else {
      return nil
    }
    return Grant(range: words, isDuty: isShall, holder: holder.0, holderRange: holder.1)
  }

  /// "may order that the provider shall preserve": the order is the grant.
  private func isWithinOrder(_ shall: Range<Int>, _ may: Range<Int>, _ sentence: Range<Int>) -> Bool
  {
    mentions.has(Asked.instrument, in: may.lowerBound..<shall.lowerBound)
  }

  private func isNegated(from start: Int, to end: Int, _ sentence: Range<Int>) -> Bool {
    let window = max(sentence.lowerBound, start - 60)..<end
    return mentions.of(Asked.negated, in: window).contains { $0.upperBound > start - 40 }
      && !mentions.of(Asked.negated, in: window).allSatisfy {
        bill.document.string($0).lowercased().hasPrefix("without")
      }
  }

  /// Whether such a holder's `may` or `shall` can be a power of this class.
  private func admits(_ holder: Power.Holder, isShall: Bool, _ name: String) -> Bool {
    switch holder {
    case .police, .executive, .prosecutor, .centralAuthority:
      return !isShall || Self.ownDuties.contains(name)
    case .court: return true
    case .provider, .person: return isShall || Self.ownDuties.contains(name) && name != "share"
    case .unstated: return true
    }
  }

  /// Classes of which the holder's own giving is the very act.
  private static let giving: Set = [
    "share", "transfer", "cooperate", "technical-assistance", "contact-point",
  ]

  /// Whether the act is demanded of somebody, and not the holder's own giving, an appointment, a
  /// regulation, or the detail of an order made elsewhere.
  private func isAimedAtOthers(
    _ act: Range<Int>, _ grant: Range<Int>, _ holder: Power.Holder, isShall: Bool, _ name: String,
    _ sentence: Range<Int>
  ) -> Bool {
    let between = grant.lowerBound..<max(grant.lowerBound, act.lowerBound)
    if name != "contact-point", mentions.has(Asked.appointing, in: between) { return false }
    let before = sentence.lowerBound..<max(sentence.lowerBound, grant.lowerBound)
    if holder == .unstated, mentions.has(Asked.theInstrument, in: before) { return false }
    guard !Self.giving.contains(name) else { return true }
    switch holder {
    case .police, .executive, .prosecutor, .court, .centralAuthority:
      let gives = mentions.of(Asked.giving, in: act).first?.lowerBound == act.lowerBound
      return !gives || mentions.has(Asked.instrument, in: between)
    default: return true
    }
  }

  /// The present tense of civil-law drafting: "the authority makes an order requiring …".
  private func indicativeGrant(of act: Range<Int>, in sentence: Range<Int>) -> Grant? {
    guard let words = mentions.last([Asked.indicative], before: act.upperBound, in: sentence)
    else { return nil }
    let holder = actor(before: words.upperBound, in: sentence)
    return Grant(
      range: words, isDuty: false, holder: holder?.0 ?? .unstated, holderRange: holder?.1)
  }

  // MARK: Holders

  private static let actors: [(String, Power.Holder)] = [
    (Asked.court, .court), (Asked.police, .police), (Asked.prosecutor, .prosecutor),
    (Asked.executive, .executive), (Asked.centralAuthority, .centralAuthority),
    (Asked.provider, .provider), (Asked.person, .person),
  ]

  /// The actor nearest before an offset.
  private func actor(
    before offset: Int, in range: Range<Int>, except excluded: Power.Holder? = nil
  ) -> (Power.Holder, Range<Int>)? {
    var best: (Power.Holder, Range<Int>)?
    for (concept, holder) in Self.actors where holder != excluded {
      guard let place = mentions.last([concept], before: offset, in: range) else { continue }
      if let found = best,
        found.1.upperBound > place.upperBound
          || found.1.upperBound == place.upperBound && found.1.count >= place.count
      {
        continue
      }
      best = (holder, place)
    }
    return best
  }

  private func holder(
    before offset: Int, in sentence: Range<Int>, _ clause: Clause
  ) -> (Power.Holder, Range<Int>?) {
    guard let nearest = actor(before: offset, in: sentence) else { return (.unstated, nil) }
    // "… acquired by any person as a result of an offence, may order": the person is not the subject.
    let isAdjacent = bill.tokens(in: nearest.1.upperBound..<offset).count <= 6
    guard nearest.0 == .person, !isAdjacent,
      let other = actor(before: offset, in: sentence, except: .person)
    else { return (nearest.0, nearest.1) }
    return (other.0, other.1)
  }

  // MARK: Authority

  private func power(
    _ name: String, _ act: Range<Int>, _ grant: Grant, _ sentence: Range<Int>, _ clause: Clause,
    id: Int
  ) -> Power {
    Power(
      id: id, powerClass: name, clause: clause.id, provision: bill.provision(at: act.lowerBound),
      act: act, grant: grant.range, sentence: sentence, holder: grant.holder,
      holderRange: grant.holderRange, isDuty: grant.isDuty,
      authoriser: authoriser(grant, sentence, clause))
  }

  private func authoriser(
    _ grant: Grant, _ sentence: Range<Int>, _ clause: Clause
  ) -> Power.Authoriser {
    if mentions.has(Asked.withoutWarrant, in: sentence) {
      return grant.holder == .court ? .court : .own
    }
    if grant.holder == .court || mentions.has(Asked.courtApplication, in: sentence) {
      return .court
    }
    switch grant.holder {
    case .executive, .centralAuthority: return .executive
    case .prosecutor: return .prosecutor
    default: break
    }
    if mentions.has(Asked.courtApplication, in: clause.range) { return .court }
    if mentions.has(Asked.executiveApproval, in: clause.range) { return .executive }
    return grant.holder == .police ? .own : .noneStated
  }

  /// A clause that carries out an order of its section has the authority of that order.
  private func inheritAuthority(_ powers: [Power]) -> [Power] {
    var powers = powers
    var courtSections: Set<Int> = []
    for power in powers where power.authoriser == .court {
      if let section = clauses[power.clause].section { courtSections.insert(section) }
    }
    for clause in clauses where mentions.has(Asked.courtApplication, in: clause.range) {
      if let section = clause.section { courtSections.insert(section) }
    }
    for index in powers.indices where powers[index].authoriser != .court {
      let power = powers[index]
      guard let section = clauses[power.clause].section, courtSections.contains(section),
        !mentions.has(Asked.withoutWarrant, in: power.sentence),
        power.isDuty || power.holder == .unstated || power.holder == .provider
          || refersToInstrument(power)
      else { continue }
      powers[index].authoriser = .court
    }
    return powers
  }

  /// "the order", "the warrant", "an order under subsection (1)" before the grant.
  private func refersToInstrument(_ power: Power) -> Bool {
    mentions.has(Asked.theInstrument, in: power.sentence)
  }
}
