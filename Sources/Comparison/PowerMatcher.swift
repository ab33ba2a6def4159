import Findings

/// Which power of one version is which of the other, and how far each reaches.
struct PowerMatcher {
  let old: [PowerRow]
  let new: [PowerRow]
  /// The section of the new version that a section of the old one became.
  let newSection: (String) -> String?
  let safeguards: [String: String]

  func changes() -> [PowerChange] {
    var changes: [PowerChange] = []
    var taken: Set<Int> = []
    for power in old {
      guard let index = partner(of: power, taken) else {
        changes.append(
          PowerChange(kind: .gone, power: power.power, old: power.provision.label, new: nil))
        continue
      }
      taken.insert(index)
      let shifts = shifts(from: power, to: new[index])
      if !shifts.isEmpty {
        changes.append(
          PowerChange(
            kind: .changed, power: power.power, old: power.provision.label,
            new: new[index].provision.label, shifts: shifts))
      }
    }
    for index in new.indices where !taken.contains(index) {
      changes.append(
        PowerChange(
          kind: .new, power: new[index].power, old: nil, new: new[index].provision.label))
    }
    return changes
  }

  /// The power of the same class in the section that became of its own: the one at the same place in
  /// it before any other.
  private func partner(of power: PowerRow, _ taken: Set<Int>) -> Int? {
    guard let section = newSection(power.provision.section) else { return nil }
    let candidates = new.indices.filter {
      !taken.contains($0) && new[$0].power == power.power && new[$0].provision.section == section
    }
    return candidates.first {
      new[$0].provision.path.dropFirst(2) == power.provision.path.dropFirst(2)
    }
      ?? candidates.first
  }

  // MARK: Wider, narrower

  private func shifts(from before: PowerRow, to after: PowerRow) -> [PowerChange.Shift] {
    var shifts: [PowerChange.Shift] = []
    if let shift = authoriser(before, after) { shifts.append(shift) }
    if let shift = offences(before, after) { shifts.append(shift) }
    if let shift = period(before, after) { shifts.append(shift) }
    let had = Set(before.safeguards.map(\.safeguard))
    let has = Set(after.safeguards.map(\.safeguard))
    for gone in had.subtracting(has).sorted() where after.lacking.contains(gone) {
      shifts.append(.init(isWider: true, words: "\(title(gone)): gone"))
    }
    for won in has.subtracting(had).sorted() where before.lacking.contains(won) {
      let place = after.safeguards.first { $0.safeguard == won }?.from ?? ""
      shifts.append(.init(isWider: false, words: "\(title(won)): now in \(place)"))
    }
    return shifts
  }

  private func title(_ safeguard: String) -> String { safeguards[safeguard] ?? safeguard }

  /// From the least to the most independent.
  private static let authorisers = ["none-stated", "self", "executive", "prosecutor", "court"]

  private func authoriser(_ before: PowerRow, _ after: PowerRow) -> PowerChange.Shift? {
    guard before.authorisedBy != after.authorisedBy,
      let first = Self.authorisers.firstIndex(of: before.authorisedBy),
      let second = Self.authorisers.firstIndex(of: after.authorisedBy)
    else { return nil }
    return .init(
      isWider: second < first,
      words: "authorised by \(Self.spoken(before)) became \(Self.spoken(after))")
  }

  private static func spoken(_ power: PowerRow) -> String {
    switch power.authorisedBy {
    case "self": "\(power.holder) alone"
    case "none-stated": "nobody named"
    default: power.authorisedBy
    }
  }

  /// From the widest to the narrowest; a reach that could not be told compares with nothing.
  private static let reaches = ["any", "act", "listed", "serious"]

  private func offences(_ before: PowerRow, _ after: PowerRow) -> PowerChange.Shift? {
    guard before.offences != after.offences,
      let first = Self.reaches.firstIndex(of: before.offences),
      let second = Self.reaches.firstIndex(of: after.offences)
    else { return nil }
    let names = [
      "any": "any offence", "act": "offences of the bill", "listed": "listed offences",
      "serious": "serious offences",
    ]
    return .init(
      isWider: second < first,
      words: "\(names[before.offences] ?? "") became \(names[after.offences] ?? "")")
  }

  private func period(_ before: PowerRow, _ after: PowerRow) -> PowerChange.Shift? {
    guard let first = before.period, let second = after.period, first.days != second.days else {
      return nil
    }
    return .init(isWider: second.days > first.days, words: "\(first.words) became \(second.words)")
  }
}
