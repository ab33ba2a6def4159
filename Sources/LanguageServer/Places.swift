import Analysis
import Bills
import Findings
import SourceText

/// What stands at a place of a bill: a term that the bill defines, or words that point to a provision.
struct Places {
  let checked: CheckedText

  private var bill: Bill { checked.bill }

  /// A term in use, and its definition.
  struct Use {
    /// The words, in the logical text.
    let words: Range<Int>
    let definition: DefinedTerm
  }

  /// The longest defined term that the words at an offset of the logical text are part of.
  func term(at offset: Int) -> Use? {
    let index = bill.tokenIndex(at: offset + 1) - 1
    guard index >= 0, bill.tokens[index].range.contains(offset), bill.tokens[index].word >= 0
    else { return nil }
    let terms = Terms(bill: bill)
    let provision = bill.provision(at: offset)
    let longest = 8
    for length in stride(from: longest, through: 1, by: -1) {
      for first in max(0, index - length + 1)...index where first + length <= bill.tokens.count {
        let tokens = bill.tokens[first..<first + length]
        guard tokens.first?.kind == .word, tokens.last?.kind == .word else { continue }
        let words = tokens.first!.range.lowerBound..<tokens.last!.range.upperBound
        if let definition = terms.definition(of: words, usedIn: provision) {
          return Use(words: words, definition: definition)
        }
      }
    }
    return nil
  }

  /// Where the word or reference at an offset leads, in the logical text.
  func destinations(at offset: Int) -> [Range<Int>] {
    if let reference = bill.reference(at: offset) {
      let targets = bill.targets(of: reference, at: offset)
      if !targets.isEmpty { return targets.map(opening) }
    }
    return term(at: offset).map { [$0.definition.termRange] } ?? []
  }

  /// The words by which a provision opens: its label with its heading, or with its first line.
  func opening(of provision: Int) -> Range<Int> {
    let node = bill.provisions[provision]
    if let heading = node.heading {
      let lower = min(heading.lowerBound, node.range.lowerBound)
      return lower..<max(lower, min(heading.upperBound, node.range.upperBound))
    }
    let text = bill.document.text
    let end = text[node.range.clamped(to: 0..<text.count)].firstIndex(of: 0x0A)
    return node.range.lowerBound..<(end ?? node.range.upperBound)
  }
}
