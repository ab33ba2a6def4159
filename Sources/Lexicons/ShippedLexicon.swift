import CLexicons
import FoundationEssentials

extension Lexicon {
  /// The lexicon that travels inside the binary.
  ///
  /// Throws where the embedded form does not decode: it is written by the build of the project, so
  /// this means a broken build and not a user's mistake.
  package static func shipped() throws(LexiconError) -> Lexicon {
    let bytes = UnsafeBufferPointer(start: tl_lexicons(), count: tl_lexicons_size())
    do {
      return try JSONDecoder().decode(Lexicon.self, from: Data(bytes))
    } catch {
      throw LexiconError(
        path: "embedded lexicon", line: 0, key: "", message: "does not decode: \(error)")
    }
  }

  /// The embedded form: JSON with sorted keys, so that it changes only when the lexicon does.
  package func compiledForm() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(withoutLines))
  }
}
