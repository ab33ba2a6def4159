import Analysis
import Findings
import Lexicons

/// Which safeguards reach which powers, and where each of them comes from.
package struct SafeguardMatrix: Sendable {
  private let columns: [SafeguardColumn]
  private let rules: [String: Rule]
  private let yardstick: Yardstick

  package init(lexicon: Lexicon, yardstick: Yardstick) {
    columns = lexicon.safeguards
    rules = Dictionary(lexicon.rules.map { ($0.id, $0) }) { first, _ in first }
    self.yardstick = yardstick
  }

  /// For each power of the analysis, the safeguards found and those looked for in vain.
  package func rows(
    of analysis: Analysis
  ) -> [(found: [SafeguardRow], lacking: [String])] {
    analysis.powers.map { power in
      var found: [SafeguardRow] = []
      var lacking: [String] = []
      // What is named in passing owes nothing.
      guard power.footing != .inPassing else { return (found, lacking) }
      for column in columns {
        let asked = column.rules.compactMap { rules[$0] }.filter { speaks($0, of: power) }
        guard !asked.isEmpty else { continue }
        if let given = asked.lazy.compactMap({
          self.yardstick.givenElsewhere($0, to: power.powerClass)
        }).first {
          found.append(SafeguardRow(safeguard: column.id, from: given.law))
        } else if let place = asked.lazy.compactMap({ self.place($0, column, power, analysis) })
          .first
        {
          found.append(SafeguardRow(safeguard: column.id, from: place))
        } else {
          lacking.append(column.id)
        }
      }
      return (found, lacking)
    }
  }

  private func speaks(_ rule: Rule, of power: Power) -> Bool {
    let powers = rule.check.powers.isEmpty ? rule.check.onlyWith : rule.check.powers
    return powers.isEmpty || powers.contains(power.powerClass)
  }

  /// The label of the provision that gives a power what a rule asks for, or nil.
  private func place(
    _ rule: Rule, _ column: SafeguardColumn, _ power: Power, _ analysis: Analysis
  ) -> String? {
    let context = CheckContext(analysis: analysis, rule: rule, yardstick: yardstick)
    switch rule.check.kind {
    case .authorisation where power.authoriser == .court:
      return analysis.bill.label(of: power.provision)
    case .authorisation where analysis.isWithoutWarrant(power): return nil
    case .period:
      let limit = analysis.timeLimits(of: power).first { $0.bound == .most }
      if let limit {
        return analysis.bill.label(of: analysis.bill.provision(at: limit.range.lowerBound))
      }
    default: break
    }
    let isOfBill = rule.check.kind == .billLack
    let searches =
      [context.cures(context.cure, within: isOfBill ? .bill : .section), context.nearCures]
      // For the whole bill they only keep another cure standing.
      + (isOfBill ? [] : [context.sectionCures])
    for var search in searches {
      if !column.hollow.isEmpty {
        search.hollow = column.hollow
        search.hollowsSection = false
      }
      if let cure = search.run(for: power).cure {
        if analysis.isWithoutFloor(cure.range, in: power) { return nil }
        return analysis.bill.label(of: cure.provision)
      }
    }
    return nil
  }
}
