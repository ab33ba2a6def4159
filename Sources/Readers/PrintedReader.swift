import Bills
import PrintedPages
import SourceText
import WordFiles

extension Reader {
  /// Reads a file that is no text itself; nil for one that is.
  ///
  /// The ending or the format named decides; the opening bytes do where neither tells.
  static func openPrinted(
    _ bytes: [UInt8], path: String, format: SourceFormat?, tracked: TrackedChanges
  ) throws(UnreadableText) -> Document? {
    let isArchive = bytes.starts(with: [0x50, 0x4B])
    let isPDF = bytes.prefix(1024).firstRange(of: Array("%PDF-".utf8)) != nil
    switch format ?? Self.format(of: path) {
    case .pdf where isPDF, nil where isPDF:
      return read(try PrintedPages.read(bytes, path: path), format: .pdf)
    case .docx where isArchive, nil where isArchive:
      return read(try WordText.read(bytes, path: path, tracked: tracked).source, format: .docx)
    case .pdf: throw UnreadableText(message: "this is not a PDF: give it the ending of its format")
    case .docx:
      throw UnreadableText(
        message: FileSignature.reasonToRefuse(bytes)
          ?? "this is not a Word file of the kind .docx: give it the ending of its format")
    default: return nil
    }
  }
}
