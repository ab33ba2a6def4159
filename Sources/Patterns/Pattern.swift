import CPCRE2
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
  private let phrases: [ResolvedPhrase]
  private let program = AtomicLazyReference<PatternProgram>()

  init(phrases: [ResolvedPhrase]) { self.phrases = phrases }

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
    return program.storeIfNil(PatternProgram(phrases))
  }

  /// The pattern as PCRE2 gets it, for tests and for explaining a lexicon.
  package var source: String {
    String(
      decoding: PatternWriter.pattern(for: phrases.enumerated().map { ($0.offset, $0.element) }),
      as: UTF8.self)
  }
}

/// Compiled PCRE2 code; freed with the object.
final class PatternProgram: @unchecked Sendable {
  // pcre2_code is not written to after compilation, so threads may share it.
  private(set) var parts: [OpaquePointer] = []
  private(set) var failure: PhraseError?

  static let options =
    PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_MULTILINE | PCRE2_NO_AUTO_CAPTURE
    | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C
  private static let partPhrases = 500

  init(_ phrases: [ResolvedPhrase]) {
    // One order over all parts, as if they were one pattern.
    let numbered = phrases.enumerated().map { (number: $0.offset, phrase: $0.element) }
      .sorted { ($1.phrase.leastWords, $0.number) < ($0.phrase.leastWords, $1.number) }
    var start = 0
    while start < numbered.count, failure == nil {
      let end = min(start + Self.partPhrases, numbered.count)
      add(numbered[start..<end])
      start = end
    }
  }

  deinit {
    for part in parts { pcre2_code_free_8(part) }
  }

  private func add(_ phrases: ArraySlice<(number: Int, phrase: ResolvedPhrase)>) {
    switch Self.compile(PatternWriter.pattern(for: Array(phrases))) {
    case .success(let code): parts.append(code)
    case .failure(let problem) where problem.isTooLarge && phrases.count > 1:
      let middle = phrases.startIndex + phrases.count / 2
      add(phrases[..<middle])
      add(phrases[middle...])
    case .failure(let problem):
      failure = PhraseError(message: problem.message, column: 1)
    }
  }

  /// Why PCRE2 refused a pattern, and at which byte.
  struct Refusal: Error {
    var code: Int32
    var offset: Int
    var isTooLarge: Bool { code == 120 || code == 186 }

    var message: String {
      var buffer = [UInt8](repeating: 0, count: 160)
      let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
      return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
    }
  }

  static func compile(_ source: [UInt8]) -> Result<OpaquePointer, Refusal> {
    var code: Int32 = 0
    var offset = 0
    guard let compiled = pcre2_compile_8(source, source.count, options, &code, &offset, nil) else {
      return .failure(Refusal(code: code, offset: offset))
    }
    // Without a JIT the interpreter does the same work, only slower.
    _ = pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
    return .success(compiled)
  }
}
