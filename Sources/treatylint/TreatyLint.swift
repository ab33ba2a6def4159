import ArgumentParser

/// The command line. Commands read files, call the modules, print, and choose the exit code;
/// nothing below them opens a file.
@main
struct TreatyLint: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "treatylint",
    abstract: "Checks draft cybercrime legislation for powers without safeguards.",
    discussion: """
      Reads bills in Markdown, text, Akoma Ntoso, HTML, Word or PDF and reports powers that are wider than the treaties need \
      or lack the safeguards they owe: where, why, on whose authority, and what to amend.

      Exit codes: 0 nothing at or above the fail level, 1 findings at or above it, 2 could not run.

      Example: treatylint bill.md --profile un-2024
      """,
    version: version,
    subcommands: [
      CheckCommand.self, PowersCommand.self, AmendCommand.self, CompareCommand.self,
      OutlineCommand.self,
      ExplainCommand.self,
      RulesCommand.self,
      TestCommand.self,
      BaselineCommand.self, InitCommand.self, ConfigCommand.self, ManualCommand.self,
      LspCommand.self,
      CompileCommand.self,
    ],
    defaultSubcommand: CheckCommand.self)

  /// Usage errors end with 2, as every other failure to run does.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code == .success {
        Console.print(message)
        exit(withError: ExitCode.success)
      }
      Console.printError(message)
      exit(withError: ExitCode(2))
    }
  }
}
