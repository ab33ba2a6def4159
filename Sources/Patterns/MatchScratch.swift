import CPCRE2

/// The memory that matching writes to. Each task makes one and keeps it to itself.
package final class MatchScratch {
  /// Searches that ended early because they went past a limit; their later matches are missing.
  package internal(set) var gaveUp = 0

  private let data: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer?

  /// Allocates about 40 KiB; the JIT's stack may grow to 512 KiB.
  ///
  /// - Parameter matchLimit: Steps that PCRE2 may take from one starting point.
  package init(matchLimit: UInt32 = 200_000) {
    data = pcre2_match_data_create_8(1, nil)!
    context = pcre2_match_context_create_8(nil)!
    stack = pcre2_jit_stack_create_8(32 << 10, 512 << 10, nil)
    pcre2_set_match_limit_8(context, matchLimit)
    // Kibibytes; these two bind the interpreter only.
    pcre2_set_heap_limit_8(context, 16 << 10)
    pcre2_set_depth_limit_8(context, matchLimit)
    if let stack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
  }

  /// The first match that starts and ends within the range.
  func match(
    _ code: OpaquePointer, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> PatternMatch? {
    guard let base = text.baseAddress, !range.isEmpty else { return nil }
    var status = pcre2_match_8(
      code, base, range.upperBound, range.lowerBound, PCRE2_NOTEMPTY, data, context)
    if status == PCRE2_ERROR_JIT_STACKLIMIT {
      status = pcre2_match_8(
        code, base, range.upperBound, range.lowerBound, PCRE2_NOTEMPTY | PCRE2_NO_JIT, data, context
      )
    }
    if status == PCRE2_ERROR_NOMATCH { return nil }
    guard status >= 0, let pairs = pcre2_get_ovector_pointer_8(data), pairs[0] < pairs[1] else {
      gaveUp += 1
      return nil
    }
    return PatternMatch(range: Int(pairs[0])..<Int(pairs[1]), phrase: phraseNumber())
  }

  private func phraseNumber() -> Int {
    guard var mark = pcre2_get_mark_8(data) else { return 0 }
    var number = 0
    while mark.pointee != 0 {
      number = number * 10 + Int(mark.pointee) - 0x30
      mark += 1
    }
    return number
  }
}
