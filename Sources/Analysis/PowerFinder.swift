import Bills
import Lexicons
import Words

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
    return inheritAuthority(powers + byReference(powers))
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

  struct Grant {
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
    // "The person may be required to …" is a duty of the person.
    let isPassive = mentions.of(Asked.passive, in: sentence).contains { $0.overlaps(words) }
    let isDuty = isShall || isPassive
    if isNegated(from: words.lowerBound, to: act.upperBound, sentence) { return nil }
    let holder = holder(before: words.lowerBound, in: sentence, clause)
    if let creation = mentions.of(Asked.creation, in: sentence).first,
      isShall || creation.lowerBound < act.lowerBound
        || holder.0 == .person || holder.0 == .unstated || holder.0 == .provider
    {
      return nil
    }
    // "No person shall be required to produce …".
    if let subject = holder.1, !mentions.of(Asked.negated, in: subject).isEmpty { return nil }
    guard admits(holder.0, isShall: isDuty, name) else { return nil }
    guard isAimedAtOthers(act, words, holder.0, isShall: isDuty, name, sentence) else {
      return nil
    }
    return Grant(range: words, isDuty: isDuty, holder: holder.0, holderRange: holder.1)
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
  func admits(_ holder: Power.Holder, isShall: Bool, _ name: String) -> Bool {
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
    let upToAct = sentence.lowerBound..<max(sentence.lowerBound, act.lowerBound)
    if mentions.has(Asked.regulating, in: upToAct) { return false }
    let before = sentence.lowerBound..<max(sentence.lowerBound, grant.lowerBound)
    if holder == .unstated, mentions.has(Asked.theInstrument, in: before) {
      // "The warrant shall require a service provider to intercept": the warrant demands it.
      return mentions.has(Asked.instrument, in: between)
        && mentions.hasAny([Asked.provider, Asked.person], in: between)
    }
    guard !Self.giving.contains(name) else { return true }
    switch holder {
    case .police, .executive, .prosecutor, .court, .centralAuthority:
      let gives = mentions.of(Asked.giving, in: act).first?.lowerBound == act.lowerBound
      return !gives || mentions.has(Asked.instrument, in: between)
    case .unstated where name == "assist":
      // Whoever it is that gives assistance here, nobody is made to.
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
}
