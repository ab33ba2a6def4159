import Analysis
import Bills
import Checks
import Findings

/// The powers of a bill as rows of a table.
struct PowerInventory {
  let rows: [PowerRow]

  init(_ analysis: Analysis, matrix: SafeguardMatrix) {
    let bill = analysis.bill
    rows = zip(analysis.powers, matrix.rows(of: analysis)).map { power, safeguards in
      PowerRow(
        provision: ProvisionReference(
          section: bill.sectionNumber(of: power.provision), label: bill.label(of: power.provision),
          path: bill.path(of: power.provision)),
        power: power.powerClass,
        holder: power.holderRange.map { analysis.quote($0) } ?? power.holder.rawValue,
        authorisedBy: power.authoriser.rawValue, offences: power.offences.rawValue,
        range: bill.document.sourceRange(power.act), safeguards: safeguards.found,
        lacking: safeguards.lacking)
    }
  }
}
