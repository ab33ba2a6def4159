import Findings

/// How many findings of each severity a report holds, and how that is said.
struct Tally {
  private(set) var errors = 0
  private(set) var warnings = 0
  private(set) var notes = 0

  init(_ files: [FileReport]) {
    for file in files {
      for finding in file.findings { count(finding.severity) }
    }
  }

  var total: Int { errors + warnings + notes }

  subscript(severity: Severity) -> Int {
    switch severity {
    case .error: errors
    case .warning: warnings
    case .note: notes
    }
  }

  /// `3 errors, 7 warnings, 2 notes`, without those of which there are none.
  var sentence: String {
    guard total > 0 else { return "No findings" }
    return Severity.allCases.sorted(by: >)
      .filter { self[$0] > 0 }
      .map { counted(self[$0], $0.rawValue) }
      .joined(separator: ", ")
  }

  private mutating func count(_ severity: Severity) {
    switch severity {
    case .error: errors += 1
    case .warning: warnings += 1
    case .note: notes += 1
    }
  }
}

extension RunReport {
  /// `3 errors, 7 warnings in 1 file (46 provisions); 1 file could not be read`.
  var summary: String {
    let provisions = files.reduce(0) { $0 + $1.provisionCount }
    var text =
      "\(Tally(files).sentence) in \(counted(files.count, "file"))"
      + " (\(counted(provisions, "provision")))"
    let baselined = files.reduce(0) { $0 + $1.baselined }
    if baselined > 0 { text += "; \(baselined) more in the baseline" }
    let suppressed = files.reduce(0) { $0 + $1.suppressed.count }
    if suppressed > 0 { text += "; \(suppressed) suppressed" }
    if !errors.isEmpty { text += "; \(counted(errors.count, "failure")) of the run" }
    return text
  }
}

/// `1 file`, `2 files`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
