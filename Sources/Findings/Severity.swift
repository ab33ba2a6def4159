/// How much a finding matters. The words are the only three that reports print.
package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
  case note, warning, error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// What a finding claims about the bill and the treaty; the letters are those of the JSON output.
package enum Basis: String, Sendable, Codable, CaseIterable {
  /// The bill goes beyond what the selected treaty requires or limits.
  case exceeds = "X"
  /// The bill omits a safeguard that the treaty obliges.
  case omits = "O"
  /// The treaty tolerates it; the recommendations ask to narrow or remove it.
  case tolerated = "C"
  /// A drafting defect that leaves the scope undecidable.
  case drafting = "D"

  /// One sentence, as `full` prints it.
  package var explanation: String {
    switch self {
    case .exceeds: "the bill goes beyond what the treaty requires"
    case .omits: "the bill omits a safeguard that the treaty obliges"
    case .tolerated: "the treaty tolerates it; the recommendations ask to narrow or remove it"
    case .drafting: "a drafting defect leaves the scope undecidable"
    }
  }
}

/// How sure treatylint is that the finding is right, apart from how much it matters.
package enum Confidence: String, Sendable, Codable, CaseIterable, Comparable {
  case low, medium, high

  package static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    }
  }
}
