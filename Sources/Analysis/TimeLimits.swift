import Bills
import Words

/// How long a power lasts, as its provisions say.
package struct TimeLimit: Sendable {
  package enum Bound: Sendable, Equatable {
    /// Not exceeding, up to, within; and a bare "for ninety days".
    case most
    /// Not less than: a floor, which caps nothing.
    case least
    /// "As long as necessary", "for the period specified in the order".
    case open
  }

  package let bound: Bound
  /// Nil where the bound is open.
  package let duration: Duration?
  /// The words: the length of time, or those that leave it open.
  package let range: Range<Int>
}

/// Renewal of a measure, as its provisions say.
package struct Renewal: Sendable {
  /// The words that allow it.
  package let range: Range<Int>
  /// Once, a number of times, or up to a total; false for "from time to time".
  package let isCapped: Bool
}

extension Analysis {
  private static let cap = "period.cap"
  private static let floor = "period.floor"
  private static let open = "period.open"
  private static let renewal = "period.renewal"
  private static let renewalLimit = "period.renewal-limit"
  /// Periods that are no duration of the measure: for giving notice, for answering, for appeal.
  private static let procedural = "period.procedural"

  /// The time limits stated for a power: in its clause, else elsewhere in its section, else in the
  /// provisions that reach it.
  package func timeLimits(of power: Power) -> [TimeLimit] {
    let home = clauses[power.clause]
    let near = timeLimits(in: home.range)
    if near.contains(where: { $0.bound != .open }) { return near }
    let section = reach.clauses(ofSection: home.section)
      .filter { $0 != home.id && !keepsEverybody($0, besides: power) }
      .flatMap { timeLimits(in: clauses[$0].range) }
    if !(near + section).isEmpty, section.contains(where: { $0.bound != .open }) {
      return near.filter { $0.bound != .open } + section
    }
    let partners = reach.partners(of: home.section)
    let general = reach.general.filter { general in
      ([home.provision] + partners).contains { reach.reaches(general, $0) }
    }
    let elsewhere =
      (partners + reach.imports(of: home.section)).flatMap { reach.clauses(ofSection: $0) }
      + general.flatMap(clauses(of:))
    let limits = elsewhere.flatMap { timeLimits(in: clauses[$0].range) }
    let most = limits.filter { $0.bound == .most }
    if !most.isEmpty { return most }
    return (near + section).isEmpty ? limits.filter(isOfTheMeasure) : near + section
  }

  /// Whether words leave the measure itself open, and not its renewal.
  private func isOfTheMeasure(_ limit: TimeLimit) -> Bool {
    guard limit.bound == .open, let clause = clause(at: limit.range.lowerBound) else {
      return false
    }
    let before = clause.sentence(at: limit.range.lowerBound).lowerBound..<limit.range.lowerBound
    return !mentions.has(Self.renewal, in: before)
  }

  /// Whether a clause lays a standing duty to retain, whose period is not that of another power.
  private func keepsEverybody(_ clause: Int, besides power: Power) -> Bool {
    let others = powers(ofClause: clause).map(\.powerClass)
    return power.powerClass != "retain" && others.contains("retain")
      && !others.contains(power.powerClass)
  }

  /// The time limits in a range of text, in order.
  package func timeLimits(in range: Range<Int>) -> [TimeLimit] {
    var limits: [TimeLimit] = []
    let first = bill.durations.partitionPoint { $0.range.lowerBound >= range.lowerBound }
    for duration in bill.durations[first...] {
      guard duration.range.upperBound <= range.upperBound else { break }
      guard let bound = bound(of: duration) else { continue }
      limits.append(TimeLimit(bound: bound, duration: duration, range: duration.range))
    }
    for words in mentions.of(Self.open, in: range) {
      limits.append(TimeLimit(bound: .open, duration: nil, range: words))
    }
    return limits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Whether words overlap a length of time or stand before it, three tokens away at most.
  func isBeside(_ words: Range<Int>, _ duration: Duration) -> Bool {
    words.overlaps(duration.range)
      || words.upperBound <= duration.range.lowerBound
        && bill.tokens(in: words.upperBound..<duration.range.lowerBound).count <= 3
  }

  /// What kind of bound a length of time is; nil where it limits something else.
  private func bound(of duration: Duration) -> TimeLimit.Bound? {
    guard let clause = clause(at: duration.range.lowerBound) else { return nil }
    let sentence = clause.sentence(at: duration.range.lowerBound)
    let window =
      max(
        sentence.lowerBound, duration.range.lowerBound - 60)..<min(
        sentence.upperBound, duration.range.upperBound + 30)
    func touches(_ concept: String) -> Bool {
      mentions.of(concept, in: window).contains { isBeside($0, duration) }
    }
    if touches(Self.procedural) { return nil }
    if touches(Self.floor) { return .least }
    if touches(Self.cap) { return .most }
    return nil
  }

  /// What the section of a power, and the general provisions that reach it, say of renewing it.
  ///
  /// - Parameter concepts: the words that allow a renewal; those of the lexicon where empty.
  package func renewals(of power: Power, by concepts: [String] = []) -> [Renewal] {
    let section = reach.clauses(ofSection: clauses[power.clause].section)
    let general = reach.general(reaching: power).flatMap(clauses(of:))
    return (section + general.filter { !section.contains($0) }).flatMap { id -> [Renewal] in
      let clause = clauses[id]
      return mentions.of(concepts.isEmpty ? [Self.renewal] : concepts, in: clause.range).map {
        words in
        Renewal(
          range: words,
          isCapped: mentions.has(Self.renewalLimit, in: clause.range)
            || mentions.has(Self.renewalLimit, in: clause.sentence(at: words.lowerBound)))
      }
    }
  }
}
