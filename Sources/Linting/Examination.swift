import Analysis
import Bills
import Findings

/// A document checked, with what was read on the way: for editors, which ask about places in it.
package struct Examination: Sendable {
  package let bill: Bill
  /// Nil for a text in a language without lexicon.
  package let analysis: Analysis?
  /// Before any suppression, and without the inventory of powers.
  package let report: FileReport
}

/// What a check of a document leaves for the next check of the same document, when some of its words
/// have changed. It makes the next one faster and changes nothing of what that finds.
package struct CheckMemory: Sendable {
  var mentions = MentionMemory()

  package init() {}

  /// Of a document that is checked once: keeps nothing.
  static var none: CheckMemory {
    var memory = CheckMemory()
    memory.mentions = .none
    return memory
  }
}
