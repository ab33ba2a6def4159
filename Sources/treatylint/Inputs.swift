import Bills
import Findings
import Readers
import SourceText
import WordFiles

/// The bills that the arguments name.
struct Inputs {
  /// Those that the arguments name and those in the folders that they name, in order.
  private(set) var files: [String] = []
  private(set) var errors: [RunError] = []

  /// - Parameters:
  ///   - paths: files and folders; a folder is walked for the endings that are read, without
  ///     the pages about the repository. A file named by itself is read whatever it is called.
  init(_ paths: [String]) {
    for path in paths {
      if Files.isFolder(path) {
        walk(path)
      } else if !Files.exists(path) {
        errors.append(RunError(path: path, message: "no such file or folder"))
      } else {
        files.append(path)
      }
    }
  }

  private mutating func walk(_ folder: String) {
    do {
      let found = try Files.walk(folder).filter {
        !Self.isAboutTheRepository($0) && Reader.format(of: $0) != nil
      }
      files += found
      if found.isEmpty {
        errors.append(
          RunError(
            path: folder,
            message: "no bills in this folder: looked for .md, .markdown, .mdown, .txt, .text, "
              + ".docx and .pdf"))
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

  /// Reads a file and takes its markup off.
  ///
  /// - Parameter format: the one that the user named; nil to go by the name and the first bytes.
  static func document(
    _ path: String, _ format: SourceFormat?, tracked: TrackedChanges = .final
  ) throws(RunError) -> Document {
    try open(try Files.read(path), path, format, tracked)
  }

  /// What standard input holds, under the name that the user gave it.
  static func standardInput(
    _ name: String?, _ format: SourceFormat?, tracked: TrackedChanges = .final
  ) throws(RunError) -> Document {
    let name = name ?? "<stdin>"
    let bytes = try Files.readStandardInput()
    let isText = FileSignature.reasonToRefuse(bytes) == nil
    let told = format ?? Reader.format(of: name, firstBytes: bytes) ?? (isText ? .markdown : nil)
    return try open(bytes, name, told, tracked)
  }

  private static func open(
    _ bytes: [UInt8], _ path: String, _ format: SourceFormat?, _ tracked: TrackedChanges
  ) throws(RunError) -> Document {
    let document: Document
    do {
      document = try Reader.open(bytes, path: path, format: format, tracked: tracked)
    } catch {
      throw RunError(path: path, message: error.message)
    }
    if !document.source.utf8.contains(where: { $0 > 0x20 }) {
      Console.printError("\(path): note: the file is empty: nothing to check")
    }
    return document
  }
}
