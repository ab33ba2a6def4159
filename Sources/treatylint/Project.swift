import Findings
import Lexicons
import Linting
import Projects

/// What holds for each file of a run: its configuration, and a linter made from it. Both are made once.
final class Project {
  private let options: LexiconOptions
  private let language: String?
  private var configurations: [String: Configuration] = [:]
  /// The configuration file by the folder of the bill; nil where there is none.
  private var found: [String: String?] = [:]
  /// The linters made so far, in order, and which of them holds for which settings.
  private(set) var made: [Linter] = []
  private var linters: [String: Int] = [:]

  /// - Parameter language: the language that the user named for all files.
  init(options: LexiconOptions, language: String? = nil) {
    self.options = options
    self.language = language
  }

  /// The configuration that holds for a path; for nil, that of the working folder.
  func configuration(for path: String?) throws(RunError) -> Configuration {
    if options.noConfig { return Configuration() }
    guard let found = try file(for: path) else { return Configuration() }
    if let known = configurations[found] { return known }
    let configuration = try ConfigurationFile.read(found)
    configurations[found] = configuration
    return configuration
  }

  private func file(for path: String?) throws(RunError) -> String? {
    if let config = options.config { return Files.absolute(config) }
    let path = Files.absolute(path ?? ".")
    let folder = Files.isFolder(path) ? path : PathText.folder(of: path)
    if let known = found[folder] { return known }
    let file = try ConfigurationFile.find(from: folder)
    found[folder] = .some(file)
    return file
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
    if let known = linters[key] { return made[known] }
    let linter = try make(settings)
    linters[key] = made.count
    made.append(linter)
    return linter
  }

  private func make(_ settings: ConfigurationLayer.Settings) throws -> Linter {
    let (lexicon, isOwn) = try options.lexicon(settings.lexicons.map(\.value))
    let rules = try options.select(lexicon.rules, settings)
    var severities: [String: Severity] = [:]
    for rule in rules {
      if case .severity(let severity) = settings.state(of: rule) { severities[rule.id] = severity }
    }
    let profiles = settings.profiles?.value ?? [Self.profile]
    // Each name is looked up by itself first, so that an error stands where the name does.
    try Self.at(settings.profiles?.origin) { () throws(RunError) in
      _ = try Yardstick(profiles, lexicon: lexicon)
    }
    for safeguard in settings.safeguards {
      try Self.at(safeguard.origin) { () throws(RunError) in
        _ = try Yardstick(profiles, lexicon: lexicon, elsewhere: [safeguard.value])
      }
    }
    do {
      return try Linter(
        lexicon: lexicon, rules: rules, profiles: profiles, language: settings.language?.value,
        severities: severities, elsewhere: settings.safeguards.map(\.value),
        vetting: isOwn ? .thorough : .trusting)
    } catch {
      switch error {
      case .lexicon(let errors): throw LexiconFailure(errors: errors)
      case .run(let error):
        // What is left to be unknown is the language.
        try Self.at(settings.language?.origin) { () throws(RunError) in throw error }
        throw error
      }
    }
  }

  /// What bills are measured by unless somebody says otherwise.
  static let profile = "pi-eff-2023"

  /// Runs what may throw an error without a place, and gives it that of a setting.
  private static func at(
    _ origin: Origin?, _ body: () throws(RunError) -> Void
  ) throws(RunError) {
    do throws(RunError) {
      try body()
    } catch {
      guard case .file(let path, let line) = origin else { throw error }
      throw RunError(path: Files.printed(path), line: line, message: error.message)
    }
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
