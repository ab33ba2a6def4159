import Findings
import Lexicons

/// What a project's `.treatylint.yml` says.
package struct Configuration: Sendable {
  package var profiles: [String]?
  /// Folders of lexicon files, as paths that can be opened.
  package var lexicons: [String] = []
  /// Rules and families that are switched off.
  package var rulesOff: [String] = []

  package init() {}

  /// - Parameters:
  ///   - path: the file, for errors.
  ///   - folder: what relative paths in it start from.
  /// - Throws: an error with line and key, and the nearest known key for a misspelt one.
  package init(yaml: String, path: String, folder: String) throws(RunError) {
    do {
      try self.init(fields: Fields(yaml: yaml, path: path), folder: folder)
    } catch {
      throw RunError(path: error.path, line: error.line > 0 ? error.line : nil, message: error.text)
    }
  }

  private init(fields: Fields, folder: String) throws(LexiconError) {
    var fields = fields
    let profiles = try fields.strings("profile")
    self.profiles = profiles.isEmpty ? nil : profiles
    lexicons = try fields.strings("lexicons").map { $0.hasPrefix("/") ? $0 : folder + "/" + $0 }
    for (rule, state) in try fields.pairs("rules") {
      guard state.text == "on" || state.text == "off" else {
        throw LexiconError(
          path: fields.path, line: state.number, key: "rules.\(rule)",
          message: "expected on or off, found '\(state.text)'")
      }
      if state.text == "off" { rulesOff.append(rule) }
    }
    try fields.finish()
  }
}
