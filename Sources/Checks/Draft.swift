import Analysis
import Findings

/// A finding before it has words: what a check saw, and where.
struct Draft {
  /// The words at fault, in the logical text; for the whole bill, the first power.
  var range: Range<Int>
  /// The provision at fault; 0 is the bill.
  var provision: Int
  var power: Power?
  /// The concept that was found, where a rule grades by it.
  var concept: String?
  /// For `{value}`, `{limit}` and other places of the rule's message.
  var values: [String: String] = [:]
  var related: [RelatedDraft] = []
  /// Provisions searched for a cure.
  var searched: [Int] = []
  var confidence: Confidence = .high
  /// A cure that goes half the way: one step less severe.
  var isHalfCured = false
  /// Other places of the same fault in the same section or bill.
  var also: [Draft] = []
  /// Words to strike, where they are not the words at fault.
  var strike: Range<Int>?
}

/// Another place that a draft rests on.
struct RelatedDraft {
  let message: String
  let provision: Int
  let range: Range<Int>
}
