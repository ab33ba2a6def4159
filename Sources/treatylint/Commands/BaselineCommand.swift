import ArgumentParser
import Bills
import Findings
import Projects

struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Accept today's findings, so that only new ones are reported.",
    discussion: """
      Writes \(ConfigurationFile.baselineName) at the root of the repository, or prunes the one that is \
      there: entries whose finding is gone are taken out, and none is added without --grow. Commit \
      the file. With --check nothing is written, and the run ends with 1 where entries are stale.

      Example: treatylint baseline bills/
      """)

  @Argument(help: "Files and folders.")
  var paths: [String]

  @Option(help: ArgumentHelp("The baseline to write.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Add the findings that the baseline does not hold.")
  var grow = false

  @Flag(help: "Write nothing; end with 1 where entries are stale.")
  var check = false

  @OptionGroup var input: InputOptions

  @Option(help: "The language of all bills; else it is told from each text.")
  var language: String?

  @OptionGroup var lexicons: LexiconOptions

  mutating func run() throws {
    guard !paths.contains("-") else {
      throw ValidationError("a baseline is of files: standard input has no name to keep")
    }
    let path = target
    let isNew = !Files.exists(path)
    let request = RunRequest(paths: paths, format: try input.format(), baseline: path)
    let runner = Runner(request, project: Project(options: lexicons, language: language))
    try Failures.end(with: runner.run().errors)
    let seen = runner.baselines.seen[path] ?? []
    let stale = seen.flatMap(\.stale)
    if check {
      for entry in stale {
        Console.print("\(entry.file): \(entry.provision): no longer found: [\(entry.rule)]")
      }
      Console.printError("\(stale.count) stale entries in \(Files.printed(path))")
      if !stale.isEmpty { throw ExitCode(1) }
      return
    }
    var entries = runner.baselines.entries(at: path)
    for entry in stale { entries.firstIndex(of: entry).map { _ = entries.remove(at: $0) } }
    let new = seen.flatMap(\.new)
    if isNew || grow { entries += new }
    try Failures.reported { try Files.write(Baseline(entries: entries).json, to: path) }
    let added = isNew || grow ? new.count : 0
    Console.printError(
      "\(Files.printed(path)): \(entries.count) entries, \(added) added, \(stale.count) taken out"
        + (added == 0 && !new.isEmpty ? "; \(new.count) new findings left out (--grow)" : ""))
  }

  /// The file named, the one that stands above the bills, or a new one at the root of the repository.
  private var target: String {
    if let baseline { return Files.absolute(baseline) }
    let first = Files.absolute(paths.first ?? ".")
    if let found = ConfigurationFile.findBaseline(from: first) { return found }
    let folders = ConfigurationFile.folders(above: first)
    let root = folders.last { Files.exists(PathText.absolute(".git", in: $0)) }
    return PathText.absolute(ConfigurationFile.baselineName, in: root ?? folders[0])
  }
}
