import Bills

/// The defined terms of a bill, looked up from the place where a term is used.
package struct Terms: Sendable {
  private let bill: Bill
  private let byTerm: [String: [DefinedTerm]]

  package init(bill: Bill) {
    self.bill = bill
    byTerm = Dictionary(grouping: bill.terms, by: \.term)
  }

  /// The definition that holds where a term is used: that of the innermost scope.
  ///
  /// - Parameter words: the words as used; a plural or a longer phrase finds its term too.
  package func definition(of words: Range<Int>, usedIn provision: Int) -> DefinedTerm? {
    let folded = bill.tokens(in: words).filter { $0.kind == .word }
      .map { bill.words.string(of: $0.word) }.joined(separator: " ")
    return definition(ofTerm: folded, usedIn: provision)
  }

  package func definition(ofTerm term: String, usedIn provision: Int) -> DefinedTerm? {
    let names = [term, term.hasSuffix("s") ? String(term.dropLast()) : term]
    let lineage = bill.lineage(of: provision)
    for name in names {
      let definitions = (byTerm[name] ?? []).filter { lineage.contains($0.scope) }
      let nearest = definitions.min { left, right in
        lineage.firstIndex(of: left.scope)! < lineage.firstIndex(of: right.scope)!
      }
      if let nearest { return nearest }
    }
    return nil
  }

  /// The term in whose definition an offset lies.
  package func defined(at offset: Int) -> DefinedTerm? {
    bill.terms.last { $0.termRange.lowerBound <= offset && $0.definition.upperBound >= offset }
  }

  package var all: [DefinedTerm] { bill.terms }
}
