/// What is wrong with a lexicon file, and where.
package struct LexiconError: Error, Hashable, Sendable {
  /// The file, as it was named when it was read.
  package let path: String
  /// Line, from 1; 0 where the whole file is meant.
  package let line: Int
  /// The key at fault, as a path: `check.cure`; empty for the file as a whole.
  package let key: String
  /// What was expected, one line, lower case.
  package let message: String

  package init(path: String, line: Int, key: String, message: String) {
    self.path = path
    self.line = line
    self.key = key
    self.message = message
  }

  /// `key: message`, without the place.
  package var text: String { key.isEmpty ? message : "\(key): \(message)" }
}
