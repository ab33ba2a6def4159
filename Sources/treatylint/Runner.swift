import Bills
import Findings
import Linting
import Projects
import Readers
import SourceText
import WordFiles

/// What a run over bills is asked to do.
struct RunRequest {
  var paths: [String]
  /// The format of all inputs; nil to tell it from each.
  var format: SourceFormat?
  var stdinFilename: String?
  /// Whether reports carry what pages print besides findings.
  var gathersPages = false
  /// Which side of a Word file's tracked changes is read.
  var tracked = TrackedChanges.final
  /// Only what changed since this revision of the repository is reported; nil for everything.
  var since: String?
  /// The baseline file; nil to look for one beside the bills.
  var baseline: String?
  /// Whether findings in a baseline are reported as all others.
  var ignoresBaseline = false
}

/// Reads the inputs and runs the linter over them.
final class Runner {
  private let request: RunRequest
  private let project: Project
  private var report: RunReport
  /// What is wrong with entries of the configuration, by file of the configuration.
  private var faults: [(fault: EntryFault, suppressor: Suppressor)] = []
  private(set) var baselines: Baselines

  init(_ request: RunRequest, project: Project) {
    self.request = request
    self.project = project
    baselines = Baselines(path: request.baseline, isOff: request.ignoresBaseline)
    report = RunReport(
      toolVersion: TreatyLint.version, profiles: [], files: [], errors: [], rules: [])
  }

  func run() -> RunReport {
    if request.paths.contains("-") {
      add { [self] in
        try check(
          try Inputs.standardInput(
            request.stdinFilename, request.format, tracked: request.tracked))
      }
    }
    let inputs = Inputs(request.paths.filter { $0 != "-" }, project: project)
    report.errors += inputs.errors
    for path in inputs.files {
      add { [self] in try check(try Inputs.document(path, request.format, tracked: request.tracked))
      }
    }
    for linter in project.made { describe(linter) }
    for note in UncheckedFiles(report.files).notes { Console.printError(note) }
    reportFaults()
    return report
  }

  private func add(_ check: () throws -> FileReport) {
    do {
      let file = try check()
      report.files.append(file)
    } catch let failure as LexiconFailure {
      add(failure.runErrors)
    } catch let error as RunError {
      add([error])
    } catch {
      add([RunError(path: nil, message: "\(error)")])
    }
  }

  /// A fault of the configuration is told once, not for each bill.
  private func add(_ errors: [RunError]) {
    report.errors += errors.filter { !report.errors.contains($0) }
  }

  private func check(_ document: Document) throws -> FileReport {
    let path = document.source.path
    var linter = try project.linter(for: path)
    linter.gathersPages = request.gathersPages
    var file = linter.check(document)
    if let since = request.since {
      file.findings = try ChangedText(since: since).findings(of: file, in: document, linter)
    }
    let suppressor = linter.suppressor(today: Clock.today)
    let entries = try project.configuration(for: path).suppressions(for: Files.absolute(path))
    let result = suppressor.apply(to: file, of: document, entries: entries)
    faults += result.faults.map { ($0, suppressor) }
    return try baselines.apply(to: result.report)
  }

  /// The head of the report: what a linter of the run works by.
  private func describe(_ linter: Linter) {
    for profile in linter.yardstick.profiles where !report.profiles.contains(profile.id) {
      report.profiles.append(profile.id)
    }
    if report.safeguards.isEmpty { report.safeguards = linter.safeguards }
    let known = Set(report.rules.map(\.id))
    report.rules += linter.summaries.filter { !known.contains($0.id) }
  }

  /// Entries of the configuration that are unused or whose time is over, as findings in its file.
  private func reportFaults() {
    for path in Set(faults.map(\.fault.entry.path)).sorted() {
      add { [self] in
        let source = try Inputs.document(Files.printed(path), .text).source
        let own = faults.filter { $0.fault.entry.path == path }
          .map { $0.suppressor.finding($0.fault, in: source) }
        return FileReport(
          source: source, format: "configuration", language: nil,
          findings: own.sorted { $0.range.lowerBound < $1.range.lowerBound }, powers: [],
          provisionCount: 0)
      }
    }
  }
}
