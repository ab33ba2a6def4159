import Analysis
import Bills
import Lexicons

/// A treaty article cited for the wrong subject: "Article 6 (illegal access) of the Convention".
enum CitationCheck {
  static func run(_ context: CheckContext) -> [Draft] { [] }
}
