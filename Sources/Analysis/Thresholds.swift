import Bills
import Words

/// How grave an offence must be, by one limb of a definition.
package struct Threshold: Sendable {
  package enum Kind: Sendable, Equatable {
    /// The lowest maximum penalty that qualifies, in years.
    case atLeast(years: Double)
    /// Strictly more than so many years.
    case moreThan(years: Double)
    /// A ceiling, or no number at all: an offence punishable by a day qualifies.
    case unbounded
    /// Offences of a class or a list, which the definition does not measure.
    case unmeasured
    /// The words stand in another act.
    case external
  }

  package let kind: Kind
  /// The words that set it.
  package let range: Range<Int>
}

extension Analysis {
  /// Whether a semicolon, a label or an "or" stands in a range.
  package func parts(_ range: Range<Int>) -> Bool {
    bill.tokens(in: range).contains { $0.kind == .semicolon || $0.kind == .open }
      || mentions.has("threshold.or", in: range)
  }

  /// The limbs of a definition of a graver offence; it is as wide as its lowest limb.
  package func thresholds(in definition: Range<Int>) -> [Threshold] {
    var limbs: [Threshold] = []
    for words in mentions.of("threshold.external", in: definition) {
      limbs.append(Threshold(kind: .external, range: words))
    }
    let first = bill.durations.partitionPoint { $0.range.lowerBound >= definition.lowerBound }
    var durations: [Duration] = []
    for duration in bill.durations[first...] {
      guard duration.range.upperBound <= definition.upperBound else { break }
      durations.append(duration)
      limbs.append(Threshold(kind: kind(of: duration, in: definition), range: duration.range))
    }
    for words in mentions.of("threshold.class", in: definition) {
      limbs.append(Threshold(kind: .unmeasured, range: words))
    }
    if durations.isEmpty, let words = mentions.of("threshold.punishable", in: definition).first {
      limbs.append(Threshold(kind: .unbounded, range: words))
    }
    return limbs.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func kind(of duration: Duration, in definition: Range<Int>) -> Threshold.Kind {
    let window =
      max(
        definition.lowerBound, duration.range.lowerBound - 48)..<min(
        definition.upperBound, duration.range.upperBound + 40)
    func touches(_ concept: String) -> Bool {
      mentions.of(concept, in: window).contains {
        isBeside($0, duration)
          || $0.lowerBound >= duration.range.upperBound
            && bill.tokens(in: duration.range.upperBound..<$0.lowerBound).count <= 2
      }
    }
    // "a maximum of at least four years" is a floor under the maximum, before it is a cap.
    if touches("threshold.at-least") { return .atLeast(years: duration.years) }
    if touches("threshold.more-than") { return .moreThan(years: duration.years) }
    if touches("threshold.ceiling") { return .unbounded }
    return .atLeast(years: duration.years)
  }
}

extension Analysis {
  /// Whether words name a graver offence that nothing in the bill measures, or that its definition
  /// opens to the pettiest.
  package func isWithoutFloor(_ words: Range<Int>, in power: Power) -> Bool {
    guard let term = mentions.of(Asked.serious, in: words).first else { return false }
    let provision = clauses[power.clause].provision
    if let definition = terms.definition(of: term, usedIn: provision) {
      return thresholds(in: definition.definition).contains { $0.kind == .unbounded }
    }
    guard let clause = clause(at: term.lowerBound) else { return false }
    return thresholds(in: clause.sentence(at: term.lowerBound)).isEmpty
  }
}
