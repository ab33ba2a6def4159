import Foundation
import Testing

/// The other commands, and help.
@Suite struct CommandTests {
  @Test(arguments: [[], ["check"], ["outline"], ["explain"], ["rules"], ["test"]])
  func helpEndsWithAnExample(command: [String]) throws {
    let run = try ToolRun(command + ["--help"])
    #expect(run.status == 0)
    #expect(run.output.contains("Example: treatylint "))
    #expect(run.output.contains("USAGE: treatylint"))
    #expect(!run.output.contains("compile-lexicons"))
    #expect(run.errors.isEmpty)
  }

  @Test func version() throws {
    let run = try ToolRun(["--version"])
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test func explainSaysWhyAndOnWhoseAuthority() throws {
    let run = try ToolRun(["explain", "scope/any-offence"])
    #expect(run.status == 0)
    #expect(run.output.contains("scope/any-offence"))
    #expect(run.output.contains("PI/EFF 2023, R1"))
    let wrong = try ToolRun(["explain", "scope/any-offense"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean 'scope/any-offence'?"))
  }

  @Test func rulesAreListedWithTheirSeverity() throws {
    let run = try ToolRun(["rules", "--profile", "un-2024"])
    #expect(run.status == 0)
    let line = try #require(
      run.output.split(separator: "\n").first { $0.hasPrefix("scope/any-offence ") })
    #expect(line.contains("warning"))
    #expect(run.output.split(separator: "\n").count >= 60)
  }

  @Test func examplesAreRun() throws {
    let run = try ToolRun(["test", "--filter", "scope/any-offence"])
    #expect(run.status == 0)
    #expect(run.output.contains("examples pass"))
    try Folder.with { folder in
      try folder.write(
        "language: en\nconcepts:\n  ledger.own:\n    means: m\n    phrases: [own ledger]\n"
          + "    matches: [\"my ledger\"]\n", to: "lex/own.yaml")
      let wrong = try ToolRun(["test", "lex", "--filter", "ledger."], in: folder)
      #expect(wrong.status == 1)
      #expect(wrong.output.contains("lex/own.yaml:6: ledger.own: does not match 'my ledger'"))
      #expect(wrong.output.contains("0 of 1 examples pass"))
    }
  }

  @Test func theOutlineShowsLabelsAndTerms() throws {
    try Folder.with { folder in
      try folder.write(
        "LEDGERS BILL\n\n## 1. Terms\n\nIn this Act, \"ledger\" means a book.\n\n## 2. Lists\n\n"
          + "(1) A list is kept by the inspector of ledgers.\n\n(2) It is open.\n", to: "bill.md")
      let run = try ToolRun(["outline", "bill.md"], in: folder)
      #expect(run.status == 0)
      #expect(run.output.contains("clause 2(1)  [9:1]"))
      #expect(run.output.contains("defines “ledger”  [5:15]"))
      #expect(run.output.contains("clause 2  [7:"))
      #expect(try ToolRun(["outline", "none.md"], in: folder).status == 2)
    }
  }
}
