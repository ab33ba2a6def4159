import CPCRE2

/// Tries raw patterns before they are let near a document.
enum PatternVetting {
  private static let stepLimit: UInt32 = 20_000
  private static let repetitions = 30
  private static let longestText = 4_000

  /// Throws when PCRE2 refuses the pattern, or when it takes too many steps over texts made up to
  /// provoke it. Passing is no proof of speed; a limit guards every search besides.
  static func check(_ raw: RawPattern) throws(PhraseError) {
    let code: OpaquePointer
    switch PatternProgram.compile(raw.source) {
    case .success(let compiled): code = compiled
    case .failure(let problem):
      let column = raw.source.column(of: problem.offset) + 1
      throw PhraseError(message: problem.message, column: column)
    }
    defer { pcre2_code_free_8(code) }
    let scratch = MatchScratch(matchLimit: stepLimit)
    for text in hostileTexts(for: raw.nodes) {
      text.withUnsafeBufferPointer { text in
        var start = 0
        while let match = scratch.match(code, text, start..<text.count) {
          start = match.range.upperBound
        }
      }
      if scratch.gaveUp > 0 {
        throw PhraseError(message: "pattern can take exponential time", column: 1)
      }
    }
  }

  private static func hostileTexts(for nodes: [RegexNode]) -> [[UInt8]] {
    var texts: [[UInt8]] = ["a", " ", "a ", "the ", "7", ",", "ab", "A a-"].map {
      Array(String(repeating: $0, count: 200).utf8)
    }
    for choice in 0..<3 {
      let full = sample(nodes, repeating: repetitions, choice: choice)
      texts.append(full)
      // Nearly a match, so that the pattern must try all its ways before it gives up; and then a
      // whole one, or PCRE2 would miss a letter that it needs and never begin.
      for cut in [0, 1, 2, 5, 12] where full.count > cut {
        for stop: UInt8 in [0x01, 0x0A] { texts.append(full.dropLast(cut) + [stop] + full) }
      }
      texts.append(full + [0x01])
      texts.append(full + full)
    }
    return texts
  }

  /// A text that the nodes match, more or less, with every open repetition drawn out.
  private static func sample(_ nodes: [RegexNode], repeating count: Int, choice: Int) -> [UInt8] {
    var text: [UInt8] = []
    for node in nodes {
      switch node {
      case .literal(let scalar): text.append(contentsOf: UTF8.encode(scalar)!)
      case .set(let set): text.append(set.sample)
      case .boundary, .assertion, .look: break
      case .group(let alternatives):
        text += sample(
          alternatives[choice % alternatives.count], repeating: count, choice: choice)
      case .repetition(let node, let least, let most):
        let times = max(least, min(most ?? count, count))
        let once = sample([node], repeating: count, choice: choice)
        for _ in 0..<times where text.count < longestText { text += once }
      }
      if text.count >= longestText { break }
    }
    return text
  }
}
