import ArgumentParser
import Findings
import LanguageServer
import Lexicons
import Projects

struct LspCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serve an editor: findings, outline, definitions and amendments as you type.",
    discussion: """
      Speaks the Language Server Protocol on standard input and output; an editor starts it. Markdown \
      and plain text are checked, by the rules of the project that each file lies in.

      Exit codes: those of the protocol, 0 after shutdown and 1 without it.

      Example: treatylint lsp --profile un-2024
      """)

  @Option(help: "The language of all bills; else it is told from each text.")
  var language: String?

  @OptionGroup var lexicons: LexiconOptions

  mutating func run() throws {
    let projects = EditorProjects(options: lexicons, language: language)
    let server = Server(
      Surroundings(
        settings: { path in try projects.settings(for: path) },
        forget: { projects.forget() },
        read: { path in try Files.read(path) },
        today: { Clock.today },
        receive: { Files.readSome(0) },
        send: { Console.write($0) }),
      version: TreatyLint.version)
    let code = server.run()
    if code != 0 { throw ExitCode(code) }
  }
}

/// What holds for the files of an editor: read once, and again when the editor says that it changed.
private final class EditorProjects {
  private let options: LexiconOptions
  private let language: String?
  private var project: Project
  private var baselines = Baselines(path: nil, isOff: false)

  init(options: LexiconOptions, language: String?) {
    self.options = options
    self.language = language
    project = Project(options: options, language: language)
  }

  func forget() {
    project = Project(options: options, language: language)
    baselines = Baselines(path: nil, isOff: false)
  }

  func settings(for path: String) throws -> FileSettings {
    do {
      let baseline = try baselines.baseline(for: path)
      return FileSettings(
        linter: try project.linter(for: path),
        suppressions: try project.configuration(for: path)
          .suppressions(for: Files.absolute(path)),
        baseline: baseline?.baseline, baselineName: baseline?.name ?? "")
    } catch let failure as LexiconFailure {
      throw ProjectFailure(errors: failure.runErrors)
    }
  }
}
