import Findings
import Lexicons

/// The profiles of a run as one measure: the strictest wins, and all are cited.
package struct Yardstick: Sendable {
  package let profiles: [Profile]
  private let byID: [String: Profile]
  /// By rule, where a project has set them.
  private let severities: [String: Severity]
  /// What other laws give, by the rules that it satisfies.
  private let elsewhere: [String: [ExternalSafeguard]]

  /// - Parameters:
  ///   - names: at least one id of a profile.
  ///   - lexicon: where the profiles are defined.
  ///   - severities: by rule, in place of what the profiles say.
  ///   - elsewhere: safeguards that other laws give.
  /// - Throws: an error that names the unknown profile, power or safeguard and the nearest known one.
  package init(
    _ names: [String], lexicon: Lexicon, severities: [String: Severity] = [:],
    elsewhere: [ExternalSafeguard] = []
  ) throws(RunError) {
    byID = Dictionary(lexicon.profiles.map { ($0.id, $0) }) { first, _ in first }
    self.severities = severities
    self.elsewhere = try Self.byRule(elsewhere, lexicon)
    var chosen: [Profile] = []
    for name in names {
      guard let profile = byID[name] else {
        let known = lexicon.profiles.map(\.id)
        let hint = Spelling.hint(for: name, among: known)
        throw RunError(
          path: nil,
          message: "no profile is called '\(name)'\(hint) (known: \(known.joined(separator: ", ")))"
        )
      }
      if !chosen.contains(where: { $0.id == name }) { chosen.append(profile) }
    }
    profiles = chosen
  }

  /// A safeguard is named by its column of the matrix, by a rule that asks for it, or by a family.
  private static func byRule(
    _ safeguards: [ExternalSafeguard], _ lexicon: Lexicon
  ) throws(RunError) -> [String: [ExternalSafeguard]] {
    var result: [String: [ExternalSafeguard]] = [:]
    for safeguard in safeguards {
      let column = lexicon.safeguards.first { $0.id == safeguard.name }
      let rules =
        column?.rules
        ?? lexicon.rules.filter { $0.id == safeguard.name || $0.family == safeguard.name }.map(\.id)
      guard !rules.isEmpty else {
        throw unknown("safeguard or rule", safeguard.name, lexicon.safeguards.map(\.id))
      }
      for power in safeguard.powers where !PowerClass.all.contains(power) {
        throw unknown("power", power, PowerClass.all)
      }
      for rule in rules { result[rule, default: []].append(safeguard) }
    }
    return result
  }

  private static func unknown(_ kind: String, _ name: String, _ known: [String]) -> RunError {
    let hint = Spelling.hint(for: name, among: known)
    return RunError(
      path: nil,
      message: "no \(kind) is called '\(name)'\(hint) (known: \(known.joined(separator: ", ")))")
  }

  /// What another law gives a power of a class, where that satisfies a rule; for a nil class, only
  /// what it gives all powers.
  package func givenElsewhere(_ rule: Rule, to power: String?) -> ExternalSafeguard? {
    elsewhere[rule.id]?.first { given in
      given.powers.isEmpty || (power.map { given.powers.contains($0) } ?? false)
    }
  }

  /// Whether a project has set how much findings of a rule matter.
  func isSet(_ rule: Rule) -> Bool { severities[rule.id] != nil }

  /// Any profile of the lexicon, selected or not.
  package func profile(_ id: String) -> Profile? { byID[id] }

  /// All profiles of the lexicon, by id.
  var all: [Profile] { byID.values.sorted { $0.id < $1.id } }

  /// The profile itself, then those it extends.
  private func ancestry(of profile: Profile) -> [Profile] {
    var chain = [profile]
    while let parent = chain[chain.count - 1].extends.flatMap({ byID[$0] }), chain.count < 8,
      !chain.contains(where: { $0.id == parent.id })
    { chain.append(parent) }
    return chain
  }

  package func severity(of rule: Rule, for power: String?) -> Severity {
    severities[rule.id] ?? profiles.map { severity(of: rule, for: power, under: $0) }.max()
      ?? .warning
  }

  private func severity(of rule: Rule, for power: String?, under profile: Profile) -> Severity {
    let graded = ancestry(of: profile).lazy.compactMap { rule.severity[$0.id] }.first
    let severity = graded?.value(for: power) ?? .warning
    guard let most = profile.tolerates, basis(of: rule, for: power, under: profile) == .tolerated
    else { return severity }
    return min(severity, most)
  }

  /// The basis under the profile that sets the severity.
  package func basis(of rule: Rule, for power: String?) -> Basis {
    let strictest = profiles.map { severity(of: rule, for: power, under: $0) }.max()
    let profile = profiles.first { severity(of: rule, for: power, under: $0) == strictest }
    return profile.map { basis(of: rule, for: power, under: $0) } ?? .tolerated
  }

  private func basis(of rule: Rule, for power: String?, under profile: Profile) -> Basis {
    let graded = ancestry(of: profile).lazy.compactMap { rule.basis[$0.id] }.first
    return (graded ?? rule.basis["*"])?.value(for: power) ?? .tolerated
  }

  /// The strictest value of a number: the largest minimum, the smallest maximum; nil where no
  /// selected treaty has one. Numbers are not inherited: a treaty without one sets none.
  package func number(_ key: String) -> Double? {
    let values = profiles.compactMap { $0.numbers[key] }
    return key.contains("-min-") ? values.max() : values.min()
  }

  /// The rule's authorities: those of the selected profiles, then the recommendations, then the
  /// treaties in force that the rule cites besides.
  package func cites(of rule: Rule) -> [Citation] {
    let chosen = profiles.map(\.id)
    let first = rule.cites.filter { chosen.contains($0.instrument) }
    let rest = rule.cites.filter { !chosen.contains($0.instrument) }
    return (first + rest).map { cite in
      let short = byID[cite.instrument]?.short ?? "\(cite.instrument), {article}"
      return Citation(
        instrument: cite.instrument, article: cite.article,
        readable: short.replacing("{article}", with: cite.article))
    }
  }
}
