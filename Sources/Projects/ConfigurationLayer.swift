import Findings
import Lexicons

/// What one `.treatylint.yml` says, before it is laid over what it extends.
package struct ConfigurationLayer: Sendable {
  /// What is set for a rule or a family.
  package enum RuleState: Hashable, Sendable {
    case on, off
    case severity(Severity)
  }

  /// What may hold for some files only.
  package struct Settings: Sendable {
    package var profiles: Setting<[String]>?
    package var language: Setting<String>?
    package var locale: Setting<String>?
    /// `error`, `warning`, `note` or `never`.
    package var failLevel: Setting<String>?
    package var lexicons: [Setting<String>] = []
    /// By rule or family, in the order of the file.
    package var rules: [(name: String, state: Setting<RuleState>)] = []
    package var safeguards: [Setting<ExternalSafeguard>] = []
  }

  /// The absolute path of the file.
  package let path: String
  /// The absolute folder that its paths are relative to.
  package let folder: String
  /// Absolute paths.
  package private(set) var extends: [Setting<String>] = []
  package private(set) var settings = Settings()
  package private(set) var overrides: [(files: PathPatterns, settings: Settings)] = []
  package private(set) var include: [Setting<PathPattern>] = []
  package private(set) var exclude: [Setting<PathPattern>] = []
  package private(set) var suppressions: [SuppressionEntry] = []

  /// - Parameters:
  ///   - path: the absolute path of the file.
  ///   - yaml: its text.
  /// - Throws: an error with line and key, and the nearest known key for a misspelt one.
  package init(path: String, yaml: String) throws(RunError) {
    self.path = path
    folder = PathText.folder(of: path)
    do {
      try read(Fields(yaml: yaml, path: path))
    } catch {
      throw RunError(path: error.path, line: error.line > 0 ? error.line : nil, message: error.text)
    }
  }

  private mutating func read(_ fields: Fields) throws(LexiconError) {
    var fields = fields
    extends = try fields.lines("extends").map {
      Setting(PathText.absolute($0.text, in: folder), .file(path, line: $0.number))
    }
    settings = try settings(&fields)
    include = try patterns("include", &fields)
    exclude = try patterns("exclude", &fields)
    for var record in try fields.records("overrides") {
      let files = try record.strings("files")
      guard !files.isEmpty else {
        throw record.error("files", "missing: name the files that this holds for")
      }
      overrides.append(
        (PathPatterns(files.map { PathPattern($0) }, folder: folder), try settings(&record)))
      try record.finish()
    }
    for record in try fields.records("suppressions") {
      suppressions.append(try SuppressionEntry(record, folder: folder))
    }
    try fields.finish()
  }

  private func patterns(
    _ key: String, _ fields: inout Fields
  ) throws(LexiconError) -> [Setting<PathPattern>] {
    try fields.lines(key).map {
      Setting(PathPattern($0.text), .file(path, line: $0.number))
    }
  }

  private func settings(_ fields: inout Fields) throws(LexiconError) -> Settings {
    var settings = Settings()
    let profiles = try fields.lines("profile")
    if let first = profiles.first {
      settings.profiles = Setting(profiles.map(\.text), .file(path, line: first.number))
    }
    settings.language = try word("language", &fields)
    settings.locale = try word("locale", &fields)
    settings.failLevel = try word("fail-level", &fields)
    let levels = Severity.allCases.map(\.rawValue) + ["never"]
    if let level = settings.failLevel, !levels.contains(level.value) {
      throw fields.error(
        "fail-level",
        "expected \(levels.reversed().joined(separator: ", ")), found '\(level.value)'")
    }
    settings.lexicons = try fields.lines("lexicons").map {
      Setting(PathText.absolute($0.text, in: folder), .file(path, line: $0.number))
    }
    for (rule, state) in try fields.pairs("rules") {
      settings.rules.append(
        (rule, Setting(try Self.state(state, rule, path), .file(path, line: state.number))))
    }
    for var record in try fields.records("external-safeguards") {
      let safeguard = ExternalSafeguard(
        name: try record.required("safeguard"), law: try record.required("law"),
        powers: try record.strings("for"))
      settings.safeguards.append(Setting(safeguard, .file(path, line: record.line)))
      try record.finish()
    }
    return settings
  }

  private func word(
    _ key: String, _ fields: inout Fields
  ) throws(LexiconError) -> Setting<String>? {
    try fields.string(key).map { Setting($0, .file(path, line: fields.line(of: key))) }
  }

  private static func state(
    _ line: Line, _ rule: String, _ path: String
  ) throws(LexiconError) -> RuleState {
    switch line.text {
    case "on", "true": return .on
    case "off", "false": return .off
    default:
      if let severity = Severity(rawValue: line.text) { return .severity(severity) }
      throw LexiconError(
        path: path, line: line.number, key: "rules.\(rule)",
        message: "expected on, off, error, warning or note, found '\(line.text)'")
    }
  }
}

/// A value of the configuration and where it comes from.
package struct Setting<Value: Sendable>: Sendable {
  package let value: Value
  package let origin: Origin

  package init(_ value: Value, _ origin: Origin) {
    self.value = value
    self.origin = origin
  }
}

/// Where a value of the configuration comes from.
package enum Origin: Hashable, Sendable, CustomStringConvertible {
  case standard
  case option(String)
  case file(String, line: Int)

  package var description: String {
    switch self {
    case .standard: "default"
    case .option(let name): name
    case .file(let path, let line): "\(path):\(line)"
    }
  }
}
