import Analysis
import Bills
import Lexicons

/// Looks for what would settle a matter: in the sentence, the section, the sections it imports, the
/// general provisions that reach it, the Part, the bill.
struct CureSearch {
  let analysis: Analysis
  let concepts: [String]
  let within: Rule.Check.Reach
  var includesHeadings = false
  /// Whether the other subsections of the power's own section are left out.
  var skipsOwnSection = false
  /// Whether a cure in another item of the list that holds the words counts for nothing.
  var sameItem = false

  struct Result {
    /// The words that cure, and the provision they stand in.
    var cure: (range: Range<Int>, provision: Int)?
    /// Provisions that were searched, the nearest first.
    var searched: [Int] = []
    /// Words that looked like a cure and are none, with the reason.
    var rejected: [RelatedDraft] = []
  }

  /// Searches on behalf of a power.
  func run(for power: Power) -> Result {
    run(
      from: power.clause, sentence: power.sentence,
      general: analysis.reach.general(reaching: power).map(\.section))
  }

  /// Searches on behalf of words in a clause.
  func run(for range: Range<Int>, in clause: Clause) -> Result {
    if clause.isDefinition, let term = analysis.terms.defined(at: range.lowerBound) {
      return run(inDefinition: term.termRange.lowerBound..<term.definition.upperBound, clause)
    }
    let general = analysis.reach.general.filter {
      analysis.reach.reaches($0, clause.provision)
    }
    return run(
      from: clause.id, sentence: clause.sentence(at: range.lowerBound),
      general: general.map(\.section), words: range)
  }

  /// What one definition says cures nothing in another.
  private func run(inDefinition range: Range<Int>, _ clause: Clause) -> Result {
    var result = Result()
    if !concepts.isEmpty { _ = look(in: range, clause.provision, &result) }
    return result
  }

  private func run(
    from clause: Int, sentence: Range<Int>, general: [Int], words: Range<Int>? = nil
  ) -> Result {
    var result = Result()
    guard !concepts.isEmpty else { return result }
    let home = analysis.clauses[clause]
    let found = sameItem ? words : nil
    if look(in: sentence, home.provision, &result, besides: found) || within == .sentence {
      return result
    }
    if look(in: home.range, home.provision, &result, besides: found) || within == .subsection {
      return result
    }
    if !skipsOwnSection, look(inSection: home.section, &result) { return result }
    for section in analysis.reach.imports(of: home.section) {
      if look(inSection: section, &result) { return result }
    }
    for section in general where look(inSection: section, &result) { return result }
    if within == .section { return result }
    lookFurther(from: home, &result)
    return result
  }

  private func lookFurther(from home: Clause, _ result: inout Result) {
    let container = within == .part ? analysis.bill.container(of: home.provision) : 0
    for other in analysis.clauses where !other.isDefinition {
      guard container == 0 || analysis.bill.lineage(of: other.provision).contains(container)
      else { continue }
      if look(in: other.range, other.provision, &result, note: false) {
        result.searched.append(container)
        return
      }
    }
    result.searched.append(container)
  }

  private func look(inSection section: Int?, _ result: inout Result) -> Bool {
    if includesHeadings, let heading = section.flatMap({ analysis.bill.provisions[$0].heading }),
      let section, look(in: heading, section, &result)
    {
      return true
    }
    for id in analysis.reach.clauses(ofSection: section) {
      let clause = analysis.clauses[id]
      if look(in: clause.range, section ?? clause.provision, &result) { return true }
    }
    return false
  }

  /// - Parameter found: words whose list may have other items, where cures do not count.
  private func look(
    in range: Range<Int>, _ provision: Int, _ result: inout Result, note: Bool = true,
    besides found: Range<Int>? = nil
  ) -> Bool {
    if note, !result.searched.contains(provision) { result.searched.append(provision) }
    for place in analysis.mentions.of(concepts, in: range) {
      if let found, analysis.isOtherItem(place, than: found) { continue }
      if let denial = analysis.denial(of: place) {
        if !result.rejected.contains(where: { $0.range == denial }) {
          result.rejected.append(
            RelatedDraft(
              message: "\"\(analysis.quote(place))\" does not count: taken back by "
                + "\"\(analysis.quote(denial))\"", provision: provision, range: denial))
        }
        continue
      }
      result.cure = (place, analysis.bill.provision(at: place.lowerBound))
      return true
    }
    return false
  }
}
