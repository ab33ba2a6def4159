/// What the sentences of a bill were found to hold, so that a next reading of the same bill looks only
/// at those that changed.
///
/// What a sentence holds depends on its words and on what stands close before it, and on nothing else.
package struct MentionMemory: Sendable {
  /// What was found in one sentence.
  struct Found: Sendable {
    /// Concepts by number, with their places counted from the start of the sentence.
    var places: [(concept: Int32, range: Range<Int>)] = []
    /// Searches that were given up.
    var gaveUp = 0
  }

  /// A sentence with what stands before it, as far as patterns look back.
  private struct Sentence: Hashable, Sendable {
    /// In bytes; generously.
    static let lookbehind = 160

    let bytes: ArraySlice<UInt8>
    let count: Int

    init(_ text: [UInt8], _ range: Range<Int>) {
      bytes = text[max(0, range.lowerBound - Self.lookbehind)..<range.upperBound]
      count = range.count
    }

    static func == (left: Sentence, right: Sentence) -> Bool {
      left.count == right.count && left.bytes == right.bytes
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(count)
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  private var language = ""
  private var known: [Sentence: Found] = [:]
  private var seen: [Sentence: Found] = [:]

  private let isKept: Bool

  package init() { isKept = true }

  private init(isKept: Bool) { self.isKept = isKept }

  /// Of a text that is read once: keeps nothing.
  package static var none: MentionMemory { MentionMemory(isKept: false) }

  /// Starts a reading. What is known of another language is of no use.
  mutating func begin(_ language: String) {
    if language != self.language { known = [:] }
    self.language = language
    guard isKept else { return }
    seen = Dictionary(minimumCapacity: known.count + known.count / 8)
  }

  /// Ends it: sentences that were not seen again are forgotten.
  mutating func end() {
    known = seen
    seen = [:]
  }

  /// What a sentence holds: as known, or as `find` says.
  mutating func found(
    in text: [UInt8], _ range: Range<Int>, or find: () -> Found
  ) -> Found {
    guard isKept else { return find() }
    let sentence = Sentence(text, range)
    let found = known[sentence] ?? find()
    seen[sentence] = found
    return found
  }
}
