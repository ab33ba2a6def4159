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

  /// - Parameter memory: of an earlier reading of the bill; afterwards, of this one.
  package init(
    of bill: Bill, clauses: [Clause], language: CompiledLanguage, memory: inout MentionMemory
  ) {
    self.language = language
    places = Array(repeating: [], count: language.ids.count)
    var sieve = PhraseSieve(bill.words, language)
    let scratch = MatchScratch()
    let text = bill.document.text
    let ranges =
      clauses.flatMap(\.sentences) + bill.provisions.compactMap(\.heading) + [bill.title]
    memory.begin(language.language)
    text.withUnsafeBufferPointer { bytes in
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        let found = memory.found(in: text, range) {
          language.mentions(
            in: bytes, range, candidates: sieve.candidates(bill.tokens(in: range)),
            scratch: scratch)
        }
        for (concept, place) in found.places {
          places[Int(concept)].append(
            range.lowerBound + place.lowerBound..<range.lowerBound + place.upperBound)
        }
        gaveUp += found.gaveUp
      }
    }
    memory.end()
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

extension CompiledLanguage {
  /// What a sentence holds of the concepts that its words make worth looking for.
  ///
  /// - Parameter candidates: numbers of entries, ascending.
  fileprivate func mentions(
    in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, candidates: [Int32],
    scratch: MatchScratch
  ) -> MentionMemory.Found {
    var found = MentionMemory.Found()
    let before = scratch.gaveUp
    var start = 0
    while start < candidates.count {
      let concept = entries[Int(candidates[start])].concept
      var end = start + 1
      while end < candidates.count, entries[Int(candidates[end])].concept == concept { end += 1 }
      for match in matches(
        of: Int(concept), in: text, range: range, candidates: Array(candidates[start..<end]),
        scratch: scratch)
      {
        found.places.append(
          (concept, match.lowerBound - range.lowerBound..<match.upperBound - range.lowerBound))
      }
      start = end
    }
    found.gaveUp = scratch.gaveUp - before
    return found
  }
}

/// Picks the phrases that a sentence may hold, by its words.
private struct PhraseSieve {
  /// For each word of the bill, what it meets; filled on first sight.
  private var postings: [[RequirementIndex.Posting]?]
  private var bits: [UInt8]
  private var touched: [Int32] = []
  private var lastSeen: [Int32]
  private var sentence: Int32 = 0
  private let words: WordTable
  private let index: RequirementIndex

  init(_ words: WordTable, _ language: CompiledLanguage) {
    self.words = words
    index = language.index
    postings = Array(repeating: nil, count: words.count)
    lastSeen = Array(repeating: 0, count: words.count)
    bits = Array(repeating: 0, count: language.entries.count)
  }

  /// The numbers of the candidate phrases, ascending.
  mutating func candidates(_ tokens: ArraySlice<Token>) -> [Int32] {
    sentence += 1
    touched.removeAll(keepingCapacity: true)
    for token in tokens where token.word >= 0 {
      let word = Int(token.word)
      guard lastSeen[word] != sentence else { continue }
      lastSeen[word] = sentence
      if postings[word] == nil {
        postings[word] = index.postings(forWord: words.bytes(of: token.word))
      }
      for posting in postings[word]! {
        let phrase = Int(posting.phrase)
        if bits[phrase] == 0 { touched.append(posting.phrase) }
        bits[phrase] |= posting.bit
      }
    }
    var found: [Int32] = []
    for phrase in touched {
      if bits[Int(phrase)] == index.complete[Int(phrase)] { found.append(phrase) }
      bits[Int(phrase)] = 0
    }
    return found.sorted()
  }
}
