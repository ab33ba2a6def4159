import Analysis
import Bills

/// A use limit whose exceptions swallow it: "shall not be used for any other purpose except … in the
/// public interest".
enum HollowLimitCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    var drafts: [Draft] = []
    for clause in analysis.clauses where !clause.isDefinition {
      for range in analysis.mentions.of(context.check.find, in: clause.range) {
        let sentence = clause.sentence(at: range.lowerBound)
        let rest = range.upperBound..<max(range.upperBound, sentence.upperBound)
        let holes = analysis.mentions.of(context.check.worse, in: rest)
        guard let first = holes.first else { continue }
        var draft = Draft(
          range: range, provision: context.bill.provision(at: range.lowerBound),
          power: context.power(near: range, in: clause), confidence: context.check.confidence)
        draft.values["value"] = analysis.quote(first)
        draft.related = holes.prefix(20).map { hole in
          RelatedDraft(
            message: "\"\(analysis.quote(hole))\" swallows the limit",
            provision: context.bill.provision(at: hole.lowerBound), range: hole)
        }
        drafts.append(draft)
      }
    }
    return context.merged(drafts) { "\"\(analysis.quote($0.range))\" again" }
  }
}
