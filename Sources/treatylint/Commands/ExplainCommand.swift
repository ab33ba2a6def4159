import ArgumentParser
import Findings
import Lexicons
import Linting
import Manual
import Projects

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule looks for, why, on whose authority, with examples.",
    discussion: "Example: treatylint explain scope/any-offence")

  @Argument(help: "The rule's id, family/name.")
  var rule: String

  @OptionGroup var lexicons: LexiconOptions

  mutating func run() throws {
    let (lexicon, grades, yardstick) = try Failures.reported {
      let settings = try Project(options: lexicons).settings(for: nil)
      let lexicon = try lexicons.lexicon(settings.lexicons.map(\.value)).lexicon
      let profiles = settings.profiles?.value ?? [Project.profile]
      return (
        lexicon, try RuleGrades(lexicon: lexicon), try Yardstick(profiles, lexicon: lexicon)
      )
    }
    guard let found = lexicon.rules.first(where: { $0.id == rule }) else {
      let known = lexicon.rules.map(\.id)
      let hint = Spelling.hint(for: rule, among: known)
      try Failures.end(
        with: [RunError(path: nil, message: "no rule is called '\(rule)'\(hint)")])
      return
    }
    Console.print(RuleText(rule: found, grades: grades, yardstick: yardstick).text)
  }
}
