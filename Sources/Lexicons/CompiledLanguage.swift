import Bills
import Patterns

/// The concepts of one language, numbered and ready to be looked for. Immutable and shared.
package struct CompiledLanguage: Sendable {
  /// One phrase of a concept, or one of its exceptions.
  package struct Entry: Sendable {
    package let concept: Int32
    package let isException: Bool
    let pattern: Pattern
    let margin: Margin
  }

  package let language: String
  package let articles: Set<String>
  package let numberWords: [Int: String]
  /// Concept ids by number.
  package let ids: [String]
  package let numbers: [String: Int]
  /// All phrases, those of one concept together, exceptions last.
  package let entries: [Entry]
  /// Phrase numbers are those of `entries`.
  package let index: RequirementIndex
  private let entriesOfConcept: [Range<Int>]

  /// Compiles all concepts of a language.
  ///
  /// - Parameter vetting: thorough for files a user wrote; trusting for what `treatylint test` has
  ///   passed before it was shipped.
  /// - Returns: errors with the file and line of the phrase; concepts at fault are left out.
  package init(
    _ language: String, of lexicon: Lexicon, vetting: PhraseCompiler.Vetting,
    errors: inout [LexiconError]
  ) {
    let concepts = lexicon.concepts.filter { $0.language == language }
    var parsed: [String: [Phrase]] = [:]
    for concept in concepts {
      parsed[concept.id] = Self.parse(concept.phrases, concept, "phrases", &errors)
    }
    let forms = Self.forms(lexicon.structures.first { $0.language == language }, &errors)
    var compiler = PhraseCompiler(forms: forms, vetting: vetting) { id in
      guard let phrases = parsed[id] else { throw PhraseCompiler.UnknownConcept() }
      return phrases
    }
    var ids: [String] = []
    var entries: [Entry] = []
    var ranges: [Range<Int>] = []
    var requirements: [[[Anchor]]] = []
    for concept in concepts {
      let start = entries.count
      let margins = concept.except.map { Margin($0.text) }
      let exceptions = Self.parse(
        zip(concept.except, margins).map { Line(text: $1.phrase, number: $0.number) }, concept,
        "except", &errors)
      do {
        for phrase in try compiler.compileEach(parsed[concept.id] ?? []) {
          entries.append(
            Entry(
              concept: Int32(ids.count), isException: false, pattern: phrase.pattern,
              margin: .none))
          requirements.append(phrase.requirements)
        }
        for (phrase, margin) in zip(try compiler.compileEach(exceptions), margins) {
          entries.append(
            Entry(
              concept: Int32(ids.count), isException: true, pattern: phrase.pattern,
              margin: margin))
          requirements.append(phrase.requirements)
        }
        ids.append(concept.id)
        ranges.append(start..<entries.count)
      } catch {
        entries.removeLast(entries.count - start)
        requirements.removeLast(requirements.count - start)
        errors.append(Self.place(error, concept, parsed[concept.id] ?? [], &compiler))
      }
    }
    self.language = language
    articles = Set(
      lexicon.structures.first { $0.language == language }?.words.articles ?? [])
    let spelled = lexicon.structures.first { $0.language == language }?.words.numbers ?? [:]
    numberWords = Dictionary(spelled.map { ($0.value, $0.key) }) { min($0, $1) }
    self.ids = ids
    self.entries = entries
    entriesOfConcept = ranges
    numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($0.element, $0.offset) })
    index = RequirementIndex(requirements)
  }

  private static func forms(
    _ structure: Structure?, _ errors: inout [LexiconError]
  ) -> WordForms {
    guard let structure else { return .none }
    do {
      return try WordForms(
        irregular: structure.forms, suffixes: structure.endings, spellings: structure.spellings)
    } catch {
      errors.append(
        LexiconError(path: structure.path, line: 0, key: "forms", message: error.message))
      return .none
    }
  }

  private static func parse(
    _ lines: [Line], _ concept: Concept, _ key: String, _ errors: inout [LexiconError]
  ) -> [Phrase] {
    var phrases: [Phrase] = []
    for line in lines {
      do {
        phrases.append(try Phrase(line.text))
      } catch {
        errors.append(
          LexiconError(
            path: concept.path, line: line.number, key: "\(concept.id).\(key)",
            message: error.message))
      }
    }
    return phrases
  }

  /// Which phrase of a concept an error of the compiler is about.
  private static func place(
    _ error: PhraseError, _ concept: Concept, _ phrases: [Phrase],
    _ compiler: inout PhraseCompiler
  ) -> LexiconError {
    for (line, phrase) in zip(concept.phrases, phrases) {
      do {
        _ = try compiler.compile([phrase])
      } catch {
        return LexiconError(
          path: concept.path, line: line.number, key: "\(concept.id).phrases",
          message: error.message)
      }
    }
    return LexiconError(
      path: concept.path, line: concept.line, key: concept.id, message: error.message)
  }

  /// The places where a concept occurs in a range of a text, exceptions left out.
  ///
  /// - Parameter candidates: the entries of the concept worth trying, in order; all where nil.
  package func matches(
    of concept: Int, in text: UnsafeBufferPointer<UInt8>, range: Range<Int>,
    candidates: [Int32]? = nil, scratch: MatchScratch
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var exceptions: [Range<Int>] = []
    for number in candidates?.map(Int.init) ?? Array(entriesOfConcept[concept]) {
      let entry = entries[number]
      // Exceptions come last: without a match there is nothing to except.
      if entry.isException, found.isEmpty { break }
      for match in entry.pattern.matches(in: text, range: range, scratch: scratch) {
        if entry.isException {
          exceptions.append(entry.margin.widen(match.range, in: text, within: range))
        } else {
          found.append(match.range)
        }
      }
    }
    return Self.leftmostLongest(found).filter { match in
      // An exception within the words found is about a part of them only.
      !exceptions.contains { exception in
        exception.overlaps(match)
          && (exception.lowerBound <= match.lowerBound || exception.upperBound >= match.upperBound)
      }
    }
  }

  /// Of matches that overlap, the one that starts first; of those, the longest.
  private static func leftmostLongest(_ ranges: [Range<Int>]) -> [Range<Int>] {
    guard ranges.count > 1 else { return ranges }
    var kept: [Range<Int>] = []
    for range in ranges.sorted(by: {
      ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound)
    }) {
      if let last = kept.last, range.lowerBound < last.upperBound { continue }
      kept.append(range)
    }
    return kept
  }
}

