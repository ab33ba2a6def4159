import Bills

/// Who decides that a power may be used.
extension PowerFinder {
  func power(
    _ name: String, _ act: Range<Int>, _ grant: Grant, _ sentence: Range<Int>, _ clause: Clause,
    id: Int
  ) -> Power {
    Power(
      id: id, powerClass: name, clause: clause.id, provision: bill.provision(at: act.lowerBound),
      act: whole(act, in: sentence), grant: grant.range, sentence: sentence, holder: grant.holder,
      holderRange: grant.holderRange, isDuty: grant.isDuty,
      authoriser: authoriser(grant, sentence, clause))
  }

  /// With the rest of the object that the words of the act break off in: "preserve computer" data.
  private func whole(_ act: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
    let tail =
      max(
        sentence.lowerBound, act.upperBound - 24)..<min(
        sentence.upperBound, act.upperBound + 24)
    let end = mentions.of([Asked.electronic, Asked.data], in: tail)
      .filter { $0.lowerBound < act.upperBound && $0.upperBound > act.upperBound }
      .map(\.upperBound).max()
    return act.lowerBound..<(end ?? act.upperBound)
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
  func inheritAuthority(_ powers: [Power]) -> [Power] {
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

extension Analysis {
  /// Whether the sentence of a power does without the warrant that its section asks for.
  package func isWithoutWarrant(_ power: Power) -> Bool {
    power.authoriser == .own && mentions.has(Asked.withoutWarrant, in: power.sentence)
  }
}
