import Findings

/// A treaty or a set of recommendations, as a yardstick.
package struct Profile: Sendable, Codable {
  package let id: String
  package let name: String
  /// How a cite prints, with a place for `{article}`.
  package let short: String
  /// The profile whose severities hold where this one says nothing.
  package let extends: String?
  /// The most that a finding of basis C may be.
  package let tolerates: Severity?
  /// `serious-min-years`, `preservation-max-days`, …
  package let numbers: [String: Double]
  /// Subject → article.
  package let articles: [String: String]
  /// Article → the words of its subject; for citations of the wrong article.
  package let headings: [String: [String]]
  package let path: String
  package let line: Int
}
