import ArgumentParser
import Findings
import Lexicons
import Linting
import Projects

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

  /// The linter that holds for a path, where a command needs but one.
  func linter(for path: String?, language: String? = nil) throws -> Linter {
    try Project(options: self, language: language).linter(for: path)
  }

  /// The shipped lexicon with folders laid over it, and whether there are any.
  func lexicon(_ folders: [String]) throws -> (lexicon: Lexicon, isOwn: Bool) {
    var shipped: Lexicon
    do {
      shipped = try Lexicon.shipped()
    } catch {
      throw RunError(path: error.path, message: error.text)
    }
    var errors: [LexiconError] = []
    for folder in folders + lexicon { errors += shipped.add(try LexiconFiles.read(folder)) }
    guard errors.isEmpty else { throw LexiconFailure(errors: errors) }
    return (shipped, !(folders + lexicon).isEmpty)
  }

  /// The rules that run, by the options and by what the project says.
  func select(_ rules: [Rule], _ settings: ConfigurationLayer.Settings) throws -> [Rule] {
    let wanted = select.map(Self.split)
    let unwanted = ignore.map(Self.split) ?? []
    let known = Set(rules.map(\.id)).union(rules.map(\.family))
    for name in (wanted ?? []) + unwanted where !known.contains(name) {
      throw Self.unknown(name, known)
    }
    for rule in settings.rules where !known.contains(rule.name) {
      throw Self.unknown(rule.name, known, at: rule.state.origin)
    }
    return rules.filter { rule in
      let isWanted = wanted?.contains { $0 == rule.id || $0 == rule.family } ?? true
      let isNamed = wanted?.contains(rule.id) ?? false
      let state = settings.state(of: rule)
      let isOff = state == .off
      return isWanted && (preview || isNamed || !rule.isPreview || state != nil) && !isOff
        && !unwanted.contains { $0 == rule.id || $0 == rule.family }
    }
  }

  private static func unknown(
    _ name: String, _ known: Set<String>, at origin: Origin? = nil
  ) -> RunError {
    let hint =
      Spelling.hint(for: name, among: known)
    let message = "no rule or family is called '\(name)'\(hint)"
    guard case .file(let path, let line) = origin else {
      return RunError(path: nil, message: message)
    }
    return RunError(path: Files.printed(path), line: line, message: message)
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
