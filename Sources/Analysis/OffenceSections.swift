import Bills

extension Analysis {
  /// Sections that create offences and grant no power, in order, up to the first Part with powers.
  package var offenceSections: [Int] {
    var sections: [Int] = []
    for clause in clauses where clause.isOffence {
      guard let section = clause.section, sections.last != section else { continue }
      guard powers(ofClause: clause.id).isEmpty else { continue }
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
