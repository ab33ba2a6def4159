import Bills
import Patterns

/// The concepts of one language, numbered and ready to be looked for. Immutable and shared.
package struct CompiledLanguage: Sendable {
  package let language: String
  /// Concept ids by number.
  package let ids: [String]
  package let numbers: [String: Int]
  package let index: CandidateIndex
  let found: [CompiledConcept]
  let excepted: [Exceptions?]

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
    let structure = lexicon.structures.first { $0.language == language }
    var forms = WordForms.none
    if let structure {
      do {
        forms = try WordForms(irregular: structure.forms, suffixes: structure.endings)
      } catch {
        errors.append(
          LexiconError(path: structure.path, line: 0, key: "forms", message: error.message))
      }
    }
    var parsed: [String: [Phrase]] = [:]
    for concept in concepts {
      parsed[concept.id] = Self.parse(concept.phrases, concept, "phrases", &errors)
    }
    var compiler = PhraseCompiler(forms: forms, vetting: vetting) { id in
      guard let phrases = parsed[id] else { throw PhraseCompiler.UnknownConcept() }
      return phrases
    }
    var ids: [String] = []
    var found: [CompiledConcept] = []
    var excepted: [Exceptions?] = []
    for concept in concepts {
      let phrases = parsed[concept.id] ?? []
      guard !phrases.isEmpty else { continue }
      let margins = concept.except.map { Margin($0.text) }
      let exceptions = Self.parse(
        zip(concept.except, margins).map { Line(text: $1.phrase, number: $0.number) }, concept,
        "except", &errors)
      do {
        let matcher = try compiler.compile(phrases)
        let excepting =
          exceptions.isEmpty
          ? nil : Exceptions(concept: try compiler.compile(exceptions), margins: margins)
        ids.append(concept.id)
        found.append(matcher)
        excepted.append(excepting)
      } catch {
        errors.append(Self.place(error, concept, phrases, &compiler))
      }
    }
    self.language = language
    self.ids = ids
    numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($0.element, $0.offset) })
    self.found = found
    self.excepted = excepted
    index = CandidateIndex(found.map(\.anchors))
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
  package func matches(
    of concept: Int, in text: UnsafeBufferPointer<UInt8>, range: Range<Int>,
    scratch: MatchScratch
  ) -> [Range<Int>] {
    let matches = found[concept].pattern.matches(in: text, range: range, scratch: scratch)
      .map(\.range)
    guard !matches.isEmpty, let excepting = excepted[concept] else { return matches }
    let exceptions = excepting.ranges(in: text, range: range, scratch: scratch)
    return matches.filter { match in
      // An exception within the words found is about a part of them only.
      !exceptions.contains { exception in
        exception.overlaps(match)
          && (exception.lowerBound <= match.lowerBound || exception.upperBound >= match.upperBound)
      }
    }
  }
}

/// Phrases that keep a concept from matching.
struct Exceptions: Sendable {
  let concept: CompiledConcept
  let margins: [Margin]

  func ranges(
    in text: UnsafeBufferPointer<UInt8>, range: Range<Int>, scratch: MatchScratch
  ) -> [Range<Int>] {
    concept.pattern.matches(in: text, range: range, scratch: scratch).map { match in
      guard margins.indices.contains(match.phrase) else { return match.range }
      return margins[match.phrase].widen(match.range, in: text, within: range)
    }
  }
}

/// The words around an exception that it covers too: a phrase with `...6` at either end.
struct Margin: Sendable {
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
