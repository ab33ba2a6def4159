import Testing

/// Configuration, suppressions, baseline and changed text, as a user of a repository meets them.
@Suite struct ProjectTests {
  private static let rule = "scope/any-offence"

  private static func rules(_ run: ToolRun) -> [String] {
    run.output.split(separator: "\n").filter { $0.hasSuffix("]") && !$0.contains(": note: ") }
      .compactMap { $0.split(separator: "[").last.map { String($0.dropLast()) } }
  }

  @Test func aSuppressionWithAReason() throws {
    try Folder.with { folder in
      let comment =
        "<!-- treatylint-disable-next-line scope -- counsel: section 9 covers it -->\n\n"
      let bill = ShortBill.bad.replacing("14. (1)", with: comment + "14. (1)")
      try folder.write(ShortBill.bad, to: "before.md")
      try folder.write(bill, to: "after.md")
      let before = try ToolRun(["check", "before.md", "--format", "text"], in: folder)
      let after = try ToolRun(["check", "after.md", "--format", "text"], in: folder)
      #expect(before.output.contains("[\(Self.rule)]"))
      #expect(!after.output.contains("[scope/"))
      #expect(after.output.contains("[authorisation/"))
    }
  }

  @Test func suppressionsInTheConfiguration() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bill.txt")
      try folder.write(
        """
        suppressions:
          - {file: bill.txt, provision: clause 14, rule: scope, reason: agreed}
          - {file: bill.txt, provision: clause 15, rule: scope, reason: agreed}
          - {file: other.txt, rule: scope, reason: agreed}
        """, to: ".treatylint.yml")
      let run = try ToolRun(["check", "bill.txt", "--format", "text"], in: folder)
      #expect(!run.output.contains("[scope/"))
      #expect(run.output.contains(".treatylint.yml:3:1: warning:"))
      #expect(run.output.contains("[suppression/unused]"))
      #expect(!run.output.contains(".treatylint.yml:4:"))
    }
  }

  @Test func severitiesAndSafeguardsOfAnotherLaw() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bill.md")
      let plain = try ToolRun(["check", "bill.md", "--format", "text"], in: folder)
      #expect(plain.output.contains("[authorisation/no-prior-authorisation]"))
      try folder.write(
        """
        rules: {scope: note, drafting: off}
        external-safeguards:
          - safeguard: judicial-authorisation
            law: Criminal Procedure Act, s 118
            for: [preserve]
        """, to: ".treatylint.yml")
      let run = try ToolRun(["check", "bill.md", "--format", "text"], in: folder)
      #expect(!run.output.contains("[authorisation/no-prior-authorisation]"))
      #expect(run.output.contains("note: clause 14(1)"))
      let powers = try ToolRun(["powers", "bill.md", "--format", "csv"], in: folder)
      #expect(powers.output.contains("Criminal Procedure Act, s 118"))
    }
  }

  @Test func misspeltKeysAndNames() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bill.md")
      for (yaml, words) in [
        ("profle: x", ".treatylint.yml:1: error: profle: unknown key; did you mean 'profile'?"),
        ("rules: {scop: off}", "did you mean 'scope'?"),
        ("profile: un-2025", "did you mean 'un-2024'?"),
        (
          "external-safeguards: [{safeguard: remdy, law: x}]", "did you mean 'remedy'?"
        ),
      ] {
        try folder.write(yaml, to: ".treatylint.yml")
        let run = try ToolRun(["check", "bill.md"], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains(words), "\(run.errors)")
      }
    }
  }

  @Test func baselineAndWhatComesAfterIt() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bills/bill.md")
      let written = try ToolRun(["baseline", "bills"], in: folder)
      #expect(written.status == 0)
      let quiet = try ToolRun(
        ["check", "bills", "--baseline", "bills/.treatylint-baseline.json"], in: folder)
      #expect(quiet.status == 0)
      #expect(try ToolRun(["check", "bills"], in: folder).status == 0)
      #expect(try ToolRun(["check", "bills", "--no-baseline"], in: folder).status == 1)
      #expect(try ToolRun(["baseline", "bills", "--check"], in: folder).status == 0)
      try folder.write(ShortBill.clean, to: "bills/bill.md")
      let stale = try ToolRun(["baseline", "bills", "--check"], in: folder)
      #expect(stale.status == 1)
      #expect(stale.output.contains("[\(Self.rule)]"))
      try #expect(ToolRun(["baseline", "bills"], in: folder).errors.contains("0 entries"))
      try folder.write(ShortBill.bad, to: "bills/bill.md")
      let shrunk = try ToolRun(["baseline", "bills"], in: folder)
      #expect(shrunk.errors.contains("0 entries") && shrunk.errors.contains("--grow"))
      #expect(try ToolRun(["check", "bills"], in: folder).status == 1)
    }
  }

  @Test func onlyWhatChangedSinceARevision() throws {
    try Folder.with { folder in
      let second = "\n15. A police officer may seize any computer of any person.\n"
      try folder.write(ShortBill.bad + second, to: "bill.txt")
      try Self.git(["init", "-q"], folder)
      try Self.git(["add", "-A"], folder)
      try Self.git(["commit", "-q", "-m", "tabled"], folder)
      let unchanged = try ToolRun(["check", "bill.txt", "--since", "HEAD"], in: folder)
      #expect(unchanged.status == 0)
      let moved = "\n13. This Act may be cited as the Ledgers Act.\n\n" + ShortBill.bad + second
      try folder.write(moved.replacing("any computer", with: "any system"), to: "bill.txt")
      let changed = try ToolRun(
        ["check", "bill.txt", "--since", "HEAD", "--format", "text"], in: folder)
      #expect(changed.output.contains("clause 15"))
      #expect(!changed.output.contains("error: clause 14"))
      let unknown = try ToolRun(["check", "bill.txt", "--since", "no-such"], in: folder)
      #expect(unknown.status == 2)
      #expect(unknown.errors.contains("no-such"))
    }
  }

  private static func git(_ arguments: [String], _ folder: Folder) throws {
    let git = try ToolRun(
      ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"] + arguments, in: folder,
      binary: .init(filePath: "/usr/bin/env"))
    try #require(git.status == 0, "\(git.errors)")
  }

  @Test func foldersLeaveOutWhatIsIgnored() throws {
    try Folder.with { folder in
      for name in ["a.md", "old/b.md", "build/c.md", "minutes/d.md", "keep/e.md"] {
        try folder.write(ShortBill.bad, to: name)
      }
      try folder.write("build/\n", to: ".gitignore")
      try folder.write("old\n", to: ".treatylintignore")
      try folder.write("exclude: [\"minutes/\"]\n", to: ".treatylint.yml")
      let run = try ToolRun(["check", ".", "--format", "text"], in: folder)
      let files = Set(
        run.output.split(separator: "\n").compactMap { $0.split(separator: ":").first })
      #expect(files == ["a.md", "keep/e.md"])
      // A file that is named is checked, whatever the ignore files say.
      #expect(try ToolRun(["check", "build/c.md"], in: folder).status == 1)
    }
  }

  @Test func startingAProject() throws {
    try Folder.with { folder in
      let run = try ToolRun(["init", "--profile", "un-2024", "--github", "--vscode"], in: folder)
      #expect(run.status == 0)
      #expect(try folder.read(".treatylint.yml").contains("- un-2024  # "))
      #expect(try folder.read(".github/workflows/treatylint.yml").contains("treatylint"))
      let tasks = ToolRun.package.appending(path: "Editors/vscode/tasks.json")
      let shipped = try String(contentsOf: tasks, encoding: .utf8)
      #expect(try folder.read(".vscode/tasks.json") == shipped)
      let shown = try ToolRun(["config", "show"], in: folder)
      #expect(shown.status == 0)
      #expect(shown.output.contains("profile: un-2024"))
      #expect(shown.output.contains("# .treatylint.yml:6"))
      let again = try ToolRun(["init"], in: folder)
      #expect(again.status == 2)
      #expect(again.errors.contains("nothing was written"))
    }
  }
}
