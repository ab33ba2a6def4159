import SourceText
import XML

/// The elements of an Akoma Ntoso file that hold running text, and so may hold a note.
struct AkomaNtosoParagraphs {
  struct Paragraph {
    /// Where the words begin, behind the start tag.
    let start: Int
    /// Where the end tag begins.
    let end: Int
    /// `akn:` where the file writes its elements so, or an empty string.
    let prefix: String
  }

  /// In the order of their ends.
  private var paragraphs: [Paragraph] = []
  private(set) var isVersion3 = true

  private static let holders: Set<String> = [
    "p", "heading", "subheading", "crossHeading", "listIntroduction", "listConclusion",
    "listWrapUp",
  ]

  private struct Open {
    let isHolder: Bool
    let isNote: Bool
    let start: Int
    let prefix: String
  }

  /// - Throws: why the text is no Akoma Ntoso.
  static func find(in text: [UInt8]) throws(UnreadableText) -> AkomaNtosoParagraphs {
    var found = AkomaNtosoParagraphs()
    var open: [Open] = []
    var notes = 0
    var root: XMLName?
    try XMLScanner.scan(text) { event in
      switch event {
      case .start(let element, let range):
        root = root ?? element.name
        let name = element.name.local
        let isNote = name == "authorialNote" || name == "meta"
        notes += isNote ? 1 : 0
        open.append(
          Open(
            isHolder: holders.contains(name) && element.name.namespace == root?.namespace,
            isNote: isNote, start: range.upperBound, prefix: prefix(of: text[range])))
      case .end(_, let range):
        guard let element = open.popLast() else { break }
        notes -= element.isNote ? 1 : 0
        if element.isHolder, notes == 0, !range.isEmpty {
          found.paragraphs.append(
            Paragraph(start: element.start, end: range.lowerBound, prefix: element.prefix))
        }
      case .text, .instruction: break
      }
      return true
    }
    guard let root, root.local == "akomaNtoso" else {
      throw UnreadableText(
        message: "notes are put into Akoma Ntoso, and this XML begins with <\(root?.local ?? "")>:"
          + " name a .html file for a page with the findings")
    }
    found.isVersion3 = root.namespace.contains("akn/3.0")
    return found
  }

  private static func prefix(of tag: ArraySlice<UInt8>) -> String {
    let name = tag.dropFirst().prefix { $0 > 0x20 && $0 != 0x2F && $0 != 0x3E }
    guard let colon = name.firstIndex(of: 0x3A) else { return "" }
    return String(decoding: name[...colon], as: UTF8.self)
  }

  /// The innermost paragraph that holds the end of a range, else the nearest one after it, else the last.
  func paragraph(of range: Range<Int>) -> Paragraph? {
    let place = max(range.lowerBound, range.upperBound - 1)
    let around = paragraphs.filter { $0.start <= place && place < $0.end }
    return around.max { $0.start < $1.start } ?? paragraphs.first { $0.end > place }
      ?? paragraphs.last
  }
}
