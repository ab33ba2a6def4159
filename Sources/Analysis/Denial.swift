import Bills

extension Analysis {
  /// The words that take a safeguard back ("without", "whether or not"), or nil where it stands.
  ///
  /// They count when they stand within a few words before the safeguard, in its sentence, and no
  /// "unless" comes between.
  package func denial(of safeguard: Range<Int>) -> Range<Int>? {
    guard let clause = clause(at: safeguard.lowerBound) else { return nil }
    let sentence = clause.sentence(at: safeguard.lowerBound)
    let window = max(sentence.lowerBound, safeguard.lowerBound - 48)..<safeguard.upperBound
    return mentions.of(Asked.deniedCure, in: window).last { denial in
      // Words within the safeguard ("without reasonable excuse") are part of it.
      guard denial.lowerBound < safeguard.lowerBound else { return false }
      guard denial.upperBound < safeguard.lowerBound else { return true }
      return !bill.tokens(in: denial.upperBound..<safeguard.lowerBound).contains {
        $0.kind == .comma || $0.kind == .semicolon
      }
    }
  }

  /// Words for a message: single spaces, at most `limit` characters.
  package func quote(_ range: Range<Int>, limit: Int = 90) -> String {
    let words = bill.document.string(range).split { $0 == " " || $0 == "\n" }
      .joined(separator: " ")
    return words.count <= limit ? words : words.prefix(limit - 1) + "…"
  }
}
