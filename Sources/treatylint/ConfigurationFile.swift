import Findings
import Projects

/// Finds and reads `.treatylint.yml` and the files that stand beside it.
enum ConfigurationFile {
  private static let names = [".treatylint.yml", ".treatylint.yaml"]
  static let baselineName = ".treatylint-baseline.json"

  /// The configuration nearest to a file, from its folder up to the root of its repository.
  ///
  /// - Parameter path: absolute.
  /// - Throws: an error where one folder holds two.
  static func find(from path: String) throws(RunError) -> String? {
    for folder in folders(above: path) {
      let found = names.map { PathText.absolute($0, in: folder) }.filter(Files.exists)
      guard found.count < 2 else {
        throw RunError(
          path: Files.printed(found[1]),
          message: "stands beside \(Files.printed(found[0])): keep one of them")
      }
      if let only = found.first { return only }
    }
    return nil
  }

  /// The baseline nearest to a file, found as the configuration is.
  static func findBaseline(from path: String) -> String? {
    folders(above: path).map { PathText.absolute(baselineName, in: $0) }.first(where: Files.exists)
  }

  static func read(_ path: String) throws(RunError) -> Configuration {
    do {
      return try Configuration(path: path) { path throws(RunError) in
        let bytes = try Files.read(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw RunError(path: path, message: "is not UTF-8")
        }
        return text
      }
    } catch {
      throw RunError(
        path: error.path.map(Files.printed), line: error.line, message: error.message)
    }
  }

  /// The folder of a file and those above it, up to the root of the repository or of the disk.
  static func folders(above path: String) -> [String] {
    var folder = Files.isFolder(path) ? path : PathText.folder(of: path)
    var folders = [folder]
    while folder != "/", !Files.exists(PathText.absolute(".git", in: folder)), folders.count < 64 {
      folder = PathText.folder(of: folder)
      folders.append(folder)
    }
    return folders
  }
}
