import Findings
import Lexicons

/// What a rule looks for, why, on whose authority, with its examples, as Markdown.
struct RulePage {
  let rule: Rule
  let grades: RuleGrades

  var markdown: String {
    var parts = ["# \(rule.id)", "**\(capitalised(rule.title)).**", rule.why]
    parts.append("## Reported as\n\n> " + escaped(rule.message))
    if let advice = rule.suggestion {
      parts.append("## What to do\n\n" + capitalised(escaped(advice.advice)) + ".")
    }
    let authority = grades.cites(of: rule).map { "- " + $0.readable }.joined(separator: "\n")
    if !authority.isEmpty { parts.append("## Authority\n\n" + authority) }
    let list = grades.grades(of: rule).map {
      "- `\($0.profile.id)` (\($0.profile.name)): \($0.severity.rawValue); \($0.basis.explanation)"
    }
    parts.append("## How much it matters\n\n" + list.joined(separator: "\n"))
    parts.append(
      "## Fires\n\nA ↓ stands before the words that are marked.\n\n"
        + rule.fires.map { code($0.text) }.joined(separator: "\n\n"))
    parts.append(
      "## Does not fire\n\n" + rule.passes.map { code($0.text) }.joined(separator: "\n\n"))
    parts.append(
      """
      ## To silence it

      In one place, with the reason:

      ```
      <!-- treatylint-disable-next-line \(rule.id) -- why it is right here -->
      ```

      In a whole project, in `.treatylint.yml`:

      ```
      rules:
        \(rule.id): off
      ```
      """)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func code(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
      .joined(separator: "\n")
  }

  /// Places such as `{quote}` as they are, and nothing as markup.
  private func escaped(_ text: String) -> String {
    text.replacing("<", with: "\\<").replacing("*", with: "\\*").replacing("[", with: "\\[")
  }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
