import Findings
import Lexicons
import Linting
import Projects

/// What holds for each file of a run: its configuration, and a linter made from it. Both are made once.
final class Project {
  private let options: LexiconOptions
  private let language: String?
  private var configurations: [String: Configuration] = [:]
  private var linters: [String: Linter] = [:]

  /// - Parameter language: the language that the user named for all files.
  init(options: LexiconOptions, language: String? = nil) {
    self.options = options
    self.language = language
  }

  /// The configuration that holds for a path; for nil, that of the working folder.
  func configuration(for path: String?) throws(RunError) -> Configuration {
    if options.noConfig { return Configuration() }
    let found =
      if let config = options.config { Files.absolute(config) } else {
        try ConfigurationFile.find(from: Files.absolute(path ?? "."))
      }
    guard let found else { return Configuration() }
    if let known = configurations[found] { return known }
    let configuration = try ConfigurationFile.read(found)
    configurations[found] = configuration
    return configuration
  }

  /// What holds for a path, options of the command line included.
  func settings(for path: String?) throws(RunError) -> ConfigurationLayer.Settings {
    var settings = try configuration(for: path).settings(for: Files.absolute(path ?? "."))
    if let profile = options.profile {
      settings.profiles = Setting(LexiconOptions.split(profile), .option("--profile"))
    }
    if let language { settings.language = Setting(language, .option("--language")) }
    return settings
  }

  /// The linter for a path.
  ///
  /// - Throws: an error of the configuration, or of lexicon files that it names.
  func linter(for path: String?) throws -> Linter {
    let settings = try settings(for: path)
    let key = settings.identity
    if let linter = linters[key] { return linter }
    let linter = try make(settings)
    linters[key] = linter
    return linter
  }

  private func make(_ settings: ConfigurationLayer.Settings) throws -> Linter {
    let (lexicon, isOwn) = try options.lexicon(settings.lexicons.map(\.value))
    let rules = try options.select(lexicon.rules, settings)
    var severities: [String: Severity] = [:]
    for rule in rules {
      if case .severity(let severity) = settings.state(of: rule) { severities[rule.id] = severity }
    }
    do {
      return try Linter(
        lexicon: lexicon, rules: rules, profiles: settings.profiles?.value ?? [Self.profile],
        language: settings.language?.value, severities: severities,
        elsewhere: settings.safeguards.map(\.value), vetting: isOwn ? .thorough : .trusting)
    } catch {
      switch error {
      case .lexicon(let errors): throw LexiconFailure(errors: errors)
      case .run(let error): throw Self.placed(error, settings)
      }
    }
  }

  /// What bills are measured by unless somebody says otherwise.
  static let profile = "pi-eff-2023"

  /// An error about a name, with the place in the configuration that names it.
  private static func placed(
    _ error: RunError, _ settings: ConfigurationLayer.Settings
  ) -> RunError {
    func isNamed(_ words: [String]) -> Bool { words.contains { error.message.contains("'\($0)'") } }
    let origins =
      settings.safeguards.filter { isNamed([$0.value.name] + $0.value.powers) }.map(\.origin)
      + [settings.profiles].compactMap { $0 }.filter { isNamed($0.value) }.map(\.origin)
      + [settings.language].compactMap { $0 }.filter { isNamed([$0.value]) }.map(\.origin)
    guard case .file(let path, let line) = origins.first else { return error }
    return RunError(path: Files.printed(path), line: line, message: error.message)
  }
}

extension ConfigurationLayer.Settings {
  /// The same for settings that give the same linter.
  fileprivate var identity: String {
    let rules = rules.map { "\($0.name)=\($0.state.value)" }
    let safeguards = safeguards.map { "\($0.value)" }
    let parts: [[String]] = [
      profiles?.value ?? [], [language?.value ?? "", locale?.value ?? ""], lexicons.map(\.value),
      rules, safeguards,
    ]
    return parts.map { $0.joined(separator: "\u{1}") }.joined(separator: "\u{2}")
  }
}
