import Findings
import Lexicons
import Linting
import Manual

/// A rule as a page of plain text.
struct RuleText {
  let rule: Rule
  let grades: RuleGrades
  let yardstick: Yardstick

  var text: String {
    var parts = ["\(rule.id): \(rule.title)", wrap(rule.why)]
    parts.append("Reported as\n" + indent(rule.message))
    parts.append("Severity\n" + severities)
    parts.append("Authority\n" + cites)
    if let advice = rule.suggestion { parts.append("What to do\n" + indent(advice.advice)) }
    parts.append("Fires at ↓\n" + rule.fires.map { quoted($0.text) }.joined(separator: "\n\n"))
    parts.append("Does not fire\n" + rule.passes.map { quoted($0.text) }.joined(separator: "\n\n"))
    parts.append(
      "To silence it in one project, put into .treatylint.yml\n  rules:\n    \(rule.id): off")
    return parts.joined(separator: "\n\n")
  }

  private var severities: String {
    grades.grades(of: rule).map {
      "  \($0.profile.id): \($0.severity.rawValue) (\($0.basis.explanation))"
    }.joined(separator: "\n")
  }

  private var cites: String {
    yardstick.cites(of: rule).map { "  " + $0.readable }.joined(separator: "\n")
  }

  private func indent(_ text: String) -> String { "  " + wrap(text).replacing("\n", with: "\n  ") }

  private func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  | " + $0 }
      .joined(separator: "\n")
  }

  private func wrap(_ text: String, at width: Int = 78) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + word.count >= width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
