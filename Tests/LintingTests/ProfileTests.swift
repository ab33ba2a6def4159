import Findings
import Lexicons
import Linting
import Testing

/// What the choice of treaties changes.
@Suite struct ProfileTests {
  /// The texts of the examples that fire, without marks.
  private static func texts() throws -> [String] {
    try Shipped.lexicon.get().rules.flatMap(\.fires).map { MarkedText($0.text).text }
  }

  @Test func theConventionToleratesWhatItTolerates() throws {
    let linter = try Shipped.make(["un-2024"])
    for text in try Self.texts() {
      let wrong = try Shipped.findings(in: text, linter)
        .filter { $0.basis == .tolerated && $0.severity == .error }
      #expect(wrong.map(\.summary) == [])
    }
  }

  @Test func theStrictestOfSeveralWins() throws {
    let rules = try Shipped.lexicon.get().rules
    let lexicon = try Shipped.lexicon.get()
    let ids = lexicon.profiles.map(\.id)
    for first in ids {
      for second in ids where first < second {
        let alone = try [first, second].map { try Yardstick([$0], lexicon: lexicon) }
        let both = try Yardstick([first, second], lexicon: lexicon)
        for rule in rules {
          for power in [nil] + PowerClass.all.map(Optional.some) {
            let expected = alone.map { $0.severity(of: rule, for: power) }.max()
            #expect(
              both.severity(of: rule, for: power) == expected, "\(rule.id) \(first) \(second)")
          }
        }
        for key in ["serious-min-years", "preservation-max-days"] {
          let values = alone.compactMap { $0.number(key) }
          let strictest = key.contains("-min-") ? values.max() : values.min()
          #expect(both.number(key) == strictest, "\(key) \(first) \(second)")
        }
      }
    }
  }

  @Test func theOrderOfProfilesDoesNotMatter() throws {
    let lexicon = try Shipped.lexicon.get()
    let one = try Yardstick(["un-2024", "pi-eff-2023"], lexicon: lexicon)
    let other = try Yardstick(["pi-eff-2023", "un-2024"], lexicon: lexicon)
    for rule in lexicon.rules {
      let left = one.severity(of: rule, for: nil)
      #expect(left == other.severity(of: rule, for: nil), "\(rule.id)")
    }
  }

  @Test func severalProfilesAreAllCited() throws {
    let text =
      "14. (1) A police officer may order a service provider to preserve specified data "
      + "that bears on any offence.\n"
    let both = try Shipped.findings(in: text, Shipped.make(["pi-eff-2023", "un-2024"]))
    let finding = try #require(both.first { $0.rule == "scope/any-offence" })
    #expect(finding.severity == .error)
    #expect(Set(finding.cites.map(\.instrument)).isSuperset(of: ["pi-eff-2023", "un-2024"]))
    let alone = try Shipped.findings(in: text, Shipped.make(["un-2024"]))
    #expect(alone.first { $0.rule == "scope/any-offence" }?.severity == .warning)
    #expect(alone.first { $0.rule == "scope/any-offence" }?.cites.first?.instrument == "un-2024")
  }

  @Test func anUnknownProfileIsRefused() throws {
    let error = try #require(throws: LinterError.self) { try Shipped.make(["un-2042"]) }
    guard case .run(let failure) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(failure.message.contains("no profile is called 'un-2042'; did you mean 'un-2024'?"))
  }
}
