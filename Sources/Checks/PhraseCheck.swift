import Analysis
import Bills

/// Words in a place where they do harm, with nothing near that cures them.
enum PhraseCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    var drafts: [Draft] = []
    let check = context.check
    for clause in analysis.clauses(holding: check.find + check.weakFind + check.anywhere) {
      for found in places(in: clause, context) {
        guard var draft = draft(found, clause, context) else { continue }
        if found.isWeak {
          let settling = context.cures(context.check.weakCure)
          if settling.run(for: found.range, in: clause).cure != nil { continue }
          draft.isHalfCured = true
        }
        drafts.append(draft)
      }
    }
    drafts.sort { $0.range.lowerBound < $1.range.lowerBound }
    return context.merged(drafts) { "\"\(analysis.quote($0.range))\" too" }
  }

  private struct Place {
    let concept: String
    let range: Range<Int>
    var isWeak = false
  }

  /// The words that the rule looks for, where they stand in one of its roles.
  private static func places(in clause: Clause, _ context: CheckContext) -> [Place] {
    func all(_ concepts: [String]) -> [Place] {
      concepts.flatMap { concept in
        context.analysis.mentions.of(concept, in: clause.range).map {
          Place(concept: concept, range: $0)
        }
      }
    }
    let check = context.check
    var found = all(check.find).filter { stands($0, clause, context) }
    if found.isEmpty {
      found = all(check.weakFind).filter { stands($0, clause, context) }
      for index in found.indices { found[index].isWeak = true }
    }
    return found + all(check.anywhere)
  }

  private static func stands(_ place: Place, _ clause: Clause, _ context: CheckContext) -> Bool {
    guard context.plays(clause, at: place.range) else { return false }
    if !context.check.with.isEmpty {
      let sentence = clause.sentence(at: place.range.lowerBound)
      // With such words around them, words of punishment ("which is an offence only under …") create
      // no offence.
      return context.isAccompanied(in: sentence)
    }
    let wantsOffences = context.check.role.contains { $0 == .offence || $0 == .any }
    return wantsOffences || !clause.isOffence
      || !context.analysis.powers(ofClause: clause.id).isEmpty
  }

  private static func draft(
    _ place: Place, _ clause: Clause, _ context: CheckContext
  ) -> Draft? {
    let range = place.range
    let search = context.cures(context.cure).run(for: range, in: clause)
    if search.cure != nil { return nil }
    if context.sectionCures.run(for: range, in: clause).cure != nil { return nil }
    if context.nearCures.run(for: range, in: clause).cure != nil { return nil }
    let half = context.cures(context.check.halfCure).run(for: range, in: clause)
    return Draft(
      range: range, provision: context.bill.provision(at: range.lowerBound),
      power: context.powerNamed(near: range, in: clause), concept: place.concept,
      related: search.rejected, searched: search.searched,
      confidence: context.check.confidence, isHalfCured: half.cure != nil)
  }
}
