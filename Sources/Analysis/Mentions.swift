import Bills
import Lexicons
import Patterns
import Words

/// Where the concepts of a language occur in a bill.
///
/// A word of the bill selects the few concepts it can belong to; PCRE2 runs for these alone, on the
/// sentence that holds the word.
package struct Mentions: Sendable {
  private let language: CompiledLanguage
  /// By concept number, ranges of the logical text in order.
  private var places: [[Range<Int>]]
  /// Searches that PCRE2 gave up, as too many steps; their matches are missing.
  package private(set) var gaveUp = 0

  package init(of bill: Bill, clauses: [Clause], language: CompiledLanguage) {
    self.language = language
    places = Array(repeating: [], count: language.ids.count)
    let candidates = Self.candidates(bill.words, language)
    let scratch = MatchScratch()
    let ranges = clauses.flatMap(\.sentences) + bill.provisions.compactMap(\.heading)
    var wanted = Set<Int32>()
    bill.document.text.withUnsafeBufferPointer { text in
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        wanted.removeAll(keepingCapacity: true)
        for token in bill.tokens(in: range) where token.word >= 0 {
          wanted.formUnion(candidates[Int(token.word)])
        }
        for concept in wanted.sorted() {
          places[Int(concept)] += language.matches(
            of: Int(concept), in: text, range: range, scratch: scratch)
        }
      }
    }
    gaveUp = scratch.gaveUp
  }

  /// For each distinct word of the bill, the concepts it may belong to.
  private static func candidates(
    _ words: WordTable, _ language: CompiledLanguage
  ) -> [[Int32]] {
    (0..<Int32(words.count)).map { language.index.concepts(forWord: Array(words.bytes(of: $0))) }
  }

  /// The occurrences of a concept in a range, in order; none for a concept the language lacks.
  package func of(_ concept: String, in range: Range<Int>) -> ArraySlice<Range<Int>> {
    guard let number = language.numbers[concept] else { return [] }
    let all = places[number]
    let first = all.partitionPoint { $0.lowerBound >= range.lowerBound }
    var end = first
    while end < all.count, all[end].upperBound <= range.upperBound { end += 1 }
    return all[first..<end]
  }

  /// All occurrences of a concept.
  package func of(_ concept: String) -> [Range<Int>] {
    language.numbers[concept].map { places[$0] } ?? []
  }

  /// The occurrences of several concepts in a range, by place.
  package func of(_ concepts: [String], in range: Range<Int>) -> [Range<Int>] {
    guard concepts.count > 1 else { return concepts.first.map { Array(of($0, in: range)) } ?? [] }
    return concepts.flatMap { of($0, in: range) }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  package func has(_ concept: String, in range: Range<Int>) -> Bool {
    !of(concept, in: range).isEmpty
  }

  package func hasAny(_ concepts: [String], in range: Range<Int>) -> Bool {
    concepts.contains { has($0, in: range) }
  }

  /// The last occurrence that ends at or before an offset, within a range.
  package func last(_ concepts: [String], before offset: Int, in range: Range<Int>) -> Range<Int>? {
    guard offset > range.lowerBound else { return nil }
    return concepts.compactMap { of($0, in: range.lowerBound..<offset).last }
      .max { $0.lowerBound < $1.lowerBound }
  }
}
