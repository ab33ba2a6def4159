import Foundation
import Testing

/// What the commands print for the samples, compared with the files in Snapshots/ beside this one.
///
/// Set TREATYLINT_REWRITE_SNAPSHOTS=1 to write the files anew, and read the difference.
@Suite struct SnapshotTests {
  private static let snapshots = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")

  @Test(
    arguments: ["arcadia-cybercrime-bill-2026", "arcadia-cybercrime-bill-2026-amended"],
    [
      ["check", "--format", "text", "--no-config", "--fail-level", "never"],
      ["outline", "--no-config"],
    ])
  func printed(name: String, command: [String]) throws {
    let printed = try Self.run(command, on: "Samples/\(name).md")
    let file = Self.snapshots.appending(path: "\(name).\(command[0]).txt")
    if ProcessInfo.processInfo.environment["TREATYLINT_REWRITE_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(printed.utf8).write(to: file)
      return
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("there is no \(file.lastPathComponent): set TREATYLINT_REWRITE_SNAPSHOTS=1")
      return
    }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = printed.split(separator: "\n", omittingEmptySubsequences: false)
    let difference = new.difference(from: old).map { change in
      switch change {
      case .insert(let line, let text, _): "\(line + 1): + \(text)"
      case .remove(let line, let text, _): "\(line + 1): - \(text)"
      }
    }
    #expect(difference.prefix(20) == [])
  }

  /// Standard output of a command over a copy of a sample, under the path that it has in the package.
  private static func run(_ command: [String], on sample: String) throws -> String {
    try Folder.with { folder in
      let bytes = try Data(contentsOf: ToolRun.package.appending(path: sample))
      try folder.write(Array(bytes), to: sample)
      let run = try ToolRun(command + [sample], in: folder)
      #expect(run.status == 0)
      return run.output
    }
  }
}
