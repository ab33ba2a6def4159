import Bills
import SourceText
import WordFiles

/// The way from a file to its logical text.
package enum Reader {
  /// The endings of the names of files that are read, for messages.
  package static let endings = [
    ".md", ".markdown", ".mdown", ".txt", ".text", ".xml", ".akn", ".html", ".htm", ".xhtml",
    ".docx",
    ".pdf",
  ]

  /// The format that a file's name and opening bytes declare, or nil for one that is not read.
  package static func format(
    of path: String, firstBytes: some Collection<UInt8> = EmptyCollection()
  ) -> SourceFormat? {
    if let format = OpeningMarkup.format(of: firstBytes.prefix(2048)) { return format }
    let name = path.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }
    guard let dot = name.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = String(decoding: name[..<dot].reversed(), as: UTF8.self).lowercased()
    switch ending {
    case "md", "markdown", "mdown": return .markdown
    case "txt", "text": return .text
    case "xml", "akn": return .xml
    case "html", "htm", "xhtml": return .html
    case "docx", "docm", "dotx", "dotm": return .docx
    case "pdf": return .pdf
    default: return nil
    }
  }

  /// Whether a file that nobody named could be a bill: XML in a vocabulary that is read, or a page that
  /// treatylint did not write itself. Other formats always may.
  package static func mayBeBill(of path: String, firstBytes: [UInt8]) -> Bool {
    switch format(of: path, firstBytes: firstBytes) {
    case .xml: XMLReader.mayBegin(firstBytes)
    case .html: !OpeningMarkup.isOwnPage(firstBytes)
    default: true
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
    guard let format = format ?? Self.format(of: path, firstBytes: bytes.prefix(2048)) else {
      // What is no text at all says so itself.
      _ = try SourceText.decode(bytes, path: path)
      throw UnreadableText(
        message: "unknown file type: name the format with --input-format "
          + SourceFormat.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let opening = bytes.prefix(2048)
    switch format {
    case .markdown, .text:
      return read(try SourceText.decode(bytes, path: path), format: format)
    case .xml:
      return try XMLReader.read(
        SourceText.decode(bytes, path: path, declared: OpeningMarkup.xmlEncoding(of: opening)))
    case .html:
      return try HTMLReader.read(
        SourceText.decode(bytes, path: path, declared: OpeningMarkup.htmlEncoding(of: opening)))
    case .docx, .pdf:
      // Their opening bytes are not theirs, or they would have been read already.
      return read(try SourceText.decode(bytes, path: path), format: format)
    }
  }

  /// Reads words that are in memory: as Markdown where `format` says so, and else as plain text. Any
  /// content is text of some kind, so this cannot fail.
  package static func read(_ source: SourceText, format: SourceFormat) -> Document {
    switch format {
    case .markdown: MarkdownReader.read(source)
    // The words of printed pages are lines of text, with their layout beside them.
    case .docx, .pdf: TextReader.read(source, format: format)
    case .text, .xml, .html: TextReader.read(source, format: .text)
    }
  }
}
