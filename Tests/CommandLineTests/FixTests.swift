import Testing

/// `check --fix`, `--diff` and `--annotate`.
@Suite struct FixTests {
  private static let bill = """
    # Evidence Bill

    ### 1. Title

    This Act is the Evidence Act.

    ### 2. Preservation

    (1) An officer may order a person to preserve any data for the investigation of any offence.

    ### 3. Production

    (1) A judge may order a person to preserve specified data for one hundred and eighty days.
    """

  private static func with(_ body: (Folder) throws -> Void) throws {
    try Folder.with { folder in
      try folder.write(bill, to: "bill.md")
      try body(folder)
    }
  }

  @Test func onlyWhatIsAskedForIsFixed() throws {
    try Self.with { folder in
      let run = try ToolRun(
        [
          "check", "bill.md", "--fix", "clause 3", "--select", "preservation", "--fail-level",
          "never", "--no-config",
        ],
        in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let text = try folder.read("bill.md")
      #expect(text.contains("(1) An officer may order a person to preserve any data"))
      #expect(!text.contains("one hundred and eighty days"))
      #expect(run.errors.contains("bill.md: "))
    }
  }

  @Test func aPreviewWritesNothing() throws {
    try Self.with { folder in
      let run = try ToolRun(
        ["check", "bill.md", "--fix", "preservation/period-too-long", "--diff", "--no-config"],
        in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.hasPrefix("--- bill.md\n+++ bill.md\n@@ "))
      #expect(run.output.contains("\n-(1) A judge may order"))
      #expect(try folder.read("bill.md") == Self.bill)
    }
  }

  @Test(arguments: [
    (["--fix", "scope/any-offense"], "did you mean 'scope/any-offence'"),
    (["--diff"], "name a rule or a provision"),
  ])
  func aMistakeIsSaid(_ arguments: [String], _ message: String) throws {
    try Self.with { folder in
      let run = try ToolRun(["check", "bill.md", "--no-config"] + arguments, in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains(message), "\(run.errors)")
      #expect(try folder.read("bill.md") == Self.bill)
    }
  }

  @Test func notesGoIntoTheBillAndNothingElseChanges() throws {
    try Self.with { folder in
      let run = try ToolRun(
        ["check", "bill.md", "--annotate", "notes.md", "--fail-level", "never", "--no-config"],
        in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let notes = try folder.read("notes.md")
      #expect(notes.contains("> **error** clause 3(1): "))
      let rest = notes.split(separator: "\n").filter { !$0.hasPrefix(">") }
      #expect(rest == Self.bill.split(separator: "\n"))
    }
  }

  @Test func notesIntoAnUnknownFormatAreRefused() throws {
    try Self.with { folder in
      let run = try ToolRun(
        ["check", "bill.md", "--annotate", "notes.rtf", "--no-config"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains(".md, .html, .xml and .docx"))
    }
  }
}
