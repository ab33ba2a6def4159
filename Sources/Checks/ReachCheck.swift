import Analysis
import Bills

/// A safeguards provision that stops short of a power.
///
/// Powers that a general provision of the bill reaches by section numbers or by Part are compared
/// with those it does not reach and that have no other general provision.
enum ReachCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    let analysis = context.analysis
    let general = analysis.reach.general.filter { !$0.words.isEmpty && $0.bindsExercise }
    guard let nearest = general.first(where: { isSafeguard($0, analysis) }) else { return [] }
    let manner = analysis.powers.filter { $0.importsManner && context.speaks(of: $0) }
    var drafts: [Int: [Draft]] = [:]
    for power in context.powers() + manner {
      guard !analysis.reach.general(naming: power).contains(where: \.bindsExercise),
        !isGeneral(power, general, analysis)
      else { continue }
      var draft = Draft(
        range: power.act, provision: power.provision, power: power,
        searched: [nearest.section], confidence: context.check.confidence)
      draft.values["safeguard"] = context.bill.label(of: nearest.section)
      draft.related.append(
        RelatedDraft(
          message: "\(context.bill.label(of: nearest.section)) reaches "
            + "\(describe(nearest, context)) and stops there", provision: nearest.section,
          range: nearest.words))
      if power.importsManner {
        draft.confidence = .medium
        draft.related.append(
          RelatedDraft(
            message: "this imports the manner of application, not the test",
            provision: power.provision, range: power.act))
      }
      drafts[nearest.section, default: []].append(draft)
    }
    return drafts.sorted { $0.key < $1.key }.map { joined($0.value, context) }
  }

  /// One fault, that a provision stops short, however many powers it leaves out; at the first of
  /// them.
  private static func joined(_ drafts: [Draft], _ context: CheckContext) -> Draft {
    var drafts = drafts.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var first = drafts.removeFirst()
    first.related += drafts.prefix(20).map { draft in
      RelatedDraft(
        message: "not reached either: \(draft.power.map { context.name(of: $0) } ?? "this power")",
        provision: draft.provision, range: draft.range)
    }
    first.also = drafts
    return first
  }

  private static func isGeneral(
    _ power: Power, _ general: [SafeguardReach.General], _ analysis: Analysis
  ) -> Bool {
    let section = analysis.clauses[power.clause].section
    return general.contains { $0.section == section }
  }

  /// Whether a general provision is a safeguard that could have stopped short.
  ///
  /// One about one order is a rule on that order, unless it calls itself a safeguard. So is what stands
  /// in a section with a power of its own.
  private static func isSafeguard(
    _ general: SafeguardReach.General, _ analysis: Analysis
  ) -> Bool {
    let reached = analysis.powers.filter {
      analysis.reach.reaches(general, analysis.clauses[$0.clause].provision)
    }
    let sections = Set(reached.map { analysis.clauses[$0.clause].section })
    let grants = analysis.powers.contains {
      $0.footing == .granted && analysis.clauses[$0.clause].section == general.section
    }
    return (grants ? sections.count : reached.count) >= 2
      || reached.count == 1 && analysis.namesSafeguards(analysis.clauses[general.clause])
  }

  private static func describe(
    _ general: SafeguardReach.General, _ context: CheckContext
  ) -> String {
    general.appliesTo.map { target in
      switch target {
      case .bill: "the whole bill"
      case .container(let container): context.bill.label(of: container)
      case .sections(let range):
        range.first == range.last ? range.first : "\(range.first) to \(range.last)"
      }
    }.joined(separator: ", ")
  }
}
