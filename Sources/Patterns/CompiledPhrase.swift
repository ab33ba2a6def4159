/// One phrase ready to match, with what a text must hold for it to be worth trying.
package struct CompiledPhrase: Sendable {
  package let pattern: Pattern
  /// Every match holds a word of each of these groups. At most eight, the rarest.
  package let requirements: [[Anchor]]

  init(_ phrase: ResolvedPhrase) {
    pattern = Pattern(phrases: [phrase])
    switch phrase.body {
    case .pieces(let pieces): requirements = ResolvedPiece.requirements(of: pieces)
    case .raw: requirements = [phrase.anchors]
    }
  }
}

extension PhraseCompiler {
  /// Makes each phrase ready by itself; the result has the order of `phrases`.
  ///
  /// Throws as `compile` does, for the first phrase at fault.
  package mutating func compileEach(_ phrases: [Phrase]) throws(PhraseError) -> [CompiledPhrase] {
    var compiled: [CompiledPhrase] = []
    for phrase in phrases { compiled.append(CompiledPhrase(try resolve(phrase))) }
    return compiled
  }
}

extension ResolvedPiece {
  /// The groups of words of which every match of the sequence holds one each; rarest first.
  static func requirements(of pieces: [ResolvedPiece]) -> [[Anchor]] {
    var groups: [[Anchor]] = []
    collect(pieces, into: &groups)
    let ranked = groups.map { ($0, AnchorCost.of($0)) }.sorted { $0.1 < $1.1 }
    return ranked.prefix(8).map(\.0)
  }

  private static func collect(_ pieces: [ResolvedPiece], into groups: inout [[Anchor]]) {
    for piece in pieces {
      if case .group(let alternatives, optional: false) = piece, alternatives.count == 1 {
        collect(alternatives[0], into: &groups)
      } else if let anchors = piece.anchors {
        let unique = Anchor.unique(anchors)
        if !groups.contains(unique) { groups.append(unique) }
      }
    }
  }
}
