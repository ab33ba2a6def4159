import Findings
import Lexicons

/// The configuration of a project: its file laid over those that it extends.
package struct Configuration: Sendable {
  /// From the outermost that is extended to the file itself.
  package private(set) var layers: [ConfigurationLayer] = []

  /// The configuration of those who have none.
  package init() {}

  /// Reads a file and those that it extends.
  ///
  /// - Parameters:
  ///   - path: the absolute path of the file.
  ///   - text: the text at an absolute path.
  /// - Throws: an error of a file, or of files that extend each other.
  package init(
    path: String, text: (String) throws(RunError) -> String
  ) throws(RunError) {
    try add(path, from: [], text: text)
  }

  private mutating func add(
    _ path: String, from chain: [String], text: (String) throws(RunError) -> String
  ) throws(RunError) {
    guard !chain.contains(path) else {
      throw RunError(
        path: path, message: "extends itself, through \(chain.joined(separator: ", "))")
    }
    guard chain.count < 16 else {
      throw RunError(path: path, message: "extends more than 16 files one after the other")
    }
    guard !layers.contains(where: { $0.path == path }) else { return }
    let layer = try ConfigurationLayer(path: path, yaml: try text(path))
    for base in layer.extends { try add(base.value, from: chain + [path], text: text) }
    layers.append(layer)
  }

  /// What holds for a file: the overrides that name it after what holds for all.
  package func settings(for path: String) -> ConfigurationLayer.Settings {
    var result = ConfigurationLayer.Settings()
    for layer in layers { result.add(layer.settings) }
    for layer in layers {
      for override in layer.overrides where override.files.name(path) {
        result.add(override.settings)
      }
    }
    return result
  }

  /// Whether a file found in a folder is checked: it is included, where anything is, and not excluded.
  package func takes(_ path: String) -> Bool {
    let included = layers.compactMap { verdict($0.include, $0, path) }.last
    let excluded = layers.compactMap { verdict($0.exclude, $0, path) }.last
    let isIncluded = included ?? layers.allSatisfy(\.include.isEmpty)
    return isIncluded && !(excluded ?? false)
  }

  private func verdict(
    _ patterns: [Setting<PathPattern>], _ layer: ConfigurationLayer, _ path: String
  ) -> Bool? {
    PathPatterns(patterns.map(\.value), folder: layer.folder).verdict(on: path)
  }

  /// The suppressions that name a file.
  package func suppressions(for path: String) -> [SuppressionEntry] {
    layers.flatMap(\.suppressions).filter { $0.files.name(path) }
  }
}

extension ConfigurationLayer.Settings {
  /// Lays other settings over these: one value replaces another, lists grow.
  mutating func add(_ other: Self) {
    profiles = other.profiles ?? profiles
    language = other.language ?? language
    locale = other.locale ?? locale
    failLevel = other.failLevel ?? failLevel
    lexicons += other.lexicons
    rules += other.rules
    safeguards += other.safeguards
  }

  /// What was said last of a rule, by its id or else by its family.
  package func state(of rule: Rule) -> ConfigurationLayer.RuleState? {
    let named = rules.last { $0.name == rule.id } ?? rules.last { $0.name == rule.family }
    return named?.state.value
  }
}
