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

  /// The provisions of a section that hold words which contradict what a suggestion adds to it: the
  /// innermost ones, in order.
  func contrary(to advice: Rule.Advice, in provision: Int) -> [Int] {
    guard !advice.contrary.isEmpty, let home = bill.section(of: provision) else { return [] }
    let section = bill.provisions[home]
    let found = analysis.mentions.of(advice.contrary, in: section.range).map {
      bill.provision(at: $0.lowerBound)
    }
    return Set(found.filter { $0 != home && $0 != 0 }).sorted()
  }
}
