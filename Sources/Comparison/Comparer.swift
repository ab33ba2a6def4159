import Bills
import Findings

/// One version of a bill: as read, and as checked.
package struct BillVersion: Sendable {
  package let bill: Bill
  package let report: FileReport

  package init(bill: Bill, report: FileReport) {
    self.bill = bill
    self.report = report
  }
}

/// Compares two versions of a bill.
package struct Comparer {
  private let safeguards: [String: String]

  /// - Parameter safeguards: ids and titles of the safeguards that powers are measured by.
  package init(safeguards: [(id: String, title: String)]) {
    self.safeguards = Dictionary(safeguards.map { ($0.id, $0.title) }) { first, _ in first }
  }

  package func compare(_ old: BillVersion, _ new: BillVersion) -> BillComparison {
    let matcher = ClauseMatcher(old: old.bill, new: new.bill)
    var comparison = BillComparison(
      old: old.report.source.path, new: new.report.source.path, newSource: new.report.source)
    (comparison.clauses, comparison.unchanged) = matcher.changes()
    let sections = sections(matcher)
    comparison.powers =
      PowerMatcher(
        old: old.report.powers, new: new.report.powers, newSection: { sections[$0] },
        safeguards: safeguards
      ).changes()
    compare(old.report.findings, new.report.findings, sections, &comparison)
    return comparison
  }

  /// By the number of an old section, that of the new one.
  private func sections(_ matcher: ClauseMatcher) -> [String: String] {
    var sections = ["bill": "bill"]
    for old in matcher.oldSections {
      guard let new = matcher.newSection(of: old) else { continue }
      sections[matcher.old.provisions[old].number] = matcher.new.provisions[new].number
    }
    return sections
  }

  /// A finding is the same when its rule finds it in the section that became of its own, and the words
  /// are the same or nothing else of the rule is found there.
  private func compare(
    _ old: [Finding], _ new: [Finding], _ sections: [String: String],
    _ comparison: inout BillComparison
  ) {
    var taken: Set<Int> = []
    for finding in old {
      let section = sections[finding.provision.section]
      let candidates = new.indices.filter {
        !taken.contains($0) && new[$0].rule == finding.rule
          && new[$0].provision.section == section
      }
      let same = candidates.first { new[$0].evidence == finding.evidence } ?? candidates.first
      if let same {
        taken.insert(same)
        comparison.open.append(new[same])
      } else {
        comparison.fixed.append(finding)
      }
    }
    comparison.added = new.indices.filter { !taken.contains($0) }.map { new[$0] }
  }
}
