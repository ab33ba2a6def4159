import Bills
import Findings
import SourceText

/// The sections of a bill as a page prints them.
enum SectionRows {
  static func of(_ bill: Bill) -> [SectionRow] {
    bill.sections.filter { !bill.provisions[$0].isInserted }.map { id in
      let section = bill.provisions[id]
      let container = bill.container(of: id)
      let heading = bill.provisions[container].heading.map { ": " + bill.document.string($0) } ?? ""
      var row = SectionRow(
        label: bill.label(of: id), number: section.number,
        range: bill.document.sourceRange(section.range),
        container: container == 0 ? nil : bill.label(of: container) + heading)
      if !bill.document.showsItsWords { row.words = words(of: section, in: bill.document) }
      return row
    }
  }

  /// The words of a section with its numbers, without the markup between them.
  private static func words(of section: Provision, in document: Document) -> [PrintedWords] {
    let blocks = document.blocks.filter { section.range.overlaps($0.range) }
    let labels = Dictionary(grouping: document.declared) { $0.range.lowerBound }
    return blocks.flatMap { block in
      var words: [PrintedWords] = []
      let place = document.sourceRange(block.range.lowerBound..<block.range.lowerBound)
      let label =
        labels[block.range.lowerBound].map { $0.map(\.pageLabel).joined() }
        ?? block.marker.map { $0.label + ". " } ?? ""
      if !label.isEmpty { words.append(PrintedWords(text: label, range: place)) }
      words += document.map.pieces(in: block.range).map {
        PrintedWords(text: document.string($0.logical), range: $0.source)
      }
      let end = document.sourceRange(block.range).upperBound
      words.append(PrintedWords(text: "\n\n", range: end..<end))
      return words
    }
  }
}

extension DeclaredProvision {
  fileprivate var pageLabel: String {
    if number.isEmpty { return "" }
    return kind == .section || kind.isContainer ? number + ". " : "(\(number)) "
  }
}

extension Document {
  /// Whether the file holds its words as they are printed.
  fileprivate var showsItsWords: Bool { format == .markdown || format == .text }
}
