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
      A folder is walked for .md, .txt, .xml, .html, .docx and .pdf files and their like. Data goes to standard output, \
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

  @Option(
    help: "The least severity that makes the run fail: error (the default), warning, note or never."
  )
  var failLevel: FailLevel?

  @Option(help: "Colour: always, never or auto.")
  var color: ColorChoice = .auto

  @Option(
    help: ArgumentHelp(
      "Write the bill with its findings as notes in it: a .md file, .xml of Akoma Ntoso, or .docx from a Word file; or beside it: a .html file.",
      valueName: "file"))
  var annotate: String?

  @OptionGroup var input: InputOptions

  @Option(help: "The language of all bills; else it is told from each text.")
  var language: String?

  @Option(
    help: ArgumentHelp(
      "Report only findings in provisions that changed since this git revision.",
      valueName: "revision"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "The baseline; else \(ConfigurationFile.baselineName) is looked for from each bill upward.",
      valueName: "file"))
  var baseline: String?

  @Flag(help: "Report what the baseline holds too.")
  var noBaseline = false

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
    let request = RunRequest(
      paths: paths, format: format, stdinFilename: input.stdinFilename,
      gathersPages: annotate != nil || outputs.contains { $0.reporter.format.isPage },
      tracked: input.tracked, since: since, baseline: baseline, ignoresBaseline: noBaseline)
    let project = Project(options: lexicons, language: language)
    let report = Runner(request, project: project).run()
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
    if try isReached(report, project) { throw ExitCode(1) }
  }

  /// Whether a finding is at the fail level: that of the option, else that of its bill's project.
  private func isReached(_ report: RunReport, _ project: Project) throws -> Bool {
    try report.files.contains { file in
      let configured = try project.settings(for: file.source.path).failLevel?.value
      let level = failLevel ?? configured.flatMap(FailLevel.init(rawValue:)) ?? .error
      return level.isReached(by: file)
    }
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
      guard file.format == "markdown" || file.format == "text" else {
        return refuse("notes in Markdown need a bill in Markdown or text: name a .html file")
      }
      bytes = AnnotatedMarkdown().render(file)
    } else if path.hasSuffix(".xml") || path.hasSuffix(".akn") {
      guard file.format == "xml" else {
        return refuse("notes in XML need a bill in Akoma Ntoso: name a .html file")
      }
      do {
        bytes = try AnnotatedAkomaNtoso().render(file)
      } catch {
        return refuse(error.message)
      }
    } else {
      return refuse("notes can be written into .md, .html, .xml and .docx files")
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

  func isReached(by file: FileReport) -> Bool {
    guard let level = Severity(rawValue: rawValue) else { return false }
    return file.findings.contains { $0.severity >= level }
  }
}
