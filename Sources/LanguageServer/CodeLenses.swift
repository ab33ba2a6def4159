import Checks
import Findings
import SourceText

/// A line above each power: what it is, who decides, how long it lasts, what it lacks.
struct CodeLenses {
  let checked: CheckedText
  let client: ClientAbilities

  func answer() -> JSON {
    guard let analysis = checked.analysis else { return [] }
    return .array(
      checked.settings.linter.powers(in: analysis).map { power in
        [
          "range": client.encoding.json(power.range, in: checked.source),
          "command": ["title": .string(title(of: power)), "command": ""],
        ]
      })
  }

  private func title(of power: PowerRow) -> String {
    var parts = ["power to " + PowerNames.name(of: power.power)]
    parts.append(Self.authority[power.authorisedBy] ?? power.authorisedBy)
    if let period = power.period { parts.append("at most \(period.words)") }
    if !power.lacking.isEmpty {
      let titles = Dictionary(
        checked.settings.linter.safeguards.map { ($0.id, $0.title) },
        uniquingKeysWith: { one, _ in one })
      let names = power.lacking.map { titles[$0] ?? $0 }
      parts.append("not found: " + names.joined(separator: ", "))
    }
    return parts.joined(separator: "; ")
  }

  private static let authority = [
    "self": "the officer decides", "court": "a court decides", "executive": "the executive decides",
    "prosecutor": "a prosecutor decides", "none-stated": "nobody is named who decides",
  ]
}
