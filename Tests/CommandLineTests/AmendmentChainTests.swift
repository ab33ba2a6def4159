import Foundation
import Testing

/// From the overbroad bill to an amended print: paper, application, comparison, review pack.
///
/// What the chain yields is kept in Samples/outputs, to be looked at. Set
/// TREATYLINT_REWRITE_SNAPSHOTS=1 to write it anew, and read the difference.
@Suite struct AmendmentChainTests {
  private static let bill = "Samples/arcadia-cybercrime-bill-2026.md"
  private static let outputs = ToolRun.package.appending(path: "Samples/outputs")
  private static var rewrites: Bool {
    ProcessInfo.processInfo.environment["TREATYLINT_REWRITE_SNAPSHOTS"] == "1"
  }

  private static func run(_ arguments: [String], in folder: Folder) throws -> ToolRun {
    try ToolRun(arguments + ["--no-config"], in: folder)
  }

  /// Compares a file with the one kept, by its lines.
  private static func keep(_ name: String, of folder: Folder) throws {
    let made = try folder.read(name)
    let file = outputs.appending(path: name)
    if rewrites {
      try FileManager.default.createDirectory(at: outputs, withIntermediateDirectories: true)
      try Data(made.utf8).write(to: file)
      return
    }
    let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let difference = made.split(separator: "\n").difference(from: kept.split(separator: "\n"))
    #expect(difference.isEmpty, "\(name): \(difference.count) lines differ from the one kept")
  }

  @Test func theOverbroadBillBecomesOneWithoutErrors() throws {
    try Folder.with { folder in
      try folder.write(
        Array(Data(contentsOf: ToolRun.package.appending(path: Self.bill))), to: Self.bill)
      var run = try Self.run(
        ["amend", Self.bill, "--level", "error", "--output", "paper.md"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      run = try Self.run(
        ["amend", Self.bill, "--apply", "paper.md", "--output", "amended.md"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      run = try Self.run(["check", "amended.md", "--format", "text"], in: folder)
      #expect(run.status == 0, "\(run.output.prefix(600))")
      run = try Self.run(
        ["compare", Self.bill, "amended.md", "--fail-on", "broader", "--format", "text"], in: folder
      )
      #expect(run.status == 0, "\(run.output.prefix(600))")
      #expect(!run.output.contains("wider:"))
      run = try Self.run(
        ["compare", Self.bill, "amended.md", "--format", "html", "--output", "comparison.html"],
        in: folder)
      #expect(run.status == 0)
      run = try Self.run(
        ["amend", Self.bill, "--level", "error", "--format", "html", "--output", "paper.html"],
        in: folder)
      #expect(run.status == 0)
      run = try Self.run(
        ["check", Self.bill, "--format", "html=review-pack.html", "--fail-level", "never"],
        in: folder)
      #expect(run.status == 0)
      for name in ["amended.md", "comparison.html", "paper.html", "review-pack.html"] {
        try Self.keep(name, of: folder)
      }
    }
  }

  @Test func bothHouseStylesAmendTheSame() throws {
    try Folder.with { folder in
      try folder.write(
        Array(Data(contentsOf: ToolRun.package.appending(path: Self.bill))), to: Self.bill)
      for style in ["commonwealth", "us"] {
        _ = try Self.run(
          ["amend", Self.bill, "--style", style, "--level", "error", "--output", "\(style).md"],
          in: folder)
        let run = try Self.run(
          ["amend", Self.bill, "--apply", "\(style).md", "--output", "\(style)-bill.md"],
          in: folder)
        #expect(run.status == 0, "\(run.errors)")
      }
      #expect(try folder.read("us.md").contains("strike “"))
      #expect(try folder.read("commonwealth.md").contains("leave out “"))
      #expect(try folder.read("us-bill.md") == folder.read("commonwealth-bill.md"))
    }
  }
}
