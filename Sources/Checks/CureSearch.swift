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
  /// What counts in a general provision in place of `concepts`; the same where nil.
  var generalConcepts: [String]?
  /// Concepts that hollow out a cure in their sentence.
  var hollow: [String] = []
  /// Whether they do so from anywhere in its section, unless one of `standing` is there too.
  var hollowsSection = false
  var standing: [String] = []
  /// Whether the other subsections of the power's own section are left out.
  var skipsOwnSection = false
  /// Whether a cure in another item of the list that holds the words counts for nothing.
  var sameItem = false

  /// Whether "where practicable" beside a cure leaves it open. Words that narrow what a rule found in
  /// the text are no duty that could be hedged.
  var weighsHedges = false

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
    var result = run(
      from: power.clause, sentence: power.sentence, general: analysis.reach.general(reaching: power)
    )
    if result.cure == nil { noteOverrides(by: power, &result) }
    return result
  }

  /// Says of a safeguard that would have settled the matter that the power sets it aside.
  private func noteOverrides(by power: Power, _ result: inout Result) {
    for general in analysis.reach.general(naming: power) {
      guard let override = analysis.reach.override(of: general, by: power),
        analysis.clauses(of: general).contains(where: {
          !analysis.mentions.of(generalConcepts ?? concepts, in: analysis.clauses[$0].range).isEmpty
        })
      else { continue }
      result.rejected.append(
        RelatedDraft(
          message: "\(analysis.bill.label(of: general.section)) does not count: set aside by "
            + "\"\(analysis.quote(override.words))\"",
          provision: analysis.bill.provision(at: override.words.lowerBound), range: override.words))
    }
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
      from: clause.id, sentence: clause.sentence(at: range.lowerBound), general: general,
      words: range)
  }

  /// What one definition says cures nothing in another.
  private func run(inDefinition range: Range<Int>, _ clause: Clause) -> Result {
    var result = Result()
    if !concepts.isEmpty { _ = look(in: range, clause.provision, &result) }
    return result
  }

  private func run(
    from clause: Int, sentence: Range<Int>, general: [SafeguardReach.General],
    words: Range<Int>? = nil
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
    let taken = analysis.reach.partners(of: home.section) + analysis.reach.imports(of: home.section)
    for section in taken where look(inSection: section, &result) { return result }
    for provision in general where look(in: provision, &result) { return result }
    if within == .section { return result }
    lookFurther(from: home, &result)
    return result
  }

  private func look(in general: SafeguardReach.General, _ result: inout Result) -> Bool {
    let counted = generalConcepts ?? concepts
    if includesHeadings, let heading = analysis.bill.provisions[general.section].heading,
      look(in: heading, general.section, &result, for: counted)
    {
      return true
    }
    return analysis.clauses(of: general).contains {
      look(in: analysis.clauses[$0].range, general.section, &result, for: counted)
    }
  }

  private func lookFurther(from home: Clause, _ result: inout Result) {
    let container = within == .part ? analysis.bill.container(of: home.provision) : 0
    for other in analysis.clauses(holding: concepts) where !other.isDefinition {
      guard container == 0 || analysis.bill.isWithin(other.provision, container)
      else { continue }
      let isFar = other.section != home.section
      if isFar, analysis.reach.stopsShort(other.id, of: home.provision) { continue }
      if look(in: other.range, other.provision, &result, note: false, isFar: isFar) {
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
    for counted: [String]? = nil, isFar: Bool = false, besides found: Range<Int>? = nil
  ) -> Bool {
    if note, !result.searched.contains(provision) { result.searched.append(provision) }
    for place in analysis.mentions.of(counted ?? concepts, in: range) {
      if isFar && isConfined(place) { continue }
      if let found, analysis.isOtherItem(place, than: found) { continue }
      if let denial = analysis.denial(of: place) ?? hollowing(place) {
        reject(place, "does not count: taken back by", denial, provision, &result)
        continue
      }
      if weighsHedges, let hedge = analysis.hedge(of: place) {
        reject(place, "is left open by", hedge, provision, &result)
        continue
      }
      result.cure = (place, analysis.bill.provision(at: place.lowerBound))
      return true
    }
    return false
  }

  private func reject(
    _ place: Range<Int>, _ why: String, _ words: Range<Int>, _ provision: Int,
    _ result: inout Result
  ) {
    guard !result.rejected.contains(where: { $0.range == words }) else { return }
    result.rejected.append(
      RelatedDraft(
        message: "\"\(analysis.quote(place))\" \(why) \"\(analysis.quote(words))\"",
        provision: provision, range: words))
  }

  /// Words in the sentence of a cure that hollow it out.
  private func hollowing(_ place: Range<Int>) -> Range<Int>? {
    guard !hollow.isEmpty, let clause = analysis.clause(at: place.lowerBound) else { return nil }
    guard hollowsSection else {
      return analysis.mentions.of(hollow, in: clause.sentence(at: place.lowerBound)).first
    }
    let section = analysis.reach.clauses(ofSection: clause.section).map {
      analysis.clauses[$0].range
    }
    if section.contains(where: { analysis.mentions.hasAny(standing, in: $0) }) { return nil }
    return section.lazy.compactMap { analysis.mentions.of(hollow, in: $0).first }.first
  }

  /// Whether the sentence of a cure holds for its own section or another one alone: "an order under
  /// subsection (1)", "this section".
  private func isConfined(_ words: Range<Int>) -> Bool {
    guard let clause = analysis.clause(at: words.lowerBound) else { return false }
    return analysis.reach.confines(clause.sentence(at: words.lowerBound))
  }
}
