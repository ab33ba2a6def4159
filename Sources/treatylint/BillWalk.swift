import Findings
import Projects
import Readers

/// Finds the bills in a folder: files of formats that are read, without what the project excludes,
/// what `.gitignore` and `.treatylintignore` name, the pages about the repository, XML of other kinds
/// and pages that treatylint wrote.
final class BillWalk {
  private let project: Project
  /// Patterns by absolute folder, from the root of the repository down.
  private var ignored: [String: [PathPatterns]] = [:]

  init(project: Project) { self.project = project }

  func bills(in folder: String) throws(RunError) -> [String] {
    var found: [String] = []
    let paths = try Files.walk(folder) { path, isFolder throws(RunError) in
      let absolute = Files.absolute(path)
      return try self.isIgnored(isFolder ? absolute + "/" : absolute)
    }
    for path in paths where Reader.format(of: path) != nil && !Self.isAboutTheRepository(path) {
      guard Reader.mayBeBill(of: path, firstBytes: Files.opening(path)) else { continue }
      if try project.configuration(for: path).takes(Files.absolute(path)) { found.append(path) }
    }
    return found
  }

  private func isIgnored(_ path: String) throws(RunError) -> Bool {
    let folder = PathText.folder(of: path.hasSuffix("/") ? String(path.dropLast()) : path)
    return try patterns(for: folder).lazy.reversed().compactMap { $0.verdict(on: path) }.first
      ?? false
  }

  private func patterns(for folder: String) throws(RunError) -> [PathPatterns] {
    if let known = ignored[folder] { return known }
    let folders = ConfigurationFile.folders(above: folder)
    let above = folders.count > 1 ? try patterns(for: folders[1]) : []
    var own: [PathPatterns] = []
    for name in [".gitignore", ".treatylintignore"] {
      let path = PathText.absolute(name, in: folder)
      guard Files.exists(path) else { continue }
      let text = String(decoding: try Files.read(path), as: UTF8.self)
      own.append(PathPatterns(text: text, folder: folder))
    }
    ignored[folder] = above + own
    return above + own
  }

  /// Whether a file has one of the names that code hosts give to pages about a repository: such
  /// a page speaks of bills and is none.
  private static func isAboutTheRepository(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    let stem = name.prefix { $0 != "." }.uppercased()
    return [
      "README", "CHANGELOG", "CONTRIBUTING", "LICENSE", "LICENCE", "CODE_OF_CONDUCT", "SECURITY",
    ].contains(stem)
  }
}
