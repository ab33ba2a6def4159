import Findings
import SourceText

/// How the inventory of powers can be printed.
package enum PowersFormat: String, CaseIterable, Sendable { case table, markdown, csv, json }

/// The inventory of powers and the power x safeguard matrix.
package struct PowersReport {
  private let format: PowersFormat

  package init(format: PowersFormat) { self.format = format }

  /// The powers of all files of a report, as UTF-8 that ends in a line break.
  package func render(_ report: RunReport) -> [UInt8] {
    switch format {
    case .table: table(report)
    case .markdown: markdown(report)
    case .csv: csv(report)
    case .json: JSONReport().renderPowers(report)
    }
  }

  private static let heads = ["provision", "power", "holder", "authorised by", "offences"]

  private func cells(_ power: PowerRow) -> [String] {
    [power.provision.label, power.power, power.holder, power.authorisedBy, power.offences]
  }

  /// Where a safeguard of a power comes from; "not found"; or a dash where it is not asked for.
  private func cell(_ safeguard: String, of power: PowerRow) -> String {
    if let found = power.safeguards.first(where: { $0.safeguard == safeguard }) {
      return found.from
    }
    return power.lacking.contains(safeguard) ? "not found" : "–"
  }

  // MARK: Formats

  /// Two tables: who may do what, then which safeguards reach it.
  private func table(_ report: RunReport) -> [UInt8] {
    var out = Output()
    for file in report.files {
      out.line("\(file.source.path): \(file.powers.count) powers and duties")
      guard !file.powers.isEmpty else { continue }
      write([Self.heads] + file.powers.map(cells), to: &out)
      out.line("")
      out.line("Safeguards: where each comes from; ✗ looked for and not found; – not asked for")
      let columns = report.safeguards
      for (number, column) in columns.enumerated() { out.line("  \(number + 1) \(column.title)") }
      let head = ["provision", "power"] + columns.indices.map { String($0 + 1) }
      let rows = file.powers.map { power in
        [power.provision.label, power.power]
          + columns.map { column in
            let cell = cell(column.id, of: power)
            return cell == "not found" ? "✗" : cell
          }
      }
      write([head] + rows, to: &out)
    }
    return out.bytes
  }

  private func write(_ rows: [[String]], to out: inout Output) {
    let widths = rows[0].indices.map { column in
      rows.map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column + 1 < row.count {
          line += String(
            repeating: " ", count: widths[column] - cell.unicodeScalars.count + 2)
        }
      }
      out.line(line)
    }
  }

  private func markdown(_ report: RunReport) -> [UInt8] {
    var out = Output()
    func row(_ cells: [String]) {
      let safe = cells.map { $0.singleLine.replacing("|", with: "\\|") }
      out.line("| " + safe.joined(separator: " | ") + " |")
    }
    for file in report.files {
      out.line("## \(file.source.path)")
      out.line("")
      row(Self.heads + report.safeguards.map(\.title))
      row(Array(repeating: "---", count: Self.heads.count + report.safeguards.count))
      for power in file.powers {
        row(cells(power) + report.safeguards.map { cell($0.id, of: power) })
      }
      out.line("")
    }
    return out.bytes
  }

  private func csv(_ report: RunReport) -> [UInt8] {
    var out = Output()
    func row(_ cells: [String]) {
      out.line(
        cells.map { "\"" + $0.singleLine.replacing("\"", with: "\"\"") + "\"" }
          .joined(separator: ","))
    }
    row(["path"] + Self.heads + report.safeguards.map(\.title))
    for file in report.files {
      for power in file.powers {
        row([file.source.path] + cells(power) + report.safeguards.map { cell($0.id, of: power) })
      }
    }
    return out.bytes
  }
}
