import ArgumentParser
import Bills
import Findings
import Linting
import Reporting
import SourceText

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report findings in bills; the default command.",
    discussion: """
      A folder is walked for .md, .markdown, .txt, .text, .docx and .pdf files. Data goes to standard output, \
      failures of the run to standard error.

      Example: treatylint check bills/ --format sarif=out.sarif --format text --fail-level warning
      """)

  @Argument(help: "Files and folders; - reads standard input.")
  var paths: [String] = []

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "How to print: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")); format=FILE writes to a file. May be repeated.",
      valueName: "format[=file]"))
  var formats: [String] = []

  @Option(help: "The least severity that makes the run fail: error, warning, note or never.")
  var failLevel: FailLevel = .error

  @Option(help: "Colour: always, never or auto.")
  var color: ColorChoice = .auto

  @Option(
    help: ArgumentHelp(
      "Write the bill with its findings as notes in it: a .md, .html or, from a Word file, .docx file.",
      valueName: "file"))
  var annotate: String?

  @OptionGroup var input: InputOptions

  @Option(help: "The language of all bills; else it is told from each text.")
  var language: String?

  @OptionGroup var fixing: FixOptions

  @OptionGroup var lexicons: LexiconOptions

  mutating func run() throws {
    let outputs = try ReportOutput.parse(formats, color: color)
    let format = try input.format()
    guard !paths.isEmpty else {
      throw ValidationError("name a file or a folder, or - for standard input")
    }
    if !fixing.fix.isEmpty {
      try Failures.reported {
        try fixing.run(paths, format: format, language: language, lexicons: lexicons)
      }
      if fixing.diff { return }
    }
    let report = try Runner.check(
      paths, format: format, stdinFilename: input.stdinFilename, language: language,
      lexicons: lexicons, tracked: input.tracked,
      gathersPages: annotate != nil || outputs.contains { $0.reporter.format.isPage })
    var failed = !report.errors.isEmpty
    Console.writeError(Reporter.renderErrors(report))
    for output in outputs {
      do throws(RunError) {
        try output.write(report)
      } catch {
        Console.printError("\(error.path ?? "treatylint"): error: \(error.message)")
        failed = true
      }
    }
    if let annotate { failed = !annotated(report, annotate) || failed }
    if failed { throw ExitCode(2) }
    if failLevel.isReached(by: report) { throw ExitCode(1) }
  }
}

extension CheckCommand {
  /// Whether the annotated bill could be written.
  private func annotated(_ report: RunReport, _ path: String) -> Bool {
    func refuse(_ message: String) -> Bool {
      Console.printError("\(path): error: \(message)")
      return false
    }
    guard report.files.count == 1, let file = report.files.first else {
      return refuse("--annotate takes one bill")
    }
    let bytes: [UInt8]
    if path.hasSuffix(".docx") {
      do {
        bytes = try AnnotatedWord.render(file, tracked: input.tracked)
      } catch {
        return refuse((error as? RunError)?.message ?? "\(error)")
      }
    } else if path.hasSuffix(".html") || path.hasSuffix(".htm") {
      bytes = AnnotatedPage().render(file)
    } else if path.hasSuffix(".md") || path.hasSuffix(".markdown") {
      bytes = AnnotatedMarkdown().render(file)
    } else {
      return refuse("notes can be written into .md, .html and .docx files")
    }
    do throws(RunError) {
      try Files.write(bytes, to: path)
      return true
    } catch {
      return refuse(error.message)
    }
  }
}

enum FailLevel: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note, never

  func isReached(by report: RunReport) -> Bool {
    guard let level = Severity(rawValue: rawValue) else { return false }
    return report.files.contains { $0.findings.contains { $0.severity >= level } }
  }
}
