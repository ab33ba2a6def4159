import ArgumentParser
import Findings
import Lexicons
import Linting

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run every example of every rule and concept.",
    discussion: """
      Without paths the shipped lexicons are tested; with paths, these are laid over them and the \
      whole is tested.

      Example: treatylint test my-lexicon/
      """)

  @Argument(help: "Lexicon folders or files.")
  var paths: [String] = []

  @Option(help: "Only rules and concepts whose id begins so.")
  var filter: String?

  mutating func run() throws {
    let (lexicon, isOwn) = try Failures.reported {
      var options = LexiconOptions()
      options.lexicon = paths
      options.noConfig = true
      return try options.lexicon([])
    }
    let results = try Failures.reported {
      do {
        return try ExampleRunner(lexicon: lexicon, vetting: isOwn ? .thorough : .trusting)
          .run(filter: filter)
      } catch let error as LinterError {
        switch error {
        case .lexicon(let errors): throw LexiconFailure(errors: errors)
        case .run(let error): throw error
        }
      }
    }
    for failure in results.failures {
      Console.print("\(failure.path):\(failure.line): \(failure.id): \(failure.message)")
    }
    let passed = results.count - results.failures.count
    Console.print("\(passed) of \(results.count) examples pass")
    if !results.failures.isEmpty { throw ExitCode(1) }
  }
}
