/// A node of the provision tree.
package struct Provision: Sendable {
  package enum Kind: String, Sendable {
    case bill, part, chapter, division, schedule, section, subsection, paragraph, subparagraph
    /// Whatever lies below a subparagraph.
    case item
  }

  package let id: Int
  package let kind: Kind
  /// The number or letter as printed, without brackets and stops: `12A`, `1`, `a`, `IV`. Empty for
  /// the bill and for a container without a number.
  package let number: String
  /// The word that the bill uses for the unit, lower case: `section`, `clause`, `article`.
  package let unitWord: String
  package let parent: Int?
  package internal(set) var children: [Int] = []
  /// The whole provision in the logical text, label and heading included.
  package internal(set) var range: Range<Int>
  /// Heading or title; not operative.
  package let heading: Range<Int>?
  /// The words of the provision itself, without label and heading, up to its end.
  package internal(set) var body: Range<Int>
  /// Where the text after the list of children starts: the tail that applies to each of them.
  package internal(set) var tailStart: Int?
  /// Whether the provision is text that the bill puts into another act.
  package let isInserted: Bool

  /// The words before the first child, which apply to each of them.
  package func chapeau(in provisions: [Provision]) -> Range<Int> {
    guard let first = children.first else { return body }
    return body.lowerBound..<max(body.lowerBound, provisions[first].range.lowerBound)
  }

  /// The words after the last child, or an empty range.
  package var tail: Range<Int> {
    tailStart.map { $0..<max($0, body.upperBound) } ?? body.upperBound..<body.upperBound
  }
}

/// Words that limit, except from or explain the provision they stand in.
package struct Qualifier: Sendable, Hashable {
  package enum Kind: String, Sendable { case proviso, exception, explanation }

  package let kind: Kind
  /// From its first word to the end of its sentence.
  package let range: Range<Int>
  /// The provision whose words it limits.
  package let provision: Int
}

/// A term that the bill defines, with the words that define it.
package struct DefinedTerm: Sendable {
  /// Folded, single spaces: `serious offence`.
  package let term: String
  package let termRange: Range<Int>
  /// The words after the defining verb.
  package let definition: Range<Int>
  /// The defining verb as printed: `means`, `includes`, `has the meaning`.
  package let verb: Range<Int>
  /// The provision that the definition stands in.
  package let provision: Int
  /// The provision within which the definition holds; the bill where it says `in this Act`.
  package let scope: Int

  /// The same term with its definition ended where the next one begins.
  func ending(at end: Int) -> DefinedTerm {
    DefinedTerm(
      term: term, termRange: termRange,
      definition: definition
        .lowerBound..<max(definition.lowerBound, min(end, definition.upperBound)),
      verb: verb, provision: provision, scope: scope)
  }
}
