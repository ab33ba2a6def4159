import SourceText

/// Reads a PDF as the lines of text that its pages show.
package enum PrintedPages {
  /// - Returns: the text without running heads, page numbers and line numbers, a blank line between
  ///   paragraphs, with the page and line at which each line is printed.
  /// - Throws: what is wrong with the PDF, and what to do about it.
  package static func read(
    _ pdf: [UInt8], path: String, tool: PageTool = PageTool()
  ) throws(UnreadableText) -> SourceText {
    let pages = try LayoutReader.pages(try tool.layout(of: pdf))
    let blank = pages.count { $0.lines.isEmpty }
    guard blank < pages.count else {
      throw UnreadableText(
        message: "this PDF holds pictures of pages and no text: put a text layer into it first, "
          + "for example with ocrmypdf")
    }
    guard blank * 2 <= pages.count else {
      throw UnreadableText(
        message: "\(blank) of the \(pages.count) pages of this PDF hold no text: put a text layer "
          + "into it first, for example with ocrmypdf")
    }
    var text = PrintedText(PageMeasure(pages))
    for page in RunningLines.removed(from: pages, text.measure) { text.add(page) }
    return SourceText(path: path, extracted: text.bytes, layout: TextLayout(lines: text.layout))
  }
}

/// The text as it grows, page by page.
private struct PrintedText {
  let measure: PageMeasure
  private(set) var bytes: [UInt8] = []
  private(set) var layout: [TextLayout.Line?] = []
  /// The line of the text before, and the right edge of its column.
  private var lastLine: (line: PageLine, right: Double)?
  private var isFirstOfPage = true

  init(_ measure: PageMeasure) { self.measure = measure }

  mutating func add(_ page: Page) {
    isFirstOfPage = true
    let columns = ReadingOrder.columns(page.lines, measure)
    guard columns.count > 1 else {
      add(page, edges: measure.edges[page.number - 1], after: 0)
      return
    }
    var count = 0
    for lines in columns {
      let column = Page(number: page.number, lines: lines)
      let edges = (lines.map(\.box.left).min() ?? 0, lines.map(\.box.right).max() ?? 0)
      count = add(column, edges: edges, after: count)
      isFirstOfPage = true
    }
  }

  /// - Parameter count: the lines of the page before this column.
  /// - Returns: the same with those of the column.
  @discardableResult
  private mutating func add(
    _ page: Page, edges: (left: Double, right: Double), after count: Int
  ) -> Int {
    let margins = PageMargins(page, measure, edges: edges)
    let rows = PageLine.rows(of: margins.text)
    let feet = FootNotes.start(in: rows, measure)
    let numbers = PageLineNumbers(rows[..<feet], printed: margins.lineNumbers, after: count)
    let pitch = RunningLines.pitch(Array(rows[..<feet]))
    var notes = margins.notes
    for (index, row) in rows[..<feet].enumerated() {
      let place = PrintedPlace(page: page.number, line: numbers.numbers[index])
      while let note = notes.first, note[0].box.middle < row.box.bottom {
        write(note, as: .note, at: place)
        notes.removeFirst()
      }
      let starts = startsParagraph(row, edges: edges, pitch: pitch)
      write(FootNotes.withoutMarks(row, hasNotes: feet < rows.count), .body, starts: starts, place)
      lastLine = (row, edges.right)
      isFirstOfPage = false
    }
    let last = numbers.numbers.last.flatMap { $0 }
    let end = PrintedPlace(page: page.number, line: last)
    for note in notes { write(note, as: .note, at: end) }
    for note in FootNotes.notes(in: Array(rows[feet...])) {
      write(note, as: .note, at: PrintedPlace(page: page.number))
    }
    return last ?? count
  }

  private mutating func write(_ note: [PageLine], as role: TextLayout.Role, at place: PrintedPlace)
  {
    for (index, line) in note.enumerated() { write(line, role, starts: index == 0, place) }
  }

  private mutating func write(
    _ line: PageLine, _ role: TextLayout.Role, starts: Bool, _ place: PrintedPlace
  ) {
    let changes = layout.last.flatMap { $0 }.map { $0.role != role } ?? false
    if starts || changes, !layout.isEmpty {
      bytes.append(0x0A)
      layout.append(nil)
    }
    layout.append(TextLayout.Line(role: role, startsBlock: starts, place: place))
    bytes += Array(line.text.utf8)
    bytes.append(0x0A)
  }

  /// Whether a paragraph begins with a line: more white before it, or a sentence that ended and a
  /// first line set in or labelled.
  private func startsParagraph(
    _ row: PageLine, edges: (left: Double, right: Double), pitch: Double
  ) -> Bool {
    guard let last = lastLine else { return true }
    let words = row.words[0].text
    let isLabelled =
      words.first == "(" || words.last == "." && words.count <= 5 || words.first?.isNumber == true
    let isCapital = words.first?.isLowercase == false
    let isIndented = row.box.left > edges.left + 0.8 * measure.typeHeight
    if isFirstOfPage {
      return isCapital && (last.line.endsSentence || isLabelled && isIndented)
    }
    let gap = row.box.middle - last.line.box.middle
    if gap > 1.3 * pitch || gap < 0 {
      return isCapital || gap > 2.2 * pitch || last.line.endsSentence
    }
    let isShort = last.line.box.right < last.right - 3 * measure.typeHeight
    return last.line.endsSentence && isCapital && (isLabelled || isIndented || isShort)
  }
}

extension PageLine {
  fileprivate var endsSentence: Bool {
    guard let last = words.last?.text.last else { return true }
    return ".;:!?—–-".contains(last)
  }
}

/// The number of each line of a page, as a person counts it.
struct PageLineNumbers {
  /// nil for a line that the page does not count, such as a heading before its first line.
  private(set) var numbers: [Int?] = []

  /// - Parameters:
  ///   - printed: the numbers in the margin, which the count follows.
  ///   - before: the lines of the page before these.
  init(_ rows: ArraySlice<PageLine>, printed: [(number: Int, middle: Double)], after before: Int) {
    var given: [Int: Int] = [:]
    for each in printed {
      let nearest = rows.indices.min {
        abs(rows[$0].box.middle - each.middle) < abs(rows[$1].box.middle - each.middle)
      }
      if let nearest, abs(rows[nearest].box.middle - each.middle) < rows[nearest].height {
        given[nearest] = each.number
      }
    }
    var count = before
    if let first = given.min(by: { $0.key < $1.key }) {
      count = first.value - (first.key - rows.startIndex) - 1
    }
    for index in rows.indices {
      count = given[index] ?? count + 1
      numbers.append(count > 0 ? count : nil)
    }
  }
}
