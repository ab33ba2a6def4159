import ArgumentParser
import Bills
import Findings
import Linting
import Reporting
import SourceText

struct OutlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outline",
    abstract: "Print the provision tree as it was read.",
    discussion: """
      One line a provision: its place, its label as a lawyer cites it, its heading or first words, \
      and the terms it defines. What to open when a finding surprises you.

      Example: treatylint outline bill.md
      """)

  @Argument(help: "Files and folders; - reads standard input.")
  var paths: [String]

  @OptionGroup var input: InputOptions

  @OptionGroup var lexicons: LexiconOptions

  mutating func run() throws {
    let format = try input.format()
    let project = Project(options: lexicons)
    let linter = try Failures.reported { try project.linter(for: paths.first { $0 != "-" }) }
    var errors: [RunError] = []
    if paths.contains("-") {
      do throws(RunError) {
        print(
          linter.bill(
            try Inputs.standardInput(
              input.stdinFilename, format, tracked: input.tracked)))
      } catch {
        errors.append(error)
      }
    }
    let inputs = Inputs(paths.filter { $0 != "-" }, project: project)
    errors += inputs.errors
    for file in inputs.files {
      do throws(RunError) {
        print(linter.bill(try Inputs.document(file, format, tracked: input.tracked)))
      } catch {
        errors.append(error)
      }
    }
    try Failures.end(with: errors)
  }

  private func print(_ bill: Bill) {
    Console.write(Array(OutlinePrinter(bill: bill).text.utf8))
  }
}
