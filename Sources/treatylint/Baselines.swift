import Findings
import Projects

/// The baselines of a run, each read once, and what they held.
final class Baselines {
  private let named: String?
  private let isOff: Bool
  private var known: [String: Baseline] = [:]
  /// What a checked file added to its baseline, by the baseline's absolute path.
  private(set) var seen: [String: [Seen]] = [:]

  struct Seen {
    let stale: [Baseline.Entry]
    let new: [Baseline.Entry]
  }

  /// - Parameters:
  ///   - path: the baseline of all files; nil to look for one from each file upward.
  ///   - isOff: whether baselines are left alone.
  init(path: String?, isOff: Bool) {
    named = path.map(Files.absolute)
    self.isOff = isOff
  }

  /// A report without the findings that the baseline of its file holds.
  func apply(to report: FileReport) throws(RunError) -> FileReport {
    guard let (path, file, baseline) = try baseline(for: report.source.path) else {
      return report
    }
    let (report, stale) = baseline.apply(to: report, as: file)
    let new = report.findings.map { Baseline.entry(of: $0, in: file) }
    seen[path, default: []].append(Seen(stale: stale, new: new))
    return report
  }

  /// The baseline that holds for a file: where it stands, and what it calls the file.
  func baseline(
    for path: String
  ) throws(RunError) -> (path: String, name: String, baseline: Baseline)? {
    guard !isOff,
      let found = named ?? ConfigurationFile.findBaseline(from: Files.absolute(path))
    else { return nil }
    let name = PathText.relative(Files.absolute(path), to: PathText.folder(of: found))
    if let baseline = known[found] { return (found, name, baseline) }
    // One that is named and not there yet is empty: it is about to be written.
    let isNew = named == found && !Files.exists(found)
    let baseline =
      isNew ? Baseline() : try Baseline(json: try Files.read(found), path: Files.printed(found))
    known[found] = baseline
    return (found, name, baseline)
  }

  /// The entries of a baseline, those of files that were not checked included.
  func entries(at path: String) -> [Baseline.Entry] { known[path]?.entries ?? [] }
}
