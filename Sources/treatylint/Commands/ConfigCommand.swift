import ArgumentParser
import Findings
import Lexicons
import Projects

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Look at the configuration.",
    subcommands: [ShowCommand.self])

  struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print what holds for a bill, and where each value comes from.",
      discussion: """
        Everything that is set, with the file and the line that sets it. With every rule where \
        --rules is given.

        Example: treatylint config show bills/cybercrime.md
        """)

    @Argument(help: "The bill; else the working folder.")
    var path: String = "."

    @Flag(help: "Print the state of every rule too.")
    var rules = false

    @OptionGroup var lexicons: LexiconOptions

    mutating func run() throws {
      let text = try Failures.reported {
        let project = Project(options: lexicons)
        // Names are looked up too, so that what is printed is what a run would take.
        let linter = try project.linter(for: path)
        let listing = ConfigurationListing(
          configuration: try project.configuration(for: path),
          settings: try project.settings(for: path), path: Files.absolute(path))
        return listing.text(
          rules: rules ? linter.allRules : [], running: Set(linter.rules.map(\.id)))
      }
      Console.print(text)
    }
  }
}

/// A configuration as it holds for one file, each value with its origin.
struct ConfigurationListing {
  let configuration: Configuration
  let settings: ConfigurationLayer.Settings
  let path: String

  /// - Parameters:
  ///   - rules: the rules to list; none for those that the configuration names.
  ///   - running: the ids of the rules that run.
  func text(rules: [Rule], running: Set<String>) -> String {
    var lines: [(words: String, origin: Origin?)] = [("# \(Files.printed(path))", nil)]
    for layer in configuration.layers {
      lines.append(("# reads \(Files.printed(layer.path))", nil))
    }
    func add(_ key: String, _ setting: Setting<String>?, standard: String) {
      lines.append(("\(key): \(setting?.value ?? standard)", setting?.origin ?? .standard))
    }
    let profiles = settings.profiles.map { Setting($0.value.joined(separator: ", "), $0.origin) }
    add("profile", profiles, standard: Project.profile)
    add("language", settings.language, standard: "by the text of each bill")
    add("fail-level", settings.failLevel, standard: FailLevel.error.rawValue)
    list("lexicons", settings.lexicons, into: &lines) { $0 }
    list("include", configuration.layers.flatMap(\.include), into: &lines, \.text)
    list("exclude", configuration.layers.flatMap(\.exclude), into: &lines, \.text)
    list("external-safeguards", settings.safeguards, into: &lines) { safeguard in
      let powers =
        safeguard.powers.isEmpty ? "" : ", for \(safeguard.powers.joined(separator: ", "))"
      return "\(safeguard.name): \(safeguard.law)\(powers)"
    }
    let suppressions = configuration.suppressions(for: path).map { entry in
      Setting(
        "\(entry.provision ?? "all of it"): \(entry.rules.joined(separator: ", ")), \(entry.reason)",
        .file(entry.path, line: entry.line))
    }
    list("suppressions", suppressions, into: &lines) { $0 }
    lines.append(("rules:", nil))
    for rule in settings.rules where rules.isEmpty {
      lines.append(("  \(rule.name): \(rule.state.value.word)", rule.state.origin))
    }
    for rule in rules {
      let said =
        settings.rules.last { $0.name == rule.id } ?? settings.rules.last { $0.name == rule.family }
      let state = running.contains(rule.id) ? (said?.state.value.word ?? "on") : "off"
      lines.append(("  \(rule.id): \(state)", said?.state.origin ?? .standard))
    }
    let width = min(60, lines.filter { $0.origin != nil }.map(\.words.count).max() ?? 0)
    return lines.map { line in
      guard let origin = line.origin else { return line.words }
      return line.words + String(repeating: " ", count: max(0, width - line.words.count))
        + "  # \(Self.printed(origin))"
    }.joined(separator: "\n")
  }

  private static func printed(_ origin: Origin) -> String {
    guard case .file(let path, let line) = origin else { return origin.description }
    return "\(Files.printed(path)):\(line)"
  }

  private func list<Value>(
    _ key: String, _ settings: [Setting<Value>],
    into lines: inout [(words: String, origin: Origin?)], _ words: (Value) -> String
  ) {
    guard !settings.isEmpty else { return }
    lines.append(("\(key):", nil))
    lines += settings.map { ("  - \(words($0.value))", $0.origin) }
  }
}

extension ConfigurationLayer.RuleState {
  /// As the configuration writes it.
  fileprivate var word: String {
    switch self {
    case .on: "on"
    case .off: "off"
    case .severity(let severity): severity.rawValue
    }
  }
}
