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
  ///   - paths: files and folders; a folder is walked for bills. A file named by itself is read
  ///     whatever it is called.
  ///   - project: what says which files of a folder are left out.
  init(_ paths: [String], project: Project) {
    for path in paths {
      if Files.isFolder(path) {
        walk(path, project)
      } else if !Files.exists(path) {
        errors.append(RunError(path: path, message: "no such file or folder"))
      } else {
        files.append(path)
      }
    }
  }

  private mutating func walk(_ folder: String, _ project: Project) {
    do {
      let found = try BillWalk(project: project).bills(in: folder)
      files += found
      if found.isEmpty {
        errors.append(
          RunError(
            path: folder,
            message: "no bills in this folder: looked for \(Reader.endings.joined(separator: ", "))"
          ))
      }
    } catch {
      errors.append(error)
    }
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

extension Document {
  /// The document itself where words can be changed in its file, and else its text as Markdown.
  var amendable: Document {
    format == .xml || format == .html ? Reader.read(printed(), format: .markdown) : self
  }
}

extension SourceFormat {
  /// Whether the file holds its words as a person types them.
  var isPlain: Bool { self == .markdown || self == .text }
}
