import Checks
import Findings
import Lexicons

/// How much each rule matters by each treaty, and the authorities of all of them.
package struct RuleGrades {
  package struct Grade {
    package let profile: Profile
    package let severity: Severity
    package let basis: Basis
  }

  private let all: Yardstick
  private let single: [(profile: Profile, yardstick: Yardstick)]

  package init(lexicon: Lexicon) throws(RunError) {
    all = try Yardstick(lexicon.profiles.map(\.id), lexicon: lexicon)
    var single: [(profile: Profile, yardstick: Yardstick)] = []
    for profile in lexicon.profiles {
      single.append((profile, try Yardstick([profile.id], lexicon: lexicon)))
    }
    self.single = single
  }

  /// One for each profile, in the order of the lexicon.
  package func grades(of rule: Rule) -> [Grade] {
    single.map { profile, yardstick in
      Grade(
        profile: profile, severity: yardstick.severity(of: rule, for: nil),
        basis: yardstick.basis(of: rule, for: nil))
    }
  }

  func cites(of rule: Rule) -> [Citation] { all.cites(of: rule) }
}
