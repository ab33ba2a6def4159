import ArgumentParser
import Bills
import Comparison
import Findings
import Linting
import Reporting
import SourceText

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say what changed between two versions of a bill.",
    discussion: """
      Clauses are matched through renumbering, moves, splits and merges. For each power: new, gone, \
      wider or narrower, and why. Findings: new, gone, still open.

      Example: treatylint compare bill-as-tabled.md bill-as-amended.md --fail-on broader
      """)

  @Argument(help: "The older version.")
  var old: String

  @Argument(help: "The newer version.")
  var new: String

  @Option(help: "How to print: text, markdown, json or html.")
  var format: ComparisonFormat = .text

  @Option(help: "End with 1 when the newer version is broader: broader or never.")
  var failOn: FailOn = .never

  @Option(name: .shortAndLong, help: "The file to write; else standard output.")
  var output: String?

  @OptionGroup var input: InputOptions

  @Option(help: "The language of both; else it is told from each text.")
  var language: String?

  @OptionGroup var lexicons: LexiconOptions

  enum FailOn: String, ExpressibleByArgument, CaseIterable { case broader, never }

  mutating func run() throws {
    let comparison = try Failures.reported {
      let linter = try lexicons.linter(for: new, language: language)
      return Comparer(safeguards: linter.safeguards).compare(
        try version(old, linter), try version(new, linter))
    }
    let page = ComparisonReport(format: format).render(comparison)
    try Failures.reported {
      try Files.write(page, toFileOrOutput: output)
    }
    if failOn == .broader, comparison.isBroader { throw ExitCode(1) }
  }

  private func version(_ path: String, _ linter: Linter) throws -> BillVersion {
    let document = try Inputs.document(path, try input.format(), tracked: input.tracked)
    return BillVersion(bill: linter.bill(document), report: linter.check(document))
  }
}

extension ComparisonFormat: ExpressibleByArgument {}
