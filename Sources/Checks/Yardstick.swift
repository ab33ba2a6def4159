import Findings
import Lexicons

/// The profiles of a run as one measure: the strictest wins, and all are cited.
package struct Yardstick: Sendable {
  package let profiles: [Profile]
  private let byID: [String: Profile]

  /// - Parameters:
  ///   - names: at least one id of a profile.
  ///   - lexicon: where the profiles are defined.
  /// - Throws: an error that names the unknown profile and the nearest known one.
  package init(_ names: [String], lexicon: Lexicon) throws(RunError) {
    byID = Dictionary(lexicon.profiles.map { ($0.id, $0) }) { first, _ in first }
    var chosen: [Profile] = []
    for name in names {
      guard let profile = byID[name] else {
        let known = lexicon.profiles.map(\.id)
        let hint = Spelling.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
        throw RunError(
          path: nil,
          message: "no profile is called '\(name)'\(hint) (known: \(known.joined(separator: ", ")))"
        )
      }
      if !chosen.contains(where: { $0.id == name }) { chosen.append(profile) }
    }
    profiles = chosen
  }

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
    profiles.map { severity(of: rule, for: power, under: $0) }.max() ?? .warning
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
    let strictest = severity(of: rule, for: power)
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