/// The words around an exception that it covers too: a phrase with `...6` at either end.
struct Margin: Sendable {
  static let none = Margin("")

  let phrase: String
  let before: Int
  let after: Int

  init(_ text: String) {
    var words = text.split(separator: " ")
    before = Self.gap(words.first)
    if before > 0 { words.removeFirst() }
    after = Self.gap(words.last)
    if after > 0 { words.removeLast() }
    phrase = words.joined(separator: " ")
  }

  /// The width of a gap in words; 0 for anything else.
  private static func gap(_ word: Substring?) -> Int {
    guard let word, word.hasPrefix("...") else { return 0 }
    return word.count == 3 ? 8 : Int(word.dropFirst(3)) ?? 0
  }

  func widen(
    _ match: Range<Int>, in text: UnsafeBufferPointer<UInt8>, within range: Range<Int>
  ) -> Range<Int> {
    if before == 0, after == 0 { return match }
    var upper = match.upperBound
    var left = after
    while left > 0, upper < range.upperBound, text[upper] != UInt8(ascii: ";") {
      let isBlank = text[upper] <= 0x20
      upper += 1
      if !isBlank, upper == range.upperBound || text[upper] <= 0x20 { left -= 1 }
    }
    var lower = match.lowerBound
    left = before
    while left > 0, lower > range.lowerBound, text[lower - 1] != UInt8(ascii: ";") {
      let isBlank = text[lower - 1] <= 0x20
      lower -= 1
      if !isBlank, lower == range.lowerBound || text[lower - 1] <= 0x20 { left -= 1 }
    }
    return lower..<upper
  }
}
