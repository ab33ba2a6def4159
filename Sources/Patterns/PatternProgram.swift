import CPCRE2

/// Compiled PCRE2 code; freed with the object.
final class PatternProgram: @unchecked Sendable {
  // pcre2_code is not written to after compilation, so threads may share it.
  private(set) var parts: [OpaquePointer] = []
  private(set) var failure: PhraseError?

  static let options =
    PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_MULTILINE | PCRE2_NO_AUTO_CAPTURE
    | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C
  private static let partPhrases = 500

  init(failure: PhraseError) { self.failure = failure }

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
