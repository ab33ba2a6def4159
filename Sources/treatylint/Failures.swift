import ArgumentParser
import Findings

/// Failures of a run, on standard error, with exit code 2.
enum Failures {
  static func end(with errors: [RunError]) throws {
    for error in errors { report(error) }
    if !errors.isEmpty { throw ExitCode(2) }
  }

  /// Runs what may fail, reports the failure in one line each, and ends with 2.
  static func reported<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let failure as LexiconFailure {
      try end(with: failure.runErrors)
    } catch let error as RunError {
      try end(with: [error])
    } catch let code as ExitCode {
      throw code
    }
    throw ExitCode(2)
  }

  private static func report(_ error: RunError) {
    let place = error.path.map { path in error.line.map { "\(path):\($0)" } ?? path }
    Console.printError("\(place ?? "treatylint"): error: \(error.message)")
  }
}
