import ArgumentParser
import Bills
import WordFiles

/// How the commands that read bills are told what their inputs are.
struct InputOptions: ParsableArguments {
  @Option(help: "The name that standard input is reported under; its ending tells the format.")
  var stdinFilename: String?

  @Option(
    help:
      "The format of all inputs: \(SourceFormat.allCases.map(\.rawValue).joined(separator: ", ")); else by their names and first bytes."
  )
  var inputFormat: String?

  @Option(help: "Which side of a Word file's tracked changes is read: final or original.")
  var tracked: TrackedChanges = .final

  /// The format named; nil to go by the names of the inputs.
  func format() throws -> SourceFormat? {
    guard let inputFormat else { return nil }
    guard let format = SourceFormat(rawValue: inputFormat) else {
      throw ValidationError(
        "no input format is called '\(inputFormat)'; known: "
          + SourceFormat.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return format
  }
}

extension TrackedChanges: ExpressibleByArgument {}
