import SourceText

/// Which side of tracked changes is read.
package enum TrackedChanges: String, Sendable, CaseIterable {
  /// As if all were accepted.
  case final
  /// As if all were rejected.
  case original
}

/// The text of a Word file, a line for each paragraph, with the way back to the file's XML.
package struct WordText {
  /// Extracted bytes that stand for bytes of the part that holds the text.
  struct Span: Hashable {
    let text: Range<Int>
    let xml: Range<Int>
    /// Whether both are the same bytes.
    let isVerbatim: Bool
  }

  /// With paragraph and, where Word left its page breaks, page of each line.
  package let source: SourceText
  let archive: WordArchive
  let parts: WordParts
  /// The bytes of the part that holds the text.
  let xml: [UInt8]
  /// Ascending; what no span covers is no run of the document, such as an automatic number.
  let spans: [Span]
  /// For each line, where its paragraph stands in the XML; nil for a note.
  let places: [WordParagraph.Place?]

  /// - Throws: what is wrong with the file, and what to do about it.
  package static func read(
    _ bytes: [UInt8], path: String, tracked: TrackedChanges = .final,
    limits: WordArchive.Limits = .init()
  ) throws(UnreadableText) -> WordText {
    let archive = try WordArchive(bytes, limits: limits)
    let parts = try WordParts(archive)
    func part(_ kind: String) throws(UnreadableText) -> (name: String, bytes: [UInt8])? {
      guard let name = parts.name(of: kind), let bytes = try archive.part(name) else { return nil }
      return (name, bytes)
    }
    let styles =
      if let part = try part("styles") { try WordStyles(part.bytes, part: part.name) } else {
        WordStyles()
      }
    let numbering =
      if let part = try part("numbering") {
        try WordNumbering(part.bytes, part: part.name, styles: styles)
      } else { WordNumbering() }
    let xml = try archive.part(parts.document) ?? []
    var writer = WordLines(styles: styles, numbering: numbering)
    var walker = WordWalker(tracked: tracked)
    try walker.walk(xml, part: parts.document)
    writer.write(walker.paragraphs)
    for kind in ["footnotes", "endnotes"] {
      guard let part = try part(kind) else { continue }
      var notes = WordWalker(tracked: tracked)
      try notes.walk(part.bytes, part: part.name)
      writer.write(notes: notes.paragraphs)
    }
    let layout = TextLayout(lines: writer.layout)
    return WordText(
      source: SourceText(path: path, extracted: writer.bytes, layout: layout), archive: archive,
      parts: parts, xml: xml, spans: writer.spans, places: writer.places)
  }
}

/// Lays paragraphs out as lines.
private struct WordLines {
  private let styles: WordStyles
  private var counter: WordNumbering.Counter
  private(set) var bytes: [UInt8] = []
  private(set) var layout: [TextLayout.Line?] = []
  private(set) var spans: [WordText.Span] = []
  private(set) var places: [WordParagraph.Place?] = []
  private var paragraphs = 0

  init(styles: WordStyles, numbering: WordNumbering) {
    self.styles = styles
    counter = WordNumbering.Counter(numbering, styles)
  }

  mutating func write(_ found: [WordParagraph]) {
    // Word leaves the page breaks of its last layout, or none at all.
    let hasPages = found.contains { !$0.turns.isEmpty }
    var page = hasPages ? 1 : nil
    // The cells of a row stand side by side: a page that ends within the row ends in each of them.
    var row: (number: Int, cell: Int, start: Int?, end: Int?)?
    for paragraph in found {
      paragraphs += 1
      var own = paragraph
      own.prefix(with: label(of: own))
      if let open = row, open.number != own.cell?.row {
        page = open.end
        row = nil
      }
      if let cell = own.cell {
        if let open = row, open.cell != cell.cell { page = open.start }
        row = (cell.row, cell.cell, row?.start ?? page, row?.end ?? page)
      }
      var place = PrintedPlace(page: page, paragraph: paragraphs)
      var turns: [(offset: Int, place: PrintedPlace)] = []
      for offset in own.turns {
        place.page = place.page.map { $0 + 1 }
        turns.append((offset, place))
      }
      let first =
        turns.last { $0.offset == 0 }?.place ?? PrintedPlace(page: page, paragraph: paragraphs)
      page = place.page
      if let open = row, let page { row?.end = max(page, open.end ?? page) }
      let level = styles.heading(own.style, direct: own.outline)
      let role = level.map { own.isHeading ? TextLayout.Role.heading(level: $0) : .body } ?? .body
      write(own, role, first, turns)
    }
  }

  mutating func write(notes: [WordParagraph]) {
    for note in notes where !note.isBlank {
      var note = note
      note.leaveFile()
      write(note, .note, PrintedPlace(), [])
    }
  }

  private mutating func label(of paragraph: WordParagraph) -> String? {
    guard paragraph.list != "0" else { return nil }
    guard let list = paragraph.list.map({ ($0, paragraph.level) }) ?? styles.list(paragraph.style)
    else { return nil }
    return counter.label(
      list: list.0, level: paragraph.level ?? list.1, style: paragraph.style)
  }

  /// One line, or several where the paragraph breaks its lines by hand.
  private mutating func write(
    _ paragraph: WordParagraph, _ role: TextLayout.Role, _ place: PrintedPlace,
    _ turns: [(offset: Int, place: PrintedPlace)]
  ) {
    let start = bytes.count
    for span in paragraph.spans {
      spans.append(
        WordText.Span(
          text: span.text.lowerBound + start..<span.text.upperBound + start, xml: span.xml,
          isVerbatim: span.isVerbatim))
    }
    bytes += paragraph.text
    bytes.append(0x0A)
    var offset = 0
    for (index, part) in paragraph.text.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      let before = turns.last { $0.offset <= offset }?.place ?? place
      var line = TextLayout.Line(role: role, startsBlock: index == 0, place: before)
      line.turns = turns.filter { $0.offset > offset && $0.offset <= offset + part.count }
        .map { ($0.offset - offset, $0.place) }
      layout.append(line)
      places.append(paragraph.place)
      offset += part.count + 1
    }
  }
}

extension WordStyles {
  /// The level of a heading, by what the paragraph says itself or by its style.
  func heading(_ id: String?, direct: Int?) -> Int? {
    if let direct { return direct < 9 ? direct + 1 : nil }
    return heading(id)
  }
}
