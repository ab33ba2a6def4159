import SourceText

/// What changed between two versions of a bill.
package struct BillComparison: Sendable {
  package var old: String
  package var new: String
  /// Sections that are word for word the same, under the same number.
  package var unchanged = 0
  /// All others, in the order of the new version; what is gone stands where it was.
  package var clauses: [ClauseChange] = []
  package var powers: [PowerChange] = []
  /// Findings of the old version that the new one does not have.
  package var fixed: [Finding] = []
  /// Findings of the new version that the old one did not have.
  package var added: [Finding] = []
  /// Findings of the new version that the old one had.
  package var open: [Finding] = []
  package var newSource: SourceText
  package var errors: [RunError] = []

  package init(old: String, new: String, newSource: SourceText) {
    self.old = old
    self.new = new
    self.newSource = newSource
  }

  /// Whether a power is new or wider, or a new finding is an error.
  package var isBroader: Bool {
    powers.contains { $0.kind == .new || $0.isWider } || added.contains { $0.severity == .error }
  }
}

/// One section, or a subsection of it, that is not what it was.
package struct ClauseChange: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case new, gone, amended, renumbered, moved, split, merged
  }

  /// In the order they are told: a section may be renumbered, moved and amended at once.
  package var kinds: [Kind]
  /// `clause 14`; nil where it is new.
  package var old: String?
  /// `clause 15`; nil where it is gone.
  package var new: String?
  package var heading: String?
  /// The words with `[-struck-]` and `[+inserted+]`; nil where they are the same.
  package var redline: String?
  /// The subsections that changed.
  package var parts: [ClauseChange] = []

  package init(kinds: [Kind], old: String?, new: String?, heading: String? = nil) {
    self.kinds = kinds
    self.old = old
    self.new = new
    self.heading = heading
  }
}

/// A power that appeared, went, or reaches further or less far.
package struct PowerChange: Sendable, Equatable {
  package enum Kind: String, Sendable { case new, gone, changed }

  /// One way in which it changed: "court became Minister".
  package struct Shift: Sendable, Equatable {
    package let isWider: Bool
    package let words: String

    package init(isWider: Bool, words: String) {
      self.isWider = isWider
      self.words = words
    }
  }

  package let kind: Kind
  /// A power class: `content-live`.
  package let power: String
  package let old: String?
  package let new: String?
  package let shifts: [Shift]

  package init(kind: Kind, power: String, old: String?, new: String?, shifts: [Shift] = []) {
    self.kind = kind
    self.power = power
    self.old = old
    self.new = new
    self.shifts = shifts
  }

  package var isWider: Bool { shifts.contains { $0.isWider } }
  package var isNarrower: Bool { shifts.contains { !$0.isWider } }
}
