import Bills
import Findings
import SourceText

/// The comment that silences a rule for one block of text, and where it goes: what an editor offers.
package struct SuppressionEdit: Sendable {
  /// Where it is put in, in bytes of the decoded file.
  package let offset: Int
  /// The comment, with the line break that ends its line.
  package let text: String

  /// - Parameter reason: why, or a place for it.
  /// - Returns: nil in a format whose files hold no comments to treatylint.
  package init?(for finding: Finding, reason: String, in document: Document) {
    guard document.format == .markdown else { return nil }
    let source = document.source
    let block = document.blocks.lazy.filter { $0.kind != .marginalNote }
      .map { document.sourceRange($0.range) }
      .first { $0.contains(finding.range.lowerBound) }
    let start = block?.lowerBound ?? finding.range.lowerBound
    let line = source.line(source.position(at: start).line - 1)
    let before = source.utf8[line]
    // Within the item or the quotation that the block stands in.
    let margin = before.prefix { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
    offset = line.lowerBound
    let comment = "<!-- treatylint-disable-next-line \(finding.rule) -- \(reason) -->"
    text = String(decoding: margin, as: UTF8.self) + comment + Self.lineBreak(of: source)
  }

  private static func lineBreak(of source: SourceText) -> String {
    source.utf8.firstIndex(of: 0x0A).map { $0 > 0 && source.utf8[$0 - 1] == 0x0D } ?? false
      ? "\r\n" : "\n"
  }
}
