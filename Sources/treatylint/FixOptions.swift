import Amendments
import ArgumentParser
import Bills
import Findings
import Linting
import SourceText

/// Which suggestions `check` applies before it reports.
struct FixOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Apply the suggestions of this rule, family or provision (\"clause 14\"); may be repeated.",
      valueName: "what"))
  var fix: [String] = []

  @Flag(help: "With --fix: print what would change as a patch, and write nothing.")
  var diff = false

  func validate() throws {
    if diff, fix.isEmpty {
      throw ValidationError("--diff shows what --fix would change: name a rule or a provision")
    }
  }

  /// Rewrites the files, or prints the patch.
  func run(
    _ paths: [String], format: SourceFormat?, language: String?, lexicons: LexiconOptions
  ) throws {
    let project = Project(options: lexicons, language: language)
    try vet(try project.linter(for: paths.first))
    let inputs = Inputs(paths.filter { $0 != "-" }, project: project)
    try Failures.end(with: inputs.errors)
    for file in inputs.files {
      let document = try Inputs.document(file, format)
      let source = document.source
      guard document.format.isPlain else {
        throw RunError(
          path: file,
          message: "only Markdown and text are rewritten: use 'amend' for an amendment paper, or "
            + "'check --annotate' for the findings as notes in the bill")
      }
      guard source.encoding == .utf8 else {
        throw RunError(
          path: file, message: "is not UTF-8: only UTF-8 files are rewritten; convert it first"
        )
      }
      let result = Fixer(linter: try project.linter(for: file)).fix(
        source, format: document.format, where: isWanted)
      guard !result.applied.isEmpty else { continue }
      if diff {
        Console.write(
          UnifiedDiff.render(file, old: source.utf8, new: result.text.bytes))
      } else {
        let mark = source.fileOffset(0)
        let opening = mark > 0 ? Array(try Files.read(file)[..<mark]) : []
        try Files.write(opening + result.text.bytes, to: file)
        Console.printError("\(file): \(result.applied.count) suggestions applied")
      }
    }
  }

  /// A name that fits nothing is a mistake, not an empty wish.
  private func vet(_ linter: Linter) throws(RunError) {
    let names = Set(linter.rules.map(\.id)).union(linter.rules.map(\.family))
    for name in fix where !name.contains(" ") && !names.contains(name) {
      let hint =
        Spelling.hint(for: name, among: names)
      throw RunError(path: nil, message: "no rule or family is called '\(name)'\(hint)")
    }
  }

  private func isWanted(_ finding: Finding) -> Bool {
    let label = finding.provision.label.lowercased()
    return fix.contains { name in
      if name == finding.rule || name == finding.family { return true }
      let place = name.lowercased()
      return label == place || label.hasPrefix(place + "(")
    }
  }
}
