extension Bill {
  /// The words that point to a provision and hold an offset of the logical text, or nil.
  package func reference(at offset: Int) -> Reference? {
    let index = references.partitionPoint { $0.range.upperBound > offset }
    guard index < references.count, references[index].range.contains(offset) else { return nil }
    return references[index]
  }

  /// The provisions of this bill that a reference points to: of a list those at its two ends for a
  /// range, and one for each other item; none for what the bill does not hold.
  ///
  /// - Parameter offset: a place in the words; where it stands on the number of one item, that one
  ///   alone is meant.
  package func targets(of reference: Reference, at offset: Int? = nil) -> [Int] {
    guard reference.externalAct == nil else { return [] }
    let home = provision(at: reference.range.lowerBound)
    if reference.isOwn { return [enclosing(reference.unit, of: home)] }
    let paths = reference.items.flatMap { [$0.path] + ($0.through.map { [$0] } ?? []) }
    let bases = bases(of: reference, from: home)
    return chosen(paths, at: offset).compactMap { path in
      bases.lazy.compactMap { self.descend($0, path, reference.unit) }.first
    }
  }

  /// Those of several paths that hold the number or letter at an offset; all where it stands on none.
  private func chosen(_ paths: [[String]], at offset: Int?) -> [[String]] {
    guard let offset, paths.count > 1,
      let token = tokens(in: 0..<offset + 1).last, token.range.contains(offset)
    else { return paths }
    let printed = document.string(token.range)
    let named = paths.filter { $0.contains(printed) }
    return named.count == 1 ? named : paths
  }

  /// The innermost provision of a unit around a provision; the bill where there is none.
  private func enclosing(_ unit: LanguageWords.Unit, of provision: Int) -> Int {
    lineage(of: provision).first { provisions[$0].kind.rawValue == unit.rawValue } ?? 0
  }

  /// Where the search for the numbers of a reference starts, the likeliest place first.
  private func bases(of reference: Reference, from home: Int) -> [Int] {
    switch reference.unit {
    case .section, .part, .chapter, .division, .schedule, .act: return [0]
    case .subsection, .paragraph, .subparagraph:
      // "paragraph (a) of subsection (2)", "subsection (1) of section 9".
      if let outer = references.first(where: { $0.range.lowerBound >= reference.range.upperBound }),
        outer.range.lowerBound <= reference.range.upperBound + 6,
        Self.rank(outer.unit) < Self.rank(reference.unit)
      {
        return targets(of: outer)
      }
      return lineage(of: home).filter { $0 != 0 }
    }
  }

  private static func rank(_ unit: LanguageWords.Unit) -> Int {
    LanguageWords.Unit.allCases.firstIndex(of: unit) ?? 0
  }

  /// The provision that numbers and letters lead to from another one.
  private func descend(_ base: Int, _ path: [String], _ unit: LanguageWords.Unit) -> Int? {
    guard let first = path.first else { return nil }
    let starts =
      base == 0
      ? provisions.filter { $0.kind.rawValue == unit.rawValue && $0.number == first }
      : provisions[base].children.map { provisions[$0] }
        .filter { $0.number == first && Self.isList($0.kind) }
    // The bill's own numbers before those of text that it puts into other acts.
    guard var place = (starts.first { !$0.isInserted } ?? starts.first)?.id else { return nil }
    for number in path.dropFirst() {
      guard let child = provisions[place].children.first(where: { provisions[$0].number == number })
      else { return nil }
      place = child
    }
    return place
  }

  private static func isList(_ kind: Provision.Kind) -> Bool {
    switch kind {
    case .subsection, .paragraph, .subparagraph, .item: true
    default: false
    }
  }
}
