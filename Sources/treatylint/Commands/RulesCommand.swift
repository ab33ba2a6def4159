import ArgumentParser
import Findings
import Linting

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules with their severity under the profile.",
    discussion: "Example: treatylint rules --profile un-2024")

  @OptionGroup var lexicons: LexiconOptions

  mutating func run() throws {
    let linter = try Failures.reported { try lexicons.linter(for: ".") }
    let width = linter.rules.map(\.id.utf8.count).max() ?? 0
    for rule in linter.rules {
      let severity = linter.yardstick.severity(of: rule, for: nil).rawValue
      let id = rule.id + String(repeating: " ", count: width - rule.id.utf8.count)
      let pad = String(repeating: " ", count: max(0, 8 - severity.utf8.count))
      Console.print("\(id)  \(severity)\(pad)\(rule.title)")
    }
  }
}
