import Testing

/// A project's own lexicon and configuration.
@Suite struct LexiconTests {
  private static let override = """
    language: en
    concepts:
      scope.any-offence:
        means: ours
        phrases: [whichever misdeed]
        matches: ["whichever misdeed"]
      scope.plain-any-offence:
        means: ours too
        phrases: [such and such misdeed]
        matches: ["such and such misdeed"]
    """

  private static func bill(_ words: String) -> String {
    ShortBill.bad.replacing("any offence", with: words)
  }

  @Test(arguments: [
    (
      "phrases: [whichever misdeed]", "phrases: ['(whichever']",
      "lex/own.yaml:5: error: "
        + "scope.any-offence.phrases: "
    ),
    ("means: ours", "maens: ours", "lex/own.yaml:4: error: "),
    ("phrases: [whichever misdeed]", "phrases: ['<none.such> x']", "no concept is called"),
    ("phrases: [whichever misdeed]", "phrases: ['/\\bmisdeed(a+)+$/']", "exponential"),
    ("concepts:", "concepts: [", "lex/own.yaml:"),
  ])
  func aBrokenLexicon(old: String, new: String, message: String) throws {
    try Folder.with { folder in
      try folder.write(Self.override.replacing(old, with: new), to: "lex/own.yaml")
      try folder.write(ShortBill.clean, to: "clean.md")
      let run = try ToolRun(["check", "clean.md", "--lexicon", "lex"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains(message), "\(run.errors)")
      let test = try ToolRun(["test", "lex"], in: folder)
      #expect(test.status == 2)
      #expect(test.errors.contains(message), "\(test.errors)")
    }
  }

  @Test func aRuleThatRefersToNothing() throws {
    try Folder.with { folder in
      try folder.write(
        """
        id: ledgers/own
        title: t
        check:
          kind: phrase
          find: [scope.any-ofence]
        severity:
          pi-eff-2023: error
        basis: X
        cites:
          pi-eff-2023: [R1]
        message: m
        why: w
        examples:
          fires: ["↓x"]
          passes: [y]
        """, to: "lex/rules/ledgers/own.yaml")
      try folder.write(ShortBill.clean, to: "clean.md")
      let message =
        "lex/rules/ledgers/own.yaml:5: error: check.find: no concept is called "
        + "'scope.any-ofence'; did you mean 'scope.any-offence'?"
      for arguments in [["check", "clean.md", "--lexicon", "lex"], ["test", "lex"]] {
        let run = try ToolRun(arguments, in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
      }
    }
  }

  @Test func aMissingLexiconFolder() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.clean, to: "clean.md")
      let run = try ToolRun(["check", "clean.md", "--lexicon", "none"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("none"))
    }
  }

  @Test func theConfigurationAboveABillHolds() throws {
    try Folder.with { folder in
      try folder.write("", to: ".git/HEAD")
      try folder.write(Self.override, to: "lex/own.yaml")
      try folder.write("lexicons: [lex]\n", to: ".treatylint.yml")
      try folder.write(Self.bill("whichever misdeed"), to: "bills/new/ours.md")
      try folder.write(Self.bill("any offence"), to: "bills/new/theirs.md")
      let select = ["--select", "scope/any-offence"]
      let ours = try ToolRun(["check", "bills/new/ours.md"] + select, in: folder)
      #expect(ours.status == 1, "\(ours.errors)")
      #expect(ours.output.contains("whichever misdeed"))
      let theirs = try ToolRun(["check", "bills/new/theirs.md"] + select, in: folder)
      #expect(!theirs.output.contains(": error: "))
      let without = try ToolRun(
        ["check", "bills/new/theirs.md", "--no-config"] + select, in: folder)
      #expect(without.status == 1)
    }
  }

  @Test func theConfigurationOutsideTheRepositoryDoesNot() throws {
    try Folder.with { folder in
      try folder.write("rules:\n  scope: off\n", to: ".treatylint.yml")
      try folder.write("", to: "repository/.git/HEAD")
      try folder.write(ShortBill.bad, to: "repository/bad.md")
      let run = try ToolRun(
        ["check", "repository/bad.md", "--select", "scope/any-offence"], in: folder)
      #expect(run.status == 1)
    }
  }

  @Test(arguments: [
    ("rules:\n  scope: off\n", 0, ""),
    ("profile: un-2024\n", 0, ""),
    (
      "profil: un-2024\n", 2,
      ".treatylint.yml:1: error: profil: unknown key; did you mean 'profile'?"
    ),
    ("rules:\n  scope: of\n", 2, ".treatylint.yml:2: error: rules.scope: expected on, off, error"),
    ("rules:\n  scop: off\n", 2, "did you mean 'scope'?"),
    ("profile: un-2042\n", 2, "did you mean 'un-2024'?"),
    ("lexicons: [none]\n", 2, "none"),
    ("profile: [", 2, ".treatylint.yml:"),
    ("", 1, ""),
  ])
  func configurations(yaml: String, status: Int32, message: String) throws {
    try Folder.with { folder in
      try folder.write("", to: ".git/HEAD")
      try folder.write(yaml, to: ".treatylint.yml")
      try folder.write(ShortBill.bad, to: "bad.md")
      let run = try ToolRun(["check", "bad.md", "--select", "scope/any-offence"], in: folder)
      #expect(run.status == status, "\(run.errors)")
      #expect(message.isEmpty || run.errors.contains(message), "\(run.errors)")
    }
  }
}
