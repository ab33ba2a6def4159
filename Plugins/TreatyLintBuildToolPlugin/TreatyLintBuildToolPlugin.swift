import Foundation
import PackagePlugin

/// Checks the bills in a target's folder whenever they or the configuration have changed.
///
/// SwiftPM runs the tool again only after a change of what it reads, so an unchanged build prints
/// nothing; findings at the fail level fail the build, and are then printed each time.
@main
struct TreatyLintBuildToolPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = target.directoryURL
    let bills = Self.files(in: folder)
    guard !bills.isEmpty else {
      Diagnostics.remark("treatylint: no bills in \(folder.path)")
      return []
    }
    return [
      .buildCommand(
        displayName: "Checking the bills in \(target.name)",
        executable: try context.tool(named: "treatylint").url,
        arguments: ["check", folder.path, "--format", "text"],
        inputFiles: bills + Self.settings(from: folder, to: context.package.directoryURL),
        outputFiles: [])
    ]
  }

  /// What a change of makes the check run again: every file but sources and hidden ones.
  private static func files(in folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    let files = (found?.allObjects ?? []).compactMap { $0 as? URL }.filter {
      $0.pathExtension != "swift"
        && (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
    return files.sorted { $0.path < $1.path }
  }

  /// The configuration, the baseline and the ignore files from a folder up to that of the package.
  private static func settings(from folder: URL, to root: URL) -> [URL] {
    let names = [
      ".treatylint.yml", ".treatylint.yaml", ".treatylint-baseline.json", ".treatylintignore",
    ]
    var files: [URL] = []
    var folder = folder.standardizedFileURL
    for _ in 0..<64 {
      files += names.map { folder.appending(path: $0) }
        .filter { FileManager.default.fileExists(atPath: $0.path) }
      guard folder.path != root.standardizedFileURL.path, folder.path != "/" else { break }
      folder.deleteLastPathComponent()
    }
    return files
  }
}
