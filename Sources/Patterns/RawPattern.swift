import Words

/// A pattern that its author wrote in PCRE2's own syntax.
struct RawPattern: Sendable {
  /// UTF-8, without the slashes.
  let source: [UInt8]
  let nodes: [RegexNode]
  let anchors: [Anchor]

  /// Reads a pattern and derives its anchors.
  ///
  /// Throws when it can match nothing, holds a construct that is not understood, or holds no literal
  /// word to look for. Whether PCRE2 accepts it, and how fast it runs, `PatternVetting` tells.
  init(_ bytes: [UInt8], in range: Range<Int>) throws(PhraseError) {
    source = Array(bytes[range])
    nodes = try RegexReader.read(bytes, in: range)
    let column = bytes.column(of: range.lowerBound)
    if RegexNode.leastWidth(of: nodes) == 0 {
      throw PhraseError(message: "pattern could match the empty text", column: column)
    }
    guard let anchors = RegexAnchors.anchors(of: nodes) else {
      throw PhraseError(
        message: "no word to look for: a raw pattern needs a literal word of three letters or more "
          + "after '\\b' or '\\s' that every match holds", column: column)
    }
    self.anchors = anchors
  }
}

/// Finds words that every match of a raw pattern is bound to hold.
///
/// A run of literal letters counts only when nothing can stand to its left within the same word; it
/// is a whole word when the same holds on its right, and the beginning of a word otherwise.
struct RegexAnchors {
  private var best: [Anchor]?
  private var run: [Unicode.Scalar] = []
  private var runStartsWord = false
  /// Whether the next literal letter would begin a word.
  private var atWordStart: Bool

  private static let leastLetters = 3

  static func anchors(of nodes: [RegexNode]) -> [Anchor]? {
    var finder = RegexAnchors(atWordStart: false)
    finder.read(nodes, endsAtBoundary: false)
    return finder.best
  }

  private init(atWordStart: Bool) { self.atWordStart = atWordStart }

  private mutating func read(_ nodes: [RegexNode], endsAtBoundary: Bool) {
    for (index, node) in nodes.enumerated() {
      let closes =
        index + 1 < nodes.count ? Self.beginsOutsideWord(nodes[index + 1]) : endsAtBoundary
      read(node, beforeBoundary: closes)
    }
    finishRun(whole: endsAtBoundary)
  }

  private mutating func read(_ node: RegexNode, beforeBoundary: Bool) {
    switch node {
    case .literal(let scalar) where Letters.fold(scalar) != 0:
      if run.isEmpty { runStartsWord = atWordStart }
      run.append(scalar)
      atWordStart = false
    case .literal(let scalar) where Self.separates(scalar):
      finishRun(whole: true)
      atWordStart = true
    case .boundary:
      finishRun(whole: true)
      atWordStart = true
    case .set(let set) where set.kind == .separator:
      finishRun(whole: true)
      atWordStart = true
    case .repetition(.set(let set), let least, _) where set.kind == .separator:
      let wasOpen = run.isEmpty && atWordStart
      finishRun(whole: least > 0)
      atWordStart = least > 0 || wasOpen
    case .repetition(.group(let alternatives), let least, _) where least > 0:
      finishRun(whole: false)
      readGroup(alternatives, beforeBoundary: false)
      atWordStart = false
    case .group(let alternatives):
      finishRun(whole: false)
      readGroup(alternatives, beforeBoundary: beforeBoundary)
    case .look where run.isEmpty, .assertion where run.isEmpty: break
    default:
      finishRun(whole: false)
      atWordStart = false
    }
  }

  private mutating func readGroup(_ alternatives: [[RegexNode]], beforeBoundary: Bool) {
    var union: [Anchor]? = []
    var allEndAtWordStart = true
    for alternative in alternatives {
      var inner = RegexAnchors(atWordStart: atWordStart)
      inner.read(alternative, endsAtBoundary: beforeBoundary)
      if let found = inner.best { union?.append(contentsOf: found) } else { union = nil }
      allEndAtWordStart = allEndAtWordStart && inner.atWordStart
    }
    atWordStart = allEndAtWordStart
    if let union { offer(union) }
  }

  private mutating func finishRun(whole: Bool) {
    defer { run.removeAll(keepingCapacity: true) }
    guard runStartsWord, run.count >= Self.leastLetters else { return }
    let folded = Letters.folded(run)
    offer([whole ? .word(folded) : .prefix(folded)])
  }

  private mutating func offer(_ anchors: [Anchor]) {
    if best.map({ AnchorCost.of(anchors) < AnchorCost.of($0) }) ?? true { best = anchors }
  }

  /// Whether a scalar certainly ends a word, for the matcher and for the word scanner alike.
  private static func separates(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar != "_" : Mark(scalar) != nil
  }

  private static func beginsOutsideWord(_ node: RegexNode) -> Bool {
    switch node {
    case .boundary: true
    case .literal(let scalar): Letters.fold(scalar) == 0 && separates(scalar)
    case .set(let set): set.kind == .separator
    case .repetition(let node, let least, _): least > 0 && beginsOutsideWord(node)
    default: false
    }
  }
}
