import Analysis
import Dispatch
import Findings
import Lexicons
import Synchronization

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
  /// Rules run side by side, and what they find is put together in their own order.
  ///
  /// - Parameters:
  ///   - suggests: whether findings carry what to do about them, which takes a third of the time.
  ///   - isStale: whether nobody wants them any more; asked before each rule, on any thread.
  /// - Returns: nil where that was so.
  package func findings(
    in analysis: Analysis, suggests: Bool = true, isStale: @Sendable () -> Bool
  ) -> [Finding]? {
    guard analysis.isAboutData else { return [] }
    // Root causes first, so that what follows from them can hang on them.
    let ordered = rules.filter { $0.check.under == nil } + rules.filter { $0.check.under != nil }
    let written = Mutex([[Finding]?](repeating: nil, count: ordered.count))
    DispatchQueue.concurrentPerform(iterations: ordered.count) { index in
      if isStale() { return }
      let context = CheckContext(analysis: analysis, rule: ordered[index], yardstick: yardstick)
      let drafts = Self.run(context)
      let writer = FindingWriter(context: context, drafts: drafts, suggests: suggests)
      let found = drafts.map(writer.write)
      written.withLock { $0[index] = found }
    }
    let found = written.withLock { $0 }
    return found.contains { $0 == nil } ? nil : Self.joined(ordered, found.map { $0 ?? [] })
  }

  /// The findings of all rules, with those that follow from a root cause as its related places.
  private static func joined(_ rules: [Rule], _ found: [[Finding]]) -> [Finding] {
    var findings: [Finding] = []
    var byRule: [String: Int] = [:]
    for (rule, own) in zip(rules, found) {
      for finding in own {
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
