/// A phrase with its word forms spelt out and its references followed.
struct ResolvedPhrase: Sendable {
  enum Body: Sendable {
    case pieces([ResolvedPiece])
    case raw([UInt8])
  }

  let body: Body
  let anchors: [Anchor]
  let leastWords: Int
}

/// The phrases of a concept that others refer to; shared, so that a chain of concepts stays small.
final class ResolvedConcept: Sendable {
  let phrases: [ResolvedPhrase]
  let anchors: [Anchor]
  let leastWords: Int

  init(phrases: [ResolvedPhrase]) {
    self.phrases = phrases
    anchors = Anchor.unique(phrases.flatMap(\.anchors))
    leastWords = phrases.map(\.leastWords).min() ?? 1
  }
}

/// A word whose last part may take several forms.
struct ResolvedWord: Sendable {
  /// Folded UTF-8 up to the last part, joints included.
  let head: ArraySlice<UInt8>
  /// The forms of the last part, each in all its spellings; one form unless written with `~`.
  let last: [[UInt8]]
  let isPrefix: Bool

  init(_ word: PhraseWord, forms: WordForms) {
    head = word.folded[..<word.lastPart]
    let tail = word.lastPart == 0 ? word.folded : Array(word.folded[word.lastPart...])
    isPrefix = word.ending == .prefix
    last = isPrefix ? [tail] : forms.spelt(word.ending == .forms ? forms.forms(of: tail) : [tail])
  }

  /// The rarest of the parts; the scanner splits words at hyphens and apostrophes, as they do.
  var anchors: [Anchor] {
    var best = last.map { isPrefix ? Anchor.prefix($0) : .word($0) }
    if head.isEmpty { return best }
    let joints = [PhraseWord.hyphen, PhraseWord.apostrophe]
    for part in head.split(whereSeparator: joints.contains) {
      let candidate = [Anchor.word(Array(part))]
      if AnchorCost.of(candidate) < AnchorCost.of(best) { best = candidate }
    }
    return best
  }
}

/// An element with nothing left to look up.
enum ResolvedPiece: Sendable {
  case word(ResolvedWord)
  case mark(Mark)
  case number
  case gap(words: Int)
  case group([[ResolvedPiece]], optional: Bool)
  case concept(ResolvedConcept)

  var isOptional: Bool {
    if case .group(_, optional: true) = self { return true }
    return false
  }

  var isMark: Bool {
    if case .mark = self { return true }
    return false
  }

  var anchors: [Anchor]? {
    switch self {
    case .word(let word): return word.anchors
    case .concept(let concept): return concept.anchors
    case .mark, .number, .gap, .group(_, optional: true): return nil
    case .group(let alternatives, optional: false):
      var union: [Anchor] = []
      for alternative in alternatives {
        guard let found = Self.anchors(of: alternative) else { return nil }
        union.append(contentsOf: found)
      }
      return union
    }
  }

  /// The cheapest set of words of which every match of the sequence holds at least one.
  static func anchors(of pieces: [ResolvedPiece]) -> [Anchor]? {
    var best: [Anchor]?
    var leastCost = Int.max
    for piece in pieces {
      guard let found = piece.anchors else { continue }
      let cost = AnchorCost.of(found)
      if cost < leastCost { (best, leastCost) = (found, cost) }
    }
    return best
  }

  static func leastWords(of pieces: [ResolvedPiece]) -> Int {
    var count = 0
    for piece in pieces {
      switch piece {
      case .word, .number: count += 1
      case .concept(let concept): count += concept.leastWords
      case .mark, .gap, .group(_, optional: true): break
      case .group(let alternatives, optional: false):
        count += alternatives.map(leastWords(of:)).min() ?? 0
      }
    }
    return count
  }
}
