import Amendments
import ArgumentParser
import Bills
import Findings
import Linting
import SourceText

struct AmendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend",
    abstract: "Write an amendment paper from the suggestions, or carry one out.",
    discussion: """
      The paper holds every amendment that can be proposed in words, each with its explanatory \
      statement and its authorities. It is a draft for counsel. With --apply, a paper in Markdown is \
      read back and carried out on the bill; amendments that no longer fit are named, and the run \
      ends with 1. Of a bill in a format other than Markdown and text, what is amended and written is \
      its text as Markdown.

      Example: treatylint amend bill.md --style us --output paper.md
      Example: treatylint amend bill.md --apply paper.md --output amended.md
      """)

  @Argument(help: "The bill.")
  var path: String

  @Option(help: "The house style: commonwealth or us.")
  var style: HouseStyle = .commonwealth

  @Option(help: "How to write the paper: markdown, html or docx.")
  var format: PaperFormat = .markdown

  @Option(help: "The least severity that is amended: error, warning or note.")
  var level: Severity = .warning

  @Option(help: ArgumentHelp("Carry out this paper on the bill.", valueName: "paper"))
  var apply: String?

  @Option(name: .shortAndLong, help: "The file to write; else standard output.")
  var output: String?

  @OptionGroup var input: InputOptions

  @Option(help: "The language of the bill; else it is told from the text.")
  var language: String?

  @OptionGroup var lexicons: LexiconOptions

  mutating func run() throws {
    try Failures.reported {
      let linter = try lexicons.linter(for: path, language: language)
      let document = try Inputs.document(path, try input.format(), tracked: input.tracked).amendable
      if let apply {
        try carryOut(apply, on: linter.bill(document))
      } else {
        try write(try bytes(of: paper(document, linter)))
      }
    }
  }

  private func bytes(of paper: AmendmentPaper) throws(RunError) -> [UInt8] {
    switch format {
    case .markdown: Array(paper.markdown().utf8)
    case .html: Array(paper.html().utf8)
    case .docx: try paper.word()
    }
  }

  private func paper(_ document: Document, _ linter: Linter) -> AmendmentPaper {
    let result = Fixer(linter: linter).fix(document.source, format: document.format) {
      $0.severity >= level
    }
    let drafter = AmendmentDrafter(bill: linter.bill(document), text: result.text) {
      let finding = result.applied[$0]
      return "\(finding.message). \(finding.why) (\(finding.cites.readable).)"
    }
    let title = path.split(separator: "/").last.map(String.init) ?? path
    let reminders = result.stranded.map { stranded in
      let place = stranded.provision.prefix(1).uppercased() + stranded.provision.dropFirst()
      return "\(place), line \(stranded.line), refers to "
        + stranded.targets.joined(separator: " and ") + ", which these amendments leave out."
    }
    return AmendmentPaper(
      title: title, amendments: drafter.amendments(), style: style, reminders: reminders)
  }

  private func carryOut(_ paperPath: String, on bill: Bill) throws {
    let paper = PaperReader.read(try Inputs.document(paperPath, .markdown).source)
    let (text, misfits) = AmendmentFitter(bill: bill).fit(paper.amendments)
    try write(text.bytes)
    for problem in paper.problems {
      Console.printError("\(paperPath):\(problem.line): error: \(problem.message)")
    }
    for misfit in misfits {
      Console.printError(
        "\(paperPath): amendment \(misfit.number) no longer fits: \(misfit.message)")
    }
    guard paper.problems.isEmpty, misfits.isEmpty else { throw ExitCode(1) }
  }

  private func write(_ bytes: [UInt8]) throws {
    try Files.write(bytes, toFileOrOutput: output)
  }
}

enum PaperFormat: String, ExpressibleByArgument, CaseIterable { case markdown, html, docx }

extension HouseStyle: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
