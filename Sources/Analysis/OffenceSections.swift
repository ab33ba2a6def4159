import Bills

extension Analysis {
  /// Sections that create offences of their own and grant no power, in order, up to the first Part with
  /// powers.
  ///
  /// - Parameters:
  ///   - granting: the clauses with powers.
  ///   - imported: the sections that take over offences from elsewhere.
  static func offenceSections(
    of bill: Bill, _ clauses: [Clause], granting: Set<Int>, imported: Set<Int?>
  ) -> [Int] {
    var sections: [Int] = []
    for clause in clauses
    where clause.isOffence && !clause.isApplication && !imported.contains(clause.section) {
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
