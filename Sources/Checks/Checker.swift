import Analysis
import Findings
import Lexicons

/// Runs rules over an analysed bill.
package struct Checker: Sendable {
  private let rules: [Rule]
  private let yardstick: Yardstick

  package init(rules: [Rule], yardstick: Yardstick) {
    self.rules = rules
    self.yardstick = yardstick
  }

  /// All findings, sorted by place in the file, then by rule.
  ///
  /// - Parameter isStale: whether nobody wants them any more; asked between the rules.
  /// - Returns: nil where that was so.
  package func findings(in analysis: Analysis, isStale: () -> Bool) -> [Finding]? {
    guard analysis.isAboutData else { return [] }
    var findings: [Finding] = []
    var byRule: [String: Int] = [:]
    // Root causes first, so that what follows from them can hang on them.
    let ordered = rules.filter { $0.check.under == nil } + rules.filter { $0.check.under != nil }
    for rule in ordered {
      if isStale() { return nil }
      let context = CheckContext(analysis: analysis, rule: rule, yardstick: yardstick)
      let writer = FindingWriter(context: context)
      for finding in Self.run(context).map(writer.write) {
        if let root = rule.check.under.flatMap({ byRule[$0] }) {
          findings[root] = findings[root].adding(finding)
          continue
        }
        byRule[rule.id] = byRule[rule.id] ?? findings.count
        findings.append(finding)
      }
    }
    return findings.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.rule)
        < ($1.range.lowerBound, $1.range.upperBound, $1.rule)
    }
  }

  private static func run(_ context: CheckContext) -> [Draft] {
    guard context.applies else { return [] }
    return switch context.check.kind {
    case .phrase: PhraseCheck.run(context)
    case .lack: LackCheck.run(context)
    case .billLack: BillLackCheck.run(context)
    case .authorisation: AuthorisationCheck.run(context)
    case .period: PeriodCheck.run(context)
    case .seriousOffence: SeriousOffenceCheck.run(context)
    case .modality: ModalityCheck.run(context)
    case .reach: ReachCheck.run(context)
    case .hollowLimit: HollowLimitCheck.run(context)
    case .citation: CitationCheck.run(context)
    case .drafting: DraftingCheck.run(context)
    case .suppression: []
    }
  }
}

extension Finding {
  /// The same finding with another one, that follows from it, as a related place.
  fileprivate func adding(_ other: Finding) -> Finding {
    Finding(
      rule: rule, severity: severity, basis: basis, confidence: confidence, message: message,
      why: why, provision: provision, range: range, evidence: evidence,
      related: related + [
        RelatedPlace(
          message: "\(other.message) [\(other.rule)]", provision: other.provision,
          range: other.range)
      ], searched: searched, suggestion: suggestion, cites: cites, fingerprint: fingerprint)
  }
}
