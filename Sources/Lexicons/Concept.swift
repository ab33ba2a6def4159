/// How one language says one thing.
package struct Concept: Sendable, Codable {
  package let id: String
  package let language: String
  package let means: String
  package let phrases: [Line]
  package let except: [Line]
  /// Examples that the concept must match.
  package var matches: [Line]
  /// Examples that it must not match.
  package var passes: [Line]
  package let path: String
  package let line: Int
}

/// A line of a lexicon, with its place.
package struct Line: Sendable, Codable, Hashable {
  package let text: String
  /// From 1.
  package let number: Int

  package init(text: String, number: Int) {
    self.text = text
    self.number = number
  }
}
