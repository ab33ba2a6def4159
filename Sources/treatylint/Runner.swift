import Bills
import Findings
import Linting
import Readers
import SourceText
import WordFiles

/// Reads the inputs and runs the linter over them.
enum Runner {
  static func check(
    _ paths: [String], format: SourceFormat?, stdinFilename: String?, language: String?,
    lexicons: LexiconOptions, tracked: TrackedChanges = .final, gathersPages: Bool = false
  ) throws -> RunReport {
    let anchor = paths.first { $0 != "-" } ?? stdinFilename
    var linter: Linter
    do {
      linter = try lexicons.linter(for: anchor, language: language)
    } catch let failure as LexiconFailure {
      return RunReport(
        toolVersion: TreatyLint.version, profiles: [], files: [], errors: failure.runErrors,
        rules: [])
    } catch let error as RunError {
      return RunReport(
        toolVersion: TreatyLint.version, profiles: [], files: [], errors: [error], rules: [])
    }
    linter.gathersPages = gathersPages
    var report = RunReport(
      toolVersion: TreatyLint.version, profiles: linter.yardstick.profiles.map(\.id), files: [],
      errors: [], rules: linter.summaries)
    report.safeguards = linter.safeguards
    if paths.contains("-") {
      add(to: &report) { () throws(RunError) in
        linter.check(try Inputs.standardInput(stdinFilename, format, tracked: tracked))
      }
    }
    let inputs = Inputs(paths.filter { $0 != "-" })
    report.errors += inputs.errors
    for file in inputs.files {
      add(to: &report) { () throws(RunError) in
        linter.check(try Inputs.document(file, format, tracked: tracked))
      }
    }
    for note in UncheckedFiles(report.files).notes { Console.printError(note) }
    return report
  }

  private static func add(
    to report: inout RunReport, _ check: () throws(RunError) -> FileReport
  ) {
    do throws(RunError) {
      let file = try check()
      report.files.append(file)
    } catch {
      report.errors.append(error)
    }
  }
}
