import Bills

/// Who holds a power: the actor that is the subject of the verb that grants it.
extension PowerFinder {
  private static let actors: [(String, Power.Holder)] = [
    (Asked.court, .court), (Asked.police, .police), (Asked.prosecutor, .prosecutor),
    (Asked.executive, .executive), (Asked.centralAuthority, .centralAuthority),
    (Asked.provider, .provider), (Asked.person, .person),
  ]

  /// The actor nearest before an offset.
  func actor(
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

  func holder(
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
}
