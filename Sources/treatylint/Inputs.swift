import Bills
import Findings
import Readers
import SourceText

/// The bills that the arguments name.
struct Inputs {
  struct File {
    let path: String
    let format: SourceFormat
  }

  private(set) var files: [File] = []
  private(set) var errors: [RunError] = []

  /// - Parameters:
  ///   - paths: files and folders; a folder is walked for the endings that are read, without
  ///     the pages about the repository. A file named by itself is read whatever it is called.
  ///   - format: the format of all files, whatever they are called; nil to go by the name.
  init(_ paths: [String], format: SourceFormat?) {
    for path in paths {
      if Files.isFolder(path) {
        walk(path, format)
      } else if let known = format ?? Reader.format(of: path) {
        files.append(File(path: path, format: known))
      } else if !Files.exists(path) {
        errors.append(RunError(path: path, message: "no such file or folder"))
      } else {
        refuse(path)
      }
    }
  }

  private mutating func walk(_ folder: String, _ format: SourceFormat?) {
    do {
      let found = try Files.walk(folder).filter { !Self.isAboutTheRepository($0) }
        .compactMap { path in
          Reader.format(of: path).map { File(path: path, format: format ?? $0) }
        }
      files += found
      if found.isEmpty {
        errors.append(
          RunError(
            path: folder,
            message: "no bills in this folder: looked for .md, .markdown, .mdown, .txt and .text"))
      }
    } catch {
      errors.append(error)
    }
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

  /// A file whose name tells no format: what its bytes say it is decides the message.
  private mutating func refuse(_ path: String) {
    do throws(RunError) {
      let bytes = try Files.read(path)
      _ = try Inputs.decode(bytes, path)
      errors.append(
        RunError(
          path: path,
          message: "unknown file type: name the format with --input-format markdown or text"))
    } catch {
      errors.append(error)
    }
  }

  /// Reads and decodes a file; one without words is reported on standard error, not as a clean bill.
  static func source(_ path: String) throws(RunError) -> SourceText {
    try decode(try Files.read(path), path)
  }

  /// The format of one file: the one named, or what its name tells.
  static func format(
    of path: String, named: SourceFormat?
  ) throws(RunError) -> SourceFormat {
    guard let format = named ?? Reader.format(of: path) else {
      throw RunError(
        path: path,
        message: "unknown file type: name the format with --input-format markdown or text")
    }
    return format
  }

  static func decode(_ bytes: [UInt8], _ path: String) throws(RunError) -> SourceText {
    let source: SourceText
    do {
      source = try SourceText.decode(bytes, path: path)
    } catch {
      throw RunError(path: path, message: error.message)
    }
    if !source.utf8.contains(where: { $0 > 0x20 }) {
      Console.printError("\(path): note: the file is empty: nothing to check")
    }
    return source
  }
}
