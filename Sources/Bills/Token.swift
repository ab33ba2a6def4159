/// A word, a number or a mark of the logical text.
package struct Token: Sendable, Hashable {
  package enum Kind: UInt8, Sendable {
    case word
    /// Digits with what belongs to them: `12A`, `487.012`, `50,000`.
    case number
    case stop, comma, semicolon, colon
    /// Any dash or hyphen that stands between words.
    case dash
    case open, close
    case quote
    /// The ring of `1°`.
    case degree
    case other
  }

  package let kind: Kind
  /// Byte offsets in the logical text.
  package let lower: Int32
  package let upper: Int32
  /// The id of the folded word or number in the bill's word table; -1 for marks.
  package let word: Int32

  package init(kind: Kind, lower: Int, upper: Int, word: Int32) {
    self.kind = kind
    self.lower = Int32(lower)
    self.upper = Int32(upper)
    self.word = word
  }

  package var range: Range<Int> { Int(lower)..<Int(upper) }
}

/// A length of time as a bill states it.
package struct Duration: Sendable, Hashable {
  package enum Unit: String, Sendable, Codable {
    case hour, day, week, month, year

    /// The longest that one unit can be, in days; a month counts 31.
    package var mostDays: Double {
      switch self {
      case .hour: 1.0 / 24
      case .day: 1
      case .week: 7
      case .month: 31
      case .year: 366
      }
    }

    /// The shortest that one unit can be, in days; a month counts 28.
    package var leastDays: Double {
      switch self {
      case .month: 28
      case .year: 365
      default: mostDays
      }
    }
  }

  package let value: Int
  package let unit: Unit
  /// The words of the number and the unit, in the logical text.
  package let range: Range<Int>
  /// The value in digits where words and digits disagree: `ninety (60) days`.
  package let conflictingValue: Int?

  package var leastDays: Double { Double(value) * unit.leastDays }
  package var mostDays: Double { Double(value) * unit.mostDays }
  /// In years as penalties are counted: twelve months are one.
  package var years: Double {
    switch unit {
    case .year: Double(value)
    case .month: Double(value) / 12
    default: leastDays / 365
    }
  }
}

/// Words that point to a provision: `sections 20 to 24`, `subsection (1)`, `this Part`.
package struct Reference: Sendable, Hashable {
  package struct Item: Sendable, Hashable {
    /// Numbers and letters from outside inward: `12`, `1`, `a`.
    package let path: [String]
    /// The last of a range that this item starts, or nil.
    package let through: [String]?
  }

  package let unit: LanguageWords.Unit
  /// Empty for `this section`.
  package let items: [Item]
  package let range: Range<Int>
  /// Whether the reference names the unit it stands in: `this Part`.
  package let isOwn: Bool
  /// The act it points into, where that is another one than the bill itself.
  package let externalAct: Range<Int>?
}
