import Analysis
import Bills

/// May where shall is due, unless another provision of the bill settles it.
///
/// The same search as for a phrase, but a cure anywhere in the bill counts by default: a general
/// clause often says once what each request must satisfy.
enum ModalityCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    var drafts: [Draft] = []
    for clause in analysis.clauses {
      for range in analysis.mentions.of(context.check.find, in: clause.range)
      where context.plays(clause, at: range) {
        let search = context.cures(context.cure, within: .bill).run(for: range, in: clause)
        if let cure = search.cure, !cure.range.overlaps(range) { continue }
        drafts.append(
          Draft(
            range: range, provision: context.bill.provision(at: range.lowerBound),
            power: context.power(near: range, in: clause), related: search.rejected,
            searched: search.searched, confidence: context.check.confidence))
      }
    }
    return context.merged(drafts) { "\"\(analysis.quote($0.range))\" again" }
  }
}
