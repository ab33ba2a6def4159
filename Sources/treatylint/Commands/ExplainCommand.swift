import ArgumentParser
import Findings
import Lexicons
import Linting

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule looks for, why, on whose authority, with examples.",
    discussion: "Example: treatylint explain scope/any-offence")

  @Argument(help: "The rule's id, family/name.")
  var rule: String

  @OptionGroup var lexicons: LexiconOptions

  mutating func run() throws {
    let (lexicon, yardstick) = try Failures.reported {
      let configuration = try lexicons.configuration(for: ".")
      let lexicon = try lexicons.lexicon(configuration).lexicon
      let profiles = lexicons.profile.map(LexiconOptions.split)
      return (
        lexicon,
        try Yardstick(profiles ?? configuration.profiles ?? ["pi-eff-2023"], lexicon: lexicon)
      )
    }
    guard let found = lexicon.rules.first(where: { $0.id == rule }) else {
      let known = lexicon.rules.map(\.id)
      let hint = Spelling.nearest(to: rule, among: known).map { "; did you mean '\($0)'?" } ?? ""
      try Failures.end(
        with: [RunError(path: nil, message: "no rule is called '\(rule)'\(hint)")])
      return
    }
    Console.print(RuleText(rule: found, lexicon: lexicon, yardstick: yardstick).text)
  }
}
