import Foundation
import Testing

/// `treatylint check`: what it prints where, and how it ends.
@Suite struct CheckTests {
  private let only = ["--select", "scope/any-offence"]

  @Test func exitCodes() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bad.md")
      try folder.write(ShortBill.clean, to: "clean.md")
      #expect(try ToolRun(["check", "bad.md"] + only, in: folder).status == 1)
      #expect(try ToolRun(["bad.md"] + only, in: folder).status == 1)
      #expect(try ToolRun(["check", "clean.md"] + only, in: folder).status == 0)
      #expect(try ToolRun(["check", "none.md"] + only, in: folder).status == 2)
      #expect(try ToolRun(["check", "--no-such-option", "bad.md"], in: folder).status == 2)
      #expect(try ToolRun(["check"], in: folder).status == 2)
    }
  }

  @Test(arguments: [
    ("pi-eff-2023", "error", 1), ("pi-eff-2023", "never", 0), ("un-2024", "error", 0),
    ("un-2024", "warning", 1), ("un-2024", "note", 1),
  ])
  func failLevels(profile: String, level: String, status: Int32) throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bad.md")
      let run = try ToolRun(
        ["check", "bad.md", "--profile", profile, "--fail-level", level] + only, in: folder)
      #expect(run.status == status)
      #expect(run.output.contains("[scope/any-offence]"))
    }
  }

  @Test func oneLineForEachFinding() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bad.md")
      let run = try ToolRun(["check", "bad.md"] + only, in: folder)
      let line = try #require(run.output.split(separator: "\n").first)
      #expect(line.hasPrefix("bad.md:3:"))
      #expect(line.contains(": error: clause 14(1): "))
      #expect(line.hasSuffix("[scope/any-offence]"))
      #expect(run.errors.isEmpty)
    }
  }

  @Test func severalFormatsWithFiles() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bad.md")
      let run = try ToolRun(
        ["check", "bad.md", "--format", "sarif=out.sarif", "--format", "json=out.json"] + only
          + ["--format", "text"], in: folder)
      #expect(run.status == 1)
      #expect(run.output.contains("[scope/any-offence]"))
      let json = try JSONSerialization.jsonObject(with: Data(folder.read("out.json").utf8))
      #expect((json as? [String: Any])?["schema"] as? Int == 1)
      #expect(try folder.read("out.sarif").contains("\"2.1.0\""))
      let two = try ToolRun(
        ["check", "bad.md", "--format", "json", "--format", "text"], in: folder)
      #expect(two.status == 2)
      #expect(two.errors.contains("only one format can go to standard output"))
    }
  }

  @Test func aFormatFileThatCannotBeWritten() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.clean, to: "clean.md")
      let run = try ToolRun(["check", "clean.md", "--format", "json=no/such/out.json"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("no/such/out.json"))
    }
  }

  @Test func colour() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bad.md")
      let full = ["check", "bad.md", "--format", "full"] + only
      #expect(try ToolRun(full + ["--color", "always"], in: folder).output.contains("\u{1B}["))
      #expect(try !ToolRun(full + ["--color", "never"], in: folder).output.contains("\u{1B}["))
      #expect(try !ToolRun(full, in: folder).output.contains("\u{1B}["))
      let forced = try ToolRun(full, in: folder, environment: ["FORCE_COLOR": "1"])
      #expect(forced.output.contains("\u{1B}["))
      let unwanted = try ToolRun(
        full, in: folder, environment: ["FORCE_COLOR": "1", "NO_COLOR": "1"])
      #expect(!unwanted.output.contains("\u{1B}["))
    }
  }

  @Test func standardInput() throws {
    let bytes = Array(ShortBill.bad.utf8)
    let named = try ToolRun(["check", "-", "--stdin-filename", "a/b.txt"] + only, input: bytes)
    #expect(named.status == 1)
    #expect(named.output.hasPrefix("a/b.txt:3:"))
    let unnamed = try ToolRun(["check", "-"] + only, input: bytes)
    #expect(unnamed.output.hasPrefix("<stdin>:3:"))
  }

  @Test func aFolderIsWalked() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bills/one/bad.md")
      try folder.write(ShortBill.clean, to: "bills/two/clean.txt")
      try folder.write("not a bill", to: "bills/two/notes.rst")
      try folder.write(ShortBill.bad, to: "bills/.hidden/bad.md")
      let run = try ToolRun(["check", "bills"] + only, in: folder)
      #expect(run.status == 1)
      #expect(run.output.contains("bills/one/bad.md:3:"))
      #expect(!run.output.contains("hidden"))
    }
  }

  @Test func rulesAndFamiliesAreSelected() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bad.md")
      let family = try ToolRun(["check", "bad.md", "--select", "scope"], in: folder)
      #expect(
        family.output.split(separator: "\n").allSatisfy {
          $0.contains("[scope/") || $0.contains(": note: ")
        })
      let none = try ToolRun(
        ["check", "bad.md", "--select", "scope", "--ignore", "scope"], in: folder)
      #expect(none.output.isEmpty)
      #expect(none.status == 0)
    }
  }
}
