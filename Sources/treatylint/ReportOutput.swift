import ArgumentParser
import Findings
import Reporting

/// One `--format`: how to print, and where to.
struct ReportOutput {
  let reporter: Reporter
  /// Nil for standard output.
  let path: String?

  /// - Throws: a usage error for an unknown format, with the nearest known one.
  static func parse(_ formats: [String], color: ColorChoice) throws -> [ReportOutput] {
    let names = formats.isEmpty ? [Console.isTerminal ? "full" : "text"] : formats
    let outputs = try names.map { name in
      let parts = name.split(separator: "=", maxSplits: 1).map(String.init)
      guard let first = parts.first, let format = ReportFormat(rawValue: first) else {
        let known = ReportFormat.allCases.map(\.rawValue)
        let hint =
          Spelling.hint(for: parts.first ?? "", among: known)
        throw ValidationError(
          "no format is called '\(name)'\(hint) (known: \(known.joined(separator: ", ")))")
      }
      let path = parts.count > 1 ? parts[1] : nil
      let options = ReportOptions(color: path == nil && color.isOn)
      return ReportOutput(reporter: Reporter(format: format, options: options), path: path)
    }
    guard outputs.count(where: { $0.path == nil }) <= 1 else {
      throw ValidationError(
        "only one format can go to standard output; write the others as format=FILE")
    }
    return outputs
  }

  func write(_ report: RunReport) throws(RunError) {
    try Files.write(reporter.render(report), toFileOrOutput: path)
  }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case always, never, auto

  /// `--color`, then `NO_COLOR`, then `CLICOLOR_FORCE` and `FORCE_COLOR`, then `CLICOLOR=0`, then
  /// whether standard output is a terminal that can.
  var isOn: Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    func isSet(_ name: String) -> Bool {
      Console.environment(name).map { !$0.isEmpty && $0 != "0" } ?? false
    }
    if Console.environment("NO_COLOR")?.isEmpty == false { return false }
    if isSet("CLICOLOR_FORCE") || isSet("FORCE_COLOR") { return true }
    if Console.environment("CLICOLOR") == "0" { return false }
    return Console.isTerminal && Console.environment("TERM") != "dumb"
  }
}
