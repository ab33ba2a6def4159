import Testing
import Words

@testable import Patterns

extension WordForms {
  static let english = try! WordForms(
    irregular: [
      "be": ["is", "are", "was", "were", "been", "being"],
      "person": ["persons", "people"],
      "seize": ["seizes", "seized", "seizing", "seizure", "seizures"],
    ],
    suffixes: ["s", "ed", "ing", "e>es", "e>ed", "e>ing", "y>ies", "y>ied", "ch+es", "sh+es"])
}

/// Compiles phrases, with other concepts by name at hand.
func compile(
  _ phrases: [String], concepts: [String: [String]] = [:],
  vetting: PhraseCompiler.Vetting = .thorough
) throws -> CompiledConcept {
  var compiler = PhraseCompiler(forms: .english, vetting: vetting) { id in
    guard let texts = concepts[id] else { throw PhraseCompiler.UnknownConcept() }
    return try texts.map { try Phrase($0) }
  }
  let concept = try compiler.compile(try phrases.map { try Phrase($0) })
  try concept.pattern.prepare()
  return concept
}

/// What a concept matches in a text, as text.
func found(_ concept: CompiledConcept, in text: String) -> [String] {
  let scratch = MatchScratch()
  let bytes = Array(text.utf8)
  let matches = bytes.withUnsafeBufferPointer {
    concept.pattern.matches(in: $0, range: 0..<$0.count, scratch: scratch)
  }
  return matches.map { String(decoding: bytes[$0.range], as: UTF8.self) }
}

/// What one phrase matches in a text.
func found(_ phrase: String, in text: String) throws -> [String] {
  found(try compile([phrase]), in: text)
}

/// The complaint about a phrase, or nil when there is none.
func complaint(_ phrase: String, concepts: [String: [String]] = [:]) -> PhraseError? {
  do {
    _ = try compile([phrase], concepts: concepts)
    return nil
  } catch let error as PhraseError {
    return error
  } catch {
    return PhraseError(message: "\(error)", column: 0)
  }
}

/// The folded words of a text.
func words(_ text: some Sequence<UInt8>) -> [String] {
  var found: [String] = []
  var scanner = WordScanner()
  Array(text).withUnsafeBufferPointer { text in
    scanner.forEachWord(in: text, range: 0..<text.count) { _, hash, folded in
      #expect(hash == WordHash(folded).value)
      found.append(String(decoding: folded, as: UTF8.self))
    }
  }
  return found
}
