import Synchronization

/// One occurrence of a pattern.
package struct PatternMatch: Hashable, Sendable {
  /// Bytes of the text; never empty.
  package var range: Range<Int>
  /// Which of the concept's phrases matched, from 0.
  package var phrase: Int
}

/// What a concept's phrases look like to PCRE2. Immutable, and shared between threads.
///
/// It compiles itself on first use. The text need not be valid UTF-8: invalid bytes match nothing.
package final class Pattern: Sendable {
  private enum Origin: Sendable {
    case phrases([ResolvedPhrase])
    case deferred(@Sendable () throws -> CompiledConcept)
  }

  private let origin: Origin
  private let program = AtomicLazyReference<PatternProgram>()

  init(phrases: [ResolvedPhrase]) { origin = .phrases(phrases) }

  init(deferred: @escaping @Sendable () throws -> CompiledConcept) { origin = .deferred(deferred) }

  private func phrases() throws(PhraseError) -> [ResolvedPhrase] {
    switch origin {
    case .phrases(let phrases): return phrases
    case .deferred(let compile):
      do {
        return try compile().pattern.phrases()
      } catch let error as PhraseError {
        throw error
      } catch {
        throw PhraseError(message: "\(error)", column: 1)
      }
    }
  }

  /// Compiles now instead of on first use. Throws when PCRE2 refuses, as it may a raw pattern.
  package func prepare() throws(PhraseError) {
    if let failure = compiled().failure { throw failure }
  }

  /// Calls `body` for all matches in a range of the text, leftmost first, none overlapping another.
  ///
  /// Tests such as `\b` see what stands before the range but not what follows it. A search that
  /// exceeds its limits ends early and is counted in `scratch.gaveUp`.
  package func forEachMatch(
    in text: UnsafeBufferPointer<UInt8>, range: Range<Int>, scratch: MatchScratch,
    _ body: (PatternMatch) -> Void
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    let program = compiled()
    if program.failure != nil {
      scratch.gaveUp += 1
    } else if program.parts.count == 1 {
      var start = range.lowerBound
      while let match = scratch.match(program.parts[0], text, start..<range.upperBound) {
        body(match)
        start = match.range.upperBound
      }
    } else {
      merge(program.parts, text, range, scratch, body)
    }
  }

  /// All matches in a range of the text; as `forEachMatch`.
  package func matches(
    in text: UnsafeBufferPointer<UInt8>, range: Range<Int>, scratch: MatchScratch
  ) -> [PatternMatch] {
    var found: [PatternMatch] = []
    forEachMatch(in: text, range: range, scratch: scratch) { found.append($0) }
    return found
  }

  /// Whether a range of the text holds a match; as `forEachMatch`, stopping at the first.
  package func matches(
    anywhereIn text: UnsafeBufferPointer<UInt8>, range: Range<Int>, scratch: MatchScratch
  ) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    return compiled().parts.contains { scratch.match($0, text, range) != nil }
  }

  /// A pattern too large for one program is several; together they match as one would.
  private func merge(
    _ parts: [OpaquePointer], _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    _ scratch: MatchScratch, _ body: (PatternMatch) -> Void
  ) {
    var start = range.lowerBound
    var pending = parts.map { scratch.match($0, text, range) }
    while true {
      var first: PatternMatch?
      for (index, part) in parts.enumerated() {
        if let match = pending[index], match.range.lowerBound < start {
          pending[index] = scratch.match(part, text, start..<range.upperBound)
        }
        if let match = pending[index],
          first.map({ match.range.lowerBound < $0.range.lowerBound }) ?? true
        {
          first = match
        }
      }
      guard let first else { return }
      body(first)
      start = first.range.upperBound
    }
  }

  private func compiled() -> PatternProgram {
    if let program = program.load() { return program }
    let made: PatternProgram
    do { made = PatternProgram(try phrases()) } catch { made = PatternProgram(failure: error) }
    return program.storeIfNil(made)
  }

  /// The pattern as PCRE2 gets it, for tests and for explaining a lexicon.
  package func source() throws(PhraseError) -> String {
    let numbered = try phrases().enumerated().map { (number: $0.offset, phrase: $0.element) }
    return String(decoding: PatternWriter.pattern(for: numbered), as: UTF8.self)
  }
}
