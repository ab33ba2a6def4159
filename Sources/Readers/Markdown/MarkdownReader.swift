import Bills
import CCmark
import SourceText

enum MarkdownReader {
  static func read(_ source: SourceText) -> Document {
    TextReader.read(source, format: .markdown)
  }
}
