import ArgumentParser
import Findings
import Reporting

struct PowersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "powers",
    abstract: "List every power and duty, and the safeguards that reach it.",
    discussion: """
      For each power: its holder, who authorises it, the offences it reaches, and for each safeguard \
      the provision it comes from. "Not found" means not found in this bill: another law may hold it.

      Example: treatylint powers bill.md --format markdown
      """)

  @Argument(help: "Files and folders; - reads standard input.")
  var paths: [String]

  @Option(help: "How to print: table, markdown, csv or json.")
  var format: String = "table"

  @OptionGroup var input: InputOptions

  @Option(help: "The language of all bills; else it is told from each text.")
  var language: String?

  @OptionGroup var lexicons: LexiconOptions

  mutating func run() throws {
    guard let printed = PowersFormat(rawValue: format) else {
      let known = PowersFormat.allCases.map(\.rawValue)
      let hint = Spelling.hint(for: format, among: known)
      throw ValidationError(
        "no format is called '\(format)'\(hint) (known: \(known.joined(separator: ", ")))")
    }
    let request = RunRequest(
      paths: paths, format: try input.format(), stdinFilename: input.stdinFilename,
      tracked: input.tracked)
    let report = Runner(request, project: Project(options: lexicons, language: language)).run()
    Console.write(PowersReport(format: printed).render(report))
    try Failures.end(with: report.errors)
  }
}
