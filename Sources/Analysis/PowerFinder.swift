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
    let acts = classesByPlace()
    for clause in clauses
    where !clause.isDefinition && !mentions.has(Asked.form, in: clause.range) {
      var seen: Set<String> = []
      let names = names(in: clause.range, acts)
      for sentence in clause.sentences {
        for name in names {
          for found in powersNamed(name, in: sentence, clause) {
            guard seen.insert("\(name) \(found.provision)").inserted else { continue }
            var power = found
            power.id = powers.count
            powers.append(power)
          }
        }
      }
    }
    return inheritAuthority(powers + PowersByReference(finder: self, powers: powers).find())
  }

  /// Where words of a class start, by place, with the class as an index of `PowerClass.all`.
  private func classesByPlace() -> [(place: Int, index: Int)] {
    let found = PowerClass.all.enumerated().flatMap { index, name in
      ["power.", "ordered.", "passing."].flatMap { mentions.of($0 + name) }
        .map { (place: $0.lowerBound, index: index) }
    }
    return found.sorted { ($0.place, $0.index) < ($1.place, $1.index) }
  }

  /// The classes that a range has words of, in their own order: few of them, of many.
  private func names(in range: Range<Int>, _ acts: [(place: Int, index: Int)]) -> [String] {
    let first = acts.partitionPoint { $0.place >= range.lowerBound }
    let indices = Set(acts[first...].prefix { $0.place < range.upperBound }.map(\.index))
    return indices.sorted().map { PowerClass.all[$0] }
  }

  /// The powers of one class that a sentence holds; those it grants before those named in passing.
  private func powersNamed(
    _ name: String, in sentence: Range<Int>, _ clause: Clause
  ) -> [Power] {
    let acts = acts(name, in: sentence)
    func found(
      _ acts: [Range<Int>], _ footing: Power.Footing, by grant: (Range<Int>) -> Grant?
    ) -> [Power] {
      acts.compactMap { act in
        guard let grant = grant(act) else { return nil }
        var power = power(name, act, grant, sentence, clause, id: 0)
        let mustOnlyBeAble = !Self.giving.contains(name) && isCapability(act, grant, in: sentence)
        power.footing = mustOnlyBeAble ? .inPassing : footing
        return power
      }
    }
    let granted = found(acts, .granted) { grant(of: $0, name, in: sentence, clause) }
    guard granted.isEmpty else { return granted }
    return found(Array(mentions.of("passing." + name, in: sentence)), .inPassing) {
      grant(of: $0, name, in: sentence, clause)
    } + found(acts, .inPassing) { answer(to: $0, name, in: sentence, clause) }
  }

  /// Whether somebody must only be able to act: "shall ensure that its systems are capable of
  /// preserving". An order comes later, under another provision.
  private func isCapability(_ act: Range<Int>, _ grant: Grant, in sentence: Range<Int>) -> Bool {
    let between = grant.range.upperBound..<max(grant.range.upperBound, act.upperBound)
    return grant.isDuty && mentions.has(Asked.capability, in: between)
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
    // "The request shall name the data to be preserved": nobody is made to preserve them.
    if mentions.of(Asked.contents, in: sentence).contains(where: { $0.overlaps(words) }) {
      return nil
    }
    if isNegated(words, upTo: act.upperBound, sentence) { return nil }
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

  private func isNegated(
    _ words: Range<Int>, upTo end: Int, _ sentence: Range<Int>
  ) -> Bool {
    let start = words.lowerBound
    let window = max(sentence.lowerBound, start - 60)..<max(start, end)
    // "No warrant is required for an officer to search": what it says no to is the safeguard.
    let negations = mentions.of(Asked.negated, in: window).filter { !words.contains($0.lowerBound) }
    return negations.contains { $0.upperBound > start - 40 }
      && !negations.allSatisfy { bill.document.string($0).lowercased().hasPrefix("without") }
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
      let demand = grant.lowerBound..<max(grant.lowerBound, act.upperBound)
      return mentions.has(Asked.instrument, in: demand)
        && mentions.hasAny([Asked.provider, Asked.person], in: demand)
    }
    guard !Self.giving.contains(name) else { return true }
    switch holder {
    case .police, .executive, .prosecutor, .court, .centralAuthority:
      let gives = mentions.of(Asked.giving, in: act).first?.lowerBound == act.lowerBound
      // "May give a preservation notice": what it gives is the order.
      let isNotice =
        name == "preserve"
        && mentions.of(Asked.instrument, in: sentence).contains { $0.overlaps(act) }
      return !gives || isNotice || mentions.has(Asked.instrument, in: between)
    case .unstated where name == "assist":
      // Whoever it is that gives assistance here, nobody is made to.
      let gives = mentions.of(Asked.giving, in: act).first?.lowerBound == act.lowerBound
      return !gives || mentions.has(Asked.instrument, in: between)
    default: return true
    }
  }

  /// "Where a request is made by a foreign State, the Minister may …": the condition names the class,
  /// the main clause grants it.
  private func answer(
    to act: Range<Int>, _ name: String, in sentence: Range<Int>, _ clause: Clause
  ) -> Grant? {
    guard name == "cooperate" else { return nil }
    let rest = act.upperBound..<max(act.upperBound, sentence.upperBound)
    guard
      let words = mentions.of([Asked.may, Asked.shall], in: rest).first,
      !isNegated(words, upTo: words.upperBound, sentence)
    else { return nil }
    let holder = holder(before: words.lowerBound, in: sentence, clause)
    switch holder.0 {
    case .provider, .person, .unstated: return nil
    default: break
    }
    guard let subject = holder.1, subject.lowerBound >= act.lowerBound,
      bill.tokens(in: subject.upperBound..<words.lowerBound).count <= 6
    else { return nil }
    return Grant(range: words, isDuty: false, holder: holder.0, holderRange: subject)
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
