/// A place where a section or a container may begin.
struct Head {
  enum Form: Hashable {
    /// `Article 5`, `Section 12`.
    case keyword
    /// `12.`, `12.—(1)`, `487.012`.
    case plain
    /// `12.` as the marker of a list, at a depth of lists.
    case marker(depth: Int)
    /// The same in a heading of the markup; the numbered lists under it are another run.
    case headed
    /// `PART IV`, `FIRST SCHEDULE`.
    case container(Provision.Kind)
  }

  let form: Form
  /// As printed: `12A`, `487.012`, `IV`.
  let number: String
  let order: NumberOrder?
  /// Where the label starts in the logical text; the start of its line but for a quotation mark.
  let start: Int
  /// The first token after the label.
  let afterLabel: Int
  let line: Int
  let unitWord: String
  /// Only such a head may start a run of numbers.
  let isStrong: Bool
  /// The label follows an opening quotation mark: text to be inserted elsewhere.
  let isQuoted: Bool
  /// The markup says that this is a heading.
  let isHeading: Bool
}

/// A section number as a position in a sequence: `12` < `12A` < `13`; `487.012` < `487.0121`.
struct NumberOrder: Hashable, Comparable {
  let whole: Int
  let rest: String

  init?(_ label: String) {
    let digits = label.prefix { $0 >= "0" && $0 <= "9" }
    // "01 Feb" is a date, and no section is numbered so.
    guard let whole = Int(digits), whole < 100_000, digits.count == 1 || digits.first != "0" else {
      return nil
    }
    self.whole = whole
    rest = label.dropFirst(digits.count).uppercased()
  }

  static func < (left: NumberOrder, right: NumberOrder) -> Bool {
    left.whole != right.whole ? left.whole < right.whole : left.rest < right.rest
  }
}
