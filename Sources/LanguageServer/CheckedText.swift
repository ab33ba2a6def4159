import Analysis
import Bills
import Findings
import Linting
import Projects
import SourceText

/// What holds for one file: how it is checked, and what its project silences.
package struct FileSettings: Sendable {
  package let linter: Linter
  /// The suppressions of the configuration that name the file.
  package let suppressions: [SuppressionEntry]
  /// What the project has accepted for now.
  package let baseline: Baseline?
  /// The file as the baseline names it.
  package let baselineName: String

  package init(
    linter: Linter, suppressions: [SuppressionEntry] = [], baseline: Baseline? = nil,
    baselineName: String = ""
  ) {
    self.linter = linter
    self.suppressions = suppressions
    self.baseline = baseline
    self.baselineName = baselineName
  }

  /// A report without what comments, configuration and baseline silence, as the command line gives it.
  func applied(
    to report: FileReport, of document: Document, today: CalendarDay
  ) -> (report: FileReport, faults: [EntryFault]) {
    let (report, faults) = linter.suppressor(today: today)
      .apply(to: report, of: document, entries: suppressions)
    return (baseline?.apply(to: report, as: baselineName).report ?? report, faults)
  }
}

/// One text of a document, checked.
struct CheckedText {
  let uri: String
  let version: Int?
  let examination: Examination
  let settings: FileSettings
  /// The report with everything silenced taken out; without suggestions at first.
  private(set) var report: FileReport
  /// What is wrong with suppressions of the configuration, as this file shows it.
  let faults: [EntryFault]

  var source: SourceText { report.source }
  var bill: Bill { examination.bill }
  var document: Document { examination.bill.document }
  var analysis: Analysis? { examination.analysis }

  /// The same with what to do about each finding.
  func suggesting(today: CalendarDay) -> CheckedText {
    var text = self
    text.report =
      settings.applied(
        to: settings.linter.suggesting(examination), of: document, today: today
      ).report
    return text
  }

  /// The findings whose words a range touches, those that start nearest to its start first.
  func findings(at range: Range<Int>) -> [Finding] {
    report.findings.filter {
      $0.range.lowerBound <= range.upperBound && range.lowerBound <= $0.range.upperBound
    }
  }

  /// The place in the logical text of a byte of the file; nil where that is markup.
  func logical(_ offset: Int) -> Int? {
    let place = document.map.logicalOffset(ofSource: offset)
    let back = document.sourceRange(place..<min(place + 1, document.text.count))
    return back.lowerBound <= offset && offset <= back.upperBound ? place : nil
  }
}
