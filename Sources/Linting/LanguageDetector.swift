import Bills
import Lexicons
import Words

/// Tells the language of a bill by its most frequent words.
struct LanguageDetector: Sendable {
  private let languages: [(id: String, words: Set<Int32>)]
  /// The share of words that must be among a language's common ones.
  private static let leastShare = 0.12

  init(_ lexicon: Lexicon, table: LanguageTable) {
    languages = lexicon.structures.map { structure in
      var words = Set<Int32>()
      for word in structure.lists["common-words"] ?? [] {
        let folded = Letters.folded(word.unicodeScalars)
        let id = folded.withUnsafeBufferPointer {
          table.words.number(of: $0, hash: WordHash(folded).value)
        }
        if let id { words.insert(id) }
      }
      return (structure.language, words)
    }
  }

  /// The language of a bill, or nil for one that is not shipped.
  func language(of bill: Bill) -> String? {
    var total = 0
    var counts = Array(repeating: 0, count: languages.count)
    for token in bill.tokens.prefix(20_000) where token.kind == .word {
      total += 1
      for (index, language) in languages.enumerated() where language.words.contains(token.word) {
        counts[index] += 1
      }
    }
    guard total > 0, let best = counts.indices.max(by: { counts[$0] < counts[$1] }) else {
      return nil
    }
    return Double(counts[best]) / Double(total) >= Self.leastShare ? languages[best].id : nil
  }
}
