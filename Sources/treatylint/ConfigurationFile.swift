import Findings
import Linting

/// Finds and reads `.treatylint.yml`.
enum ConfigurationFile {
  private static let names = [".treatylint.yml", ".treatylint.yaml"]

  /// The configuration nearest to a file, from its folder up to the root of its repository.
  static func find(from path: String) -> String? {
    var folder = Files.isFolder(path) ? path : parent(of: path)
    for _ in 0..<64 {
      for name in names {
        let candidate = folder == "/" ? "/" + name : folder + "/" + name
        if Files.exists(candidate) { return candidate }
      }
      if Files.exists(folder + "/.git") || folder == "/" { return nil }
      folder = up(from: folder)
    }
    return nil
  }

  static func read(_ path: String) throws(RunError) -> Configuration {
    let bytes = try Files.read(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RunError(path: path, message: "is not UTF-8")
    }
    return try Configuration(yaml: text, path: path, folder: parent(of: path))
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The folder above; relative paths go up by `..`.
  private static func up(from folder: String) -> String {
    if folder == "." { return ".." }
    if folder == ".." || folder.hasSuffix("/..") { return folder + "/.." }
    return parent(of: folder)
  }
}
