import Bills
import Comparison
import Findings
import Foundation
import Linting
import Projects
import Readers

/// The findings in provisions that changed since a revision of the repository.
struct ChangedText {
  private let revision: String

  init(since revision: String) { self.revision = revision }

  /// The findings of a file that lie in a changed provision, or rest on one.
  ///
  /// - Throws: an error where git does not answer, or does not know the revision.
  func findings(
    of report: FileReport, in document: Document, _ linter: Linter
  ) throws(RunError) -> [Finding] {
    guard let bytes = try earlier(report.source.path) else { return report.findings }
    let old: Document
    do {
      old = try Reader.open(bytes, path: report.source.path, format: document.format)
    } catch {
      throw RunError(
        path: report.source.path, message: "as it was at \(revision): \(error.message)")
    }
    let changed = ChangedProvisions(old: linter.bill(old), new: linter.bill(document))
    return report.findings.filter { finding in
      if finding.provision == .bill { return !changed.isEmpty }
      return changed.touch(finding.range) || finding.related.contains { changed.touch($0.range) }
    }
  }

  /// The bytes of a file at the revision; nil where it was not there yet.
  private func earlier(_ path: String) throws(RunError) -> [UInt8]? {
    let absolute = Files.absolute(path)
    let folder = PathText.folder(of: absolute)
    let name = String(absolute.dropFirst(folder == "/" ? 1 : folder.utf8.count + 1))
    let known = try git(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"], in: folder)
    guard known.status == 0 else {
      throw RunError(
        path: path, message: "git knows no revision '\(revision)' here, or this is no repository")
    }
    let shown = try git(["show", "\(revision):./\(name)"], in: folder)
    return shown.status == 0 ? shown.output : nil
  }

  private func git(
    _ arguments: [String], in folder: String
  ) throws(RunError) -> (status: Int32, output: [UInt8]) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw RunError(path: nil, message: "git could not be run, and --since needs it: \(error)")
    }
    let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return (process.terminationStatus, bytes)
  }
}
