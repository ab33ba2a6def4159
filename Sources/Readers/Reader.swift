import Bills
import SourceText

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
    default: return nil
    }
  }

  /// Reads a file; any content is text of some kind, so this cannot fail.
  package static func read(_ source: SourceText, format: SourceFormat) -> Document {
    switch format {
    case .markdown: MarkdownReader.read(source)
    case .text: TextReader.read(source, format: .text)
    }
  }
}
