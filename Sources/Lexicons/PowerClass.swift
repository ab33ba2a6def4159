/// The classes of power that the analysis tells apart; the same names as in the JSON output.
///
/// For each there is a concept `power.<class>` in every language.
package enum PowerClass {
  package static let all = [
    "preserve", "partial-disclosure", "produce", "subscriber", "traffic-stored", "traffic-live",
    "content-live", "search", "extend-search", "seize", "assist", "decrypt", "retain",
    "covert-tool", "transfer", "cooperate", "contact-point", "share", "technical-assistance",
    "freeze-confiscate", "block-takedown", "arrest-other",
  ]
}

extension String {
  /// Every run of white space as one space.
  var singleSpaced: String {
    split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }
      .joined(separator: " ")
  }
}
