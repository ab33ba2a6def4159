import ArgumentParser
import Findings
import Lexicons

/// Writes the compiled form of a lexicon folder: part of the build of treatylint itself.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile-lexicons", abstract: "Compile a lexicon folder into one file.",
    shouldDisplay: false)

  @Argument(help: "The lexicon folder.")
  var folder: String

  @Option(help: "The file to write.")
  var output: String

  mutating func run() throws {
    try Failures.reported {
      var lexicon = Lexicon()
      let files = try LexiconFiles.read(folder).map {
        Lexicon.File(path: "Lexicons/" + $0.path.relative(to: folder), text: $0.text)
      }
      let errors = lexicon.add(files)
      guard errors.isEmpty else { throw LexiconFailure(errors: errors) }
      try Files.write(lexicon.compiledForm(), to: output)
    }
  }
}

extension String {
  /// The rest of a path below a folder.
  func relative(to folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
