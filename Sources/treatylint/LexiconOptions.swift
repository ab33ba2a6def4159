import ArgumentParser
import Findings
import Lexicons
import Linting

/// Which rules and profiles a command works with.
struct LexiconOptions: ParsableArguments {
  @Option(
    name: .customLong("profile"),
    help: "The treaties to measure by, separated by commas; the strictest wins.")
  var profile: String?

  @Option(help: "A folder of lexicon files laid over the shipped ones; may be repeated.")
  var lexicon: [String] = []

  @Option(help: "The configuration file; else .treatylint.yml is looked for from the bill upward.")
  var config: String?

  @Flag(help: "Use no configuration file.")
  var noConfig = false

  @Option(help: "Run only these rules or families, separated by commas.")
  var select: String?

  @Option(help: "Leave these rules or families out, separated by commas.")
  var ignore: String?

  @Flag(help: "Run rules that are on trial too.")
  var preview = false

  /// The configuration that holds for a path.
  func configuration(for path: String?) throws(RunError) -> Configuration {
    if noConfig { return Configuration() }
    if let config { return try ConfigurationFile.read(config) }
    guard let path, let found = ConfigurationFile.find(from: path) else { return Configuration() }
    return try ConfigurationFile.read(found)
  }

  /// The shipped lexicon with the user's files laid over it, and whether there are any.
  func lexicon(_ configuration: Configuration) throws -> (lexicon: Lexicon, isOwn: Bool) {
    var shipped: Lexicon
    do {
      shipped = try Lexicon.shipped()
    } catch {
      throw RunError(path: error.path, message: error.text)
    }
    let folders = configuration.lexicons + lexicon
    var errors: [LexiconError] = []
    for folder in folders { errors += shipped.add(try LexiconFiles.read(folder)) }
    guard errors.isEmpty else { throw LexiconFailure(errors: errors) }
    return (shipped, !folders.isEmpty)
  }

  func linter(for path: String?, language: String? = nil) throws -> Linter {
    let configuration = try configuration(for: path)
    let (lexicon, isOwn) = try lexicon(configuration)
    let profiles = profile.map(Self.split) ?? configuration.profiles ?? ["pi-eff-2023"]
    let rules = try select(lexicon.rules, configuration)
    do {
      return try Linter(
        lexicon: lexicon, rules: rules, profiles: profiles, language: language,
        vetting: isOwn ? .thorough : .trusting)
    } catch {
      switch error {
      case .lexicon(let errors): throw LexiconFailure(errors: errors)
      case .run(let error): throw error
      }
    }
  }

  private func select(_ rules: [Rule], _ configuration: Configuration) throws -> [Rule] {
    let wanted = select.map(Self.split)
    let unwanted = (ignore.map(Self.split) ?? []) + configuration.rulesOff
    let known = Set(rules.map(\.id)).union(rules.map(\.family))
    for name in (wanted ?? []) + unwanted where !known.contains(name) {
      let hint =
        Spelling.nearest(to: name, among: known.sorted())
        .map { "; did you mean '\($0)'?" } ?? ""
      throw RunError(path: nil, message: "no rule or family is called '\(name)'\(hint)")
    }
    return rules.filter { rule in
      let isWanted = wanted?.contains { $0 == rule.id || $0 == rule.family } ?? true
      let isNamed = wanted?.contains(rule.id) ?? false
      return isWanted && (preview || isNamed || !rule.isPreview)
        && !unwanted.contains { $0 == rule.id || $0 == rule.family }
    }
  }

  static func split(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
  }
}

/// Lexicon files that could not be used.
struct LexiconFailure: Error {
  let errors: [LexiconError]

  var runErrors: [RunError] {
    errors.map {
      RunError(path: $0.path, line: $0.line > 0 ? $0.line : nil, message: $0.text)
    }
  }
}

/// Reads lexicon files from disk.
enum LexiconFiles {
  /// All YAML files of a folder, or one file, by their paths as given.
  static func read(_ path: String) throws(RunError) -> [Lexicon.File] {
    let paths = Files.isFolder(path) ? try Files.walk(path) : [path]
    let wanted = paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    guard !wanted.isEmpty else {
      throw RunError(path: path, message: "no lexicon files here: looked for .yaml and .yml")
    }
    var files: [Lexicon.File] = []
    for path in wanted {
      let bytes = try Files.read(path)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw RunError(path: path, message: "is not UTF-8")
      }
      files.append(Lexicon.File(path: path, text: text))
    }
    return files
  }
}
