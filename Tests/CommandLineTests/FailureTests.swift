import Foundation
import Testing

/// Inputs that cannot be checked: a clear message and exit code 2.
@Suite struct FailureTests {
  @Test func aMissingFile() throws {
    let run = try ToolRun(["check", "none.md"])
    #expect(run.status == 2)
    #expect(run.errors == "none.md: error: no such file or folder\n")
    #expect(run.output.isEmpty)
  }

  @Test(arguments: ["", " \n\n\t\n"])
  func anEmptyFileIsNothingToCheck(content: String) throws {
    try Folder.with { folder in
      try folder.write(content, to: "empty.md")
      let run = try ToolRun(["check", "empty.md"], in: folder)
      #expect(run.status == 0)
      #expect(run.errors.contains("empty.md: note: "))
      #expect(run.errors.contains("nothing to check"))
      #expect(run.output.isEmpty)
    }
  }

  @Test func aFolderWithoutBills() throws {
    try Folder.with { folder in
      try folder.write("x", to: "bills/notes.rst")
      let run = try ToolRun(["check", "bills"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("bills: error: no bills in this folder"))
    }
  }

  @Test func pagesAboutTheRepositoryAreNoBills() throws {
    try Folder.with { folder in
      let clause = "1. An officer may obtain any data from a service provider for any offence.\n"
      try folder.write(clause, to: "bills/README.md")
      try folder.write("1. This Act is the Data Act.\n", to: "bills/data.md")
      let walked = try ToolRun(["check", "bills"], in: folder)
      #expect(walked.status == 0)
      #expect(!walked.output.contains("README.md"))
      let named = try ToolRun(["check", "bills/README.md"], in: folder)
      #expect(named.status == 1)
    }
  }

  @Test func binaryJunk() throws {
    try Folder.with { folder in
      let junk = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 / 7) }
      try folder.write(junk, to: "junk.md")
      let run = try ToolRun(["check", "junk.md"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("junk.md: error: "))
      #expect(run.errors.split(separator: "\n").count == 1)
    }
  }

  @Test(arguments: ["act.pdf", "act.txt"])
  func aPDFUnderAnyName(name: String) throws {
    try Folder.with { folder in
      try folder.write(Array("%PDF-1.7\n".utf8) + [0xE2, 0xE3, 0x00, 0xFF], to: name)
      let run = try ToolRun(["check", name], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("PDF"))
      #expect(run.errors.hasPrefix(name + ": error: "))
    }
  }

  @Test func anUnknownEnding() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.clean, to: "bill.rst")
      let run = try ToolRun(["check", "bill.rst"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("--input-format"))
      let named = try ToolRun(["check", "bill.rst", "--input-format", "text"], in: folder)
      #expect(named.status < 2)
    }
  }

  @Test func oneLineOfManyMegabytes() throws {
    // A debug build is slow; set TREATYLINT_SLOW_TESTS=1 for the full 50 MB.
    let isSlow = ProcessInfo.processInfo.environment["TREATYLINT_SLOW_TESTS"] == "1"
    let size = isSlow ? 50 << 20 : 1 << 17
    try Folder.with { folder in
      let unit = Array("the officer may seize a ledger of the house ".utf8)
      var line: [UInt8] = []
      line.reserveCapacity(size + unit.count)
      while line.count < size { line += unit }
      try folder.write(line, to: "long.txt")
      let run = try ToolRun(["check", "long.txt", "--fail-level", "never"], in: folder)
      #expect(!run.crashed)
      #expect(run.status == 0)
    }
  }

  @Test func theOthersAreStillChecked() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bad.md")
      let run = try ToolRun(
        ["check", "none.md", "bad.md", "--select", "scope", "--fail-level", "never"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("none.md: error: "))
      #expect(run.output.contains("bad.md:3:"))
    }
  }

  @Test(arguments: [
    (["--select", "scope/any-ofence"], "did you mean 'scope/any-offence'?"),
    (["--ignore", "scop"], "did you mean 'scope'?"),
    (["--profile", "un-2042"], "did you mean 'un-2024'?"),
    (["--format", "serif"], "did you mean 'sarif'?"),
    (["--fail-level", "fatal"], "fatal"),
    (["--color", "blue"], "blue"),
    (["--input-format", "latex"], "latex"),
    (["--language", "tlh"], "tlh"),
  ])
  func misspeltNames(arguments: [String], hint: String) throws {
    try Folder.with { folder in
      try folder.write(ShortBill.clean, to: "clean.md")
      let run = try ToolRun(["check", "clean.md"] + arguments, in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains(hint), "\(run.errors)")
      #expect(run.output.isEmpty)
    }
  }

  @Test func aReaderThatGoesAway() throws {
    try Folder.with { folder in
      try folder.write(ShortBill.bad, to: "bad.md")
      let check = try ToolRun(["check", "bad.md"], in: folder, closesOutput: true)
      #expect(!check.crashed)
      let rules = try ToolRun(["rules"], in: folder, closesOutput: true)
      #expect(!rules.crashed)
    }
  }

  @Test func aMovedBinaryKnowsItsLexicons() throws {
    try Folder.with { folder in
      let moved = folder.url.appending(path: "elsewhere")
      try FileManager.default.copyItem(at: ToolRun.binary, to: moved)
      try folder.write(ShortBill.bad, to: "bad.md")
      let run = try ToolRun(["check", "bad.md", "--select", "scope"], in: folder, binary: moved)
      #expect(run.status == 1)
      #expect(run.output.contains("[scope/any-offence]"))
    }
  }
}
