import Analysis
import Bills
import Lexicons

extension CheckContext {
  /// Whether a provision, or a part of it, grants a power.
  func grantsPower(_ provision: Int) -> Bool {
    let range = bill.provisions[provision].range
    return analysis.powers.contains {
      $0.footing == .granted && range.contains($0.act.lowerBound)
        && range.contains($0.grant.lowerBound)
    }
  }

  /// The provisions of a section that contradict what a suggestion adds to it, and go: the innermost
  /// ones, in order. Not those at fault themselves, nor those that grant a power of the rule.
  func contrary(to advice: Rule.Advice, in draft: Draft) -> [Int] {
    let own = places(of: draft)
    return provisions(with: advice.contrary, in: draft.provision).filter { id in
      let range = bill.provisions[id].range
      return !analysis.powers.contains {
        $0.footing == .granted && check.powers.contains($0.powerClass)
          && range.contains($0.act.lowerBound) && range.contains($0.grant.lowerBound)
      } && (check.kind != .phrase || !own.contains(id) || !grantsPower(id))
    }
  }

  /// The provisions of a section over which what is added to it prevails: those at fault, and those
  /// that hold words which the suggestion names.
  func overridden(by advice: Rule.Advice?, in draft: Draft) -> [Int] {
    guard let home = bill.section(of: draft.provision) else { return [] }
    let struck = Set(advice.map { contrary(to: $0, in: draft) } ?? [])
    let named = advice.map { provisions(with: $0.despite, in: draft.provision) } ?? []
    let all = (places(of: draft) + named).filter { id in
      bill.section(of: id) == home && !bill.lineage(of: id).contains(where: struck.contains)
    }
    return Set(
      all.flatMap { id in
        bill.lineage(of: id).filter { bill.provisions[$0].kind == .subsection }.suffix(1)
      }
    ).sorted()
  }

  private func places(of draft: Draft) -> [Int] {
    ([draft.range] + draft.also.map(\.range) + draft.related.map(\.range)).map {
      bill.provision(at: $0.lowerBound)
    }
  }

  private func provisions(with concepts: [String], in provision: Int) -> [Int] {
    guard !concepts.isEmpty, let home = bill.section(of: provision) else { return [] }
    let found = analysis.mentions.of(concepts, in: bill.provisions[home].range).map {
      bill.provision(at: $0.lowerBound)
    }
    return Set(found.filter { $0 != home && $0 != 0 }).sorted()
  }
}
