import Analysis
import Bills
import Checks
import Findings

/// The powers of a bill as rows of a table.
struct PowerInventory {
  let rows: [PowerRow]

  /// The first cap that the provisions of a power set.
  private static func period(of power: Power, _ analysis: Analysis) -> PowerRow.Period? {
    guard power.footing != .inPassing,
      let limit = analysis.timeLimits(of: power).first(where: { $0.bound == .most }),
      let duration = limit.duration
    else { return nil }
    return PowerRow.Period(
      words: analysis.quote(duration.range), days: Double(duration.value) * duration.unit.mostDays)
  }

  init(_ analysis: Analysis, matrix: SafeguardMatrix) {
    let bill = analysis.bill
    rows = zip(analysis.powers, matrix.rows(of: analysis)).map { power, safeguards in
      var row = PowerRow(
        provision: ProvisionReference(
          section: bill.sectionNumber(of: power.provision), label: bill.label(of: power.provision),
          path: bill.path(of: power.provision)),
        power: power.powerClass,
        holder: power.holderRange.map { analysis.quote($0) } ?? power.holder.rawValue,
        authorisedBy: power.authoriser.rawValue, offences: power.offences.rawValue,
        range: bill.document.sourceRange(power.act), safeguards: safeguards.found,
        lacking: safeguards.lacking)
      row.period = Self.period(of: power, analysis)
      return row
    }
  }
}
