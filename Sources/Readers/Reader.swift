import Bills
import SourceText
import WordFiles

/// The way from a file to its logical text.
package enum Reader {
  /// The format that a file's name and opening bytes declare, or nil for one that is not read.
  package static func format(
    of path: String, firstBytes: some Collection<UInt8> = EmptyCollection()
  ) -> SourceFormat? {
    let name = path.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }
    guard let dot = name.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = String(decoding: name[..<dot].reversed(), as: UTF8.self).lowercased()
    switch ending {
    case "md", "markdown", "mdown": return .markdown
    case "txt", "text": return .text
    case "docx", "docm", "dotx", "dotm": return .docx
    case "pdf": return .pdf
    default: return nil
    }
  }

  /// Reads the bytes of a file, whatever they are.
  ///
  /// - Parameters:
  ///   - path: as the user gave it; its ending tells the format where `format` is nil.
  ///   - format: the format that the user named.
  ///   - tracked: which side of a Word file's tracked changes is read.
  /// - Throws: why the file cannot be read, and what to do about it.
  package static func open(
    _ bytes: [UInt8], path: String, format: SourceFormat?, tracked: TrackedChanges = .final
  ) throws(UnreadableText) -> Document {
    if let printed = try openPrinted(bytes, path: path, format: format, tracked: tracked) {
      return printed
    }
    let source = try SourceText.decode(bytes, path: path)
    guard let format = format ?? Self.format(of: path, firstBytes: bytes.prefix(1024)) else {
      throw UnreadableText(
        message: "unknown file type: name the format with --input-format "
          + SourceFormat.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return read(source, format: format)
  }

  /// Reads a text that is in memory; any content is text of some kind, so this cannot fail.
  package static func read(_ source: SourceText, format: SourceFormat) -> Document {
    switch format {
    case .markdown: MarkdownReader.read(source)
    case .text: TextReader.read(source, format: .text)
    // Their words are lines of text by then, with their layout beside them.
    case .docx, .pdf: TextReader.read(source, format: format)
    }
  }
}
