import Bills

extension Analysis {
  /// - Parameter granting: the clauses with powers.
  static func offenceSections(
    of bill: Bill, _ clauses: [Clause], granting: Set<Int>
  ) -> [Int] {
    var sections: [Int] = []
    for clause in clauses where clause.isOffence {
      guard let section = clause.section, sections.last != section else { continue }
      guard !granting.contains(clause.id) else { continue }
      if let last = sections.last,
        bill.container(of: last) != bill.container(of: section), sections.count > 2
      {
        break
      }
      sections.append(section)
    }
    return sections
  }
}
