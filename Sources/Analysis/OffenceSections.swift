import Bills

extension Analysis {
  /// Sections that create offences of their own and grant no power, in order, up to the first Part with
  /// powers.
  package var offenceSections: [Int] {
    var sections: [Int] = []
    let imported = Set(
      clauses.filter { mentions.has(Asked.importedOffence, in: $0.range) }.map(\.section))
    for clause in clauses
    where clause.isOffence && !clause.isApplication && !imported.contains(clause.section) {
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
