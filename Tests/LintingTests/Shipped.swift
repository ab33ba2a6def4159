import Findings
import Lexicons
import Linting
import SourceText

/// Linters over the shipped lexicon, made once.
enum Shipped {
  static let lexicon = Result { try Lexicon.shipped() }
  private static let standard = Result { try make(["pi-eff-2023"]) }

  static func make(_ profiles: [String]) throws -> Linter {
    let lexicon = try lexicon.get()
    return try Linter(lexicon: lexicon, rules: lexicon.rules, profiles: profiles, language: "en")
  }

  /// The linter with all rules under the default profile.
  static func linter() throws -> Linter { try standard.get() }

  static func findings(in text: String, _ linter: Linter? = nil) throws -> [Finding] {
    try (linter ?? self.linter()).check(SourceText(path: "bill", string: text), format: .text)
      .findings
  }
}

extension Finding {
  /// `clause 14(1) error scope/any-offence`.
  var summary: String { "\(provision.label) \(severity.rawValue) \(rule)" }
}
