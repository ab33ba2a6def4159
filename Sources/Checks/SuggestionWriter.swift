import Analysis
import Bills
import Findings
import Lexicons

/// Proposes words: what to strike and what to insert, where a rule says so.
struct SuggestionWriter {
  let context: CheckContext

  func suggestion(for draft: Draft, fill: (String) -> String) -> Suggestion? {
    guard let advice = context.rule.suggestion else { return nil }
    let document = context.bill.document
    var edits: [Suggestion.Edit] = []
    var redline: String?
    let words = advice.insert.map(fill)
    if let struck = struck(advice, draft) {
      let source = document.sourceRange(struck)
      edits = [.init(range: source, text: words ?? "")]
      redline = context.redline(around: struck, insert: words)
    } else if let words, let place = insertion(advice, draft) {
      edits = [.init(range: document.sourceRange(place), text: " " + words)]
      redline = context.redline(around: place, insert: words)
    }
    return Suggestion(
      applicability: .display, edits: edits, advice: fill(advice.advice), redline: redline)
  }

  private func struck(_ advice: Rule.Advice, _ draft: Draft) -> Range<Int>? {
    switch advice.strike {
    case .find: draft.range
    case .period, .threshold: draft.strike ?? draft.range
    case .sentence:
      context.analysis.clause(at: draft.range.lowerBound)?.sentence(at: draft.range.lowerBound)
    case nil: nil
    }
  }

  /// An empty range: behind the words found, or at the end of the provision.
  private func insertion(_ advice: Rule.Advice, _ draft: Draft) -> Range<Int>? {
    switch advice.insertAt {
    case "after-find": draft.range.upperBound..<draft.range.upperBound
    case "before-find": draft.range.lowerBound..<draft.range.lowerBound
    case "end": end(of: draft)
    default: nil
    }
  }

  /// The end of the provision at fault: of its section, or of the last section for the whole bill.
  private func end(of draft: Draft) -> Range<Int>? {
    let bill = context.bill
    let section =
      draft.provision == 0
      ? bill.section(of: bill.provision(at: draft.range.lowerBound))
      : bill.section(of: draft.provision)
    let clauses = context.analysis.reach.clauses(ofSection: section)
    return clauses.last.map { context.analysis.clauses[$0].range.upperBound }.map { $0..<$0 }
  }
}

extension CheckContext {
  /// The sentence's words near an edit with `[-struck-]` and `[+inserted+]`.
  func redline(around range: Range<Int>, insert: String?) -> String {
    let sentence = analysis.clause(at: range.lowerBound)?.sentence(at: range.lowerBound) ?? range
    let lower = wordStart(before: max(sentence.lowerBound, range.lowerBound - 60), sentence)
    let upper = wordEnd(after: min(sentence.upperBound, range.upperBound + 60), sentence)
    func words(_ range: Range<Int>) -> String {
      bill.document.string(range).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }
    var parts: [String] = []
    let before = words(lower..<range.lowerBound)
    if lower > sentence.lowerBound { parts.append("…") }
    if !before.isEmpty { parts.append(before) }
    if !range.isEmpty { parts.append("[-\(words(range))-]") }
    if let insert, !insert.isEmpty { parts.append("[+\(insert)+]") }
    let after = words(range.upperBound..<max(range.upperBound, upper))
    if !after.isEmpty { parts.append(after) }
    if upper < sentence.upperBound { parts.append("…") }
    return parts.joined(separator: " ")
  }

  private func wordStart(before offset: Int, _ sentence: Range<Int>) -> Int {
    let text = bill.document.text
    var offset = offset
    while offset > sentence.lowerBound, text[offset - 1] > 0x20 { offset -= 1 }
    return offset
  }

  private func wordEnd(after offset: Int, _ sentence: Range<Int>) -> Int {
    let text = bill.document.text
    var offset = offset
    while offset < sentence.upperBound, text[offset] > 0x20 { offset += 1 }
    return offset
  }
}
