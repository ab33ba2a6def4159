/// What the module understands of a raw pattern: enough to find its anchors, to prove that it
/// cannot match nothing, and to make up texts that may overwhelm it.
enum RegexNode: Sendable {
  case literal(Unicode.Scalar)
  case set(CharacterSet)
  /// `\b`
  case boundary
  /// Other zero-width tests: `\B`, `^`, `$`, `\A`, `\z`, `\Z`.
  case assertion
  /// Lookahead and lookbehind; their contents are not part of the match.
  case look
  case group([[RegexNode]])
  indirect case repetition(RegexNode, least: Int, most: Int?)

  /// One character out of several.
  struct CharacterSet: Sendable {
    enum Kind: Sendable { case word, separator, mixed }
    var kind: Kind
    /// A member, where one is easily told.
    var sample: UInt8
  }

  /// The fewest characters that the node can match.
  var leastWidth: Int {
    switch self {
    case .literal, .set: 1
    case .boundary, .assertion, .look: 0
    case .group(let alternatives):
      alternatives.map(Self.leastWidth(of:)).min() ?? 0
    case .repetition(let node, let least, _): least == 0 ? 0 : min(node.leastWidth, 1_000) * least
    }
  }

  static func leastWidth(of sequence: [RegexNode]) -> Int {
    var width = 0
    for node in sequence { width = min(width + node.leastWidth, 100_000) }
    return width
  }
}
