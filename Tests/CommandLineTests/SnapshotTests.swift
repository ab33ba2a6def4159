import Foundation
import Testing

/// What the commands print for the samples, compared with the files in Snapshots/ beside this one.
///
/// Set TREATYLINT_REWRITE_SNAPSHOTS=1 to write the files anew, and read the difference.
@Suite struct SnapshotTests {
  private static let package = SampleTests.folder.deletingLastPathComponent()
  private static let snapshots = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")

  private static var binary: URL {
    let beside = URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
    let candidates = [
      beside, beside.deletingLastPathComponent(), package.appending(path: ".build/debug"),
    ].map { $0.appending(path: "treatylint") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? candidates[candidates.count - 1]
  }

  @Test(
    arguments: [SampleTests.asTabled, SampleTests.asAmended],
    [
      ["check", "--format", "text", "--no-config", "--fail-level", "never"],
      ["outline", "--no-config"],
    ])
  func printed(name: String, command: [String]) throws {
    let printed = try Self.run(command + ["Samples/\(name).md"])
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

  /// Standard output of a command run in the package's folder.
  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = package
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: bytes, as: UTF8.self)
  }
}
