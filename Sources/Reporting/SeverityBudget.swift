import Findings

/// Which findings to print where a format may hold only so many: the most serious, in their order.
struct SeverityBudget {
  /// How many findings had no room.
  let excess: Int
  private var left: [Severity: Int]

  /// So many in all, errors first.
  init(_ files: [FileReport], total: Int) {
    let tally = Tally(files)
    var room = total
    var left: [Severity: Int] = [:]
    for severity in Severity.allCases.sorted(by: >) {
      left[severity] = min(room, tally[severity])
      room -= left[severity]!
    }
    self.left = left
    excess = max(0, tally.total - total)
  }

  /// So many of each severity.
  init(_ files: [FileReport], each limits: [Severity: Int]) {
    let tally = Tally(files)
    left = limits
    excess = Severity.allCases.reduce(0) { $0 + max(0, tally[$1] - limits[$1, default: 0]) }
  }

  /// Whether there is room for one more of a severity, which is then taken.
  mutating func take(_ severity: Severity) -> Bool {
    guard let room = left[severity], room > 0 else { return false }
    left[severity] = room - 1
    return true
  }
}
