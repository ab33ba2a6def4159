/// A paragraph as the walk over the document gathers it.
struct WordParagraph {
  /// Places in the XML of the main part.
  struct Place: Hashable {
    /// Where its words begin, behind its properties.
    var opening: Int
    /// Its end tag, which stands for its mark.
    var closing: Int
  }

  var text: [UInt8] = []
  /// In bytes of `text` and of the XML.
  var spans: [WordText.Span] = []
  /// The bytes of `text` at which Word last began a new page.
  var turns: [Int] = []
  var style: String?
  var list: String?
  var level: Int?
  var outline: Int?
  /// The row and the cell of the outermost table that it stands in, each counted through the document.
  var cell: (row: Int, cell: Int)?
  /// Whether its mark is gone, so that the next paragraph goes on in it.
  var runsOn = false
  /// nil for words that are not in the main part.
  var place: Place?
  /// Those of text boxes anchored in it, which come after it.
  var inner: [WordParagraph] = []

  var isBlank: Bool { !text.contains { $0 > 0x20 } }

  /// Whether its words can be a heading: short, and no sentence.
  var isHeading: Bool {
    let words = text.split { $0 <= 0x20 }.count
    guard words > 0, words <= 30, let last = text.last(where: { $0 > 0x20 }) else { return false }
    if text.contains(UInt8(ascii: ";")) || last == UInt8(ascii: ",") { return false }
    return last != UInt8(ascii: ".") || words <= 12
  }

  mutating func append(_ bytes: some Collection<UInt8>, xml: Range<Int>, isVerbatim: Bool) {
    let start = text.count
    text += bytes
    spans.append(WordText.Span(text: start..<text.count, xml: xml, isVerbatim: isVerbatim))
  }

  /// Puts words in front that are not in the file: an automatic number.
  mutating func prefix(with label: String?) {
    guard let label else { return }
    shift(by: Array((label + " ").utf8))
  }

  /// Puts the words of the paragraph in front that runs on into this one.
  mutating func prefix(with other: WordParagraph) {
    shift(by: other.text)
    spans = other.spans + spans
    turns = other.turns + turns
    inner = other.inner + inner
    if let other = other.place { place?.opening = other.opening }
  }

  private mutating func shift(by bytes: [UInt8]) {
    text = bytes + text
    turns = turns.map { $0 == 0 ? 0 : $0 + bytes.count }
    spans = spans.map {
      WordText.Span(
        text: $0.text.lowerBound + bytes.count..<$0.text.upperBound + bytes.count, xml: $0.xml,
        isVerbatim: $0.isVerbatim)
    }
  }

  /// Forgets where its words stand: they belong to another part.
  mutating func leaveFile() {
    spans = []
    place = nil
  }
}
