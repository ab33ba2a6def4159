import SourceText

/// As much of one line as fits a terminal, around a span, and where its bytes stand in it.
///
/// A section of a bill is often one line of thousands of characters.
struct Excerpt {
  /// The words as printed: tabs are spaces, control characters are visible.
  let text: String
  private let cells: [Cell]
  private let indent: Int
  private let end: Cell

  /// A character: where its bytes begin, and the column it stands in.
  private struct Cell {
    var offset: Int
    var column: Int
    var width: Int
    var text: String
  }

  /// - Parameters:
  ///   - line: the bytes of the line, without its break.
  ///   - focus: the bytes that must be seen, within the line.
  ///   - width: how many columns there are.
  init(_ source: SourceText, line: Range<Int>, focus: Range<Int>, width: Int) {
    let window = source.window(around: focus, in: line, reach: 12 * width)
    let all = Self.cells(source, window)
    let kept = Self.choose(from: all, focus: focus, width: width)
    let isCutBefore = kept.lowerBound > 0 || window.lowerBound > line.lowerBound
    let isCutAfter = kept.upperBound < all.count || window.upperBound < line.upperBound
    let shown = all[kept]
    let left = shown.first?.column ?? 0
    indent = (isCutBefore ? 2 : 0) - left
    cells = Array(shown)
    end = Cell(
      offset: kept.upperBound < all.count ? all[kept.upperBound].offset : window.upperBound,
      column: shown.last.map { $0.column + $0.width } ?? left, width: 0, text: "")
    text =
      (isCutBefore ? "… " : "") + shown.map(\.text).joined() + (isCutAfter ? " …" : "")
  }

  /// Whether the whole of a range of bytes is in the text.
  func shows(_ range: Range<Int>) -> Bool {
    let first = cells.first?.offset ?? end.offset
    return range.lowerBound >= first && range.upperBound <= end.offset
  }

  /// The columns, from 0, of as much of a range of bytes as is shown, and at least one.
  func columns(of range: Range<Int>) -> Range<Int> {
    let lower = column(at: range.lowerBound)
    let upper = cells.first { $0.offset >= range.upperBound } ?? end
    return lower..<max(lower + 1, upper.column + indent)
  }

  private func column(at offset: Int) -> Int {
    let cell = cells.last { $0.offset <= offset }
    guard let cell, offset < end.offset else { return end.column + indent }
    return cell.column + indent
  }

  private static func cells(_ source: SourceText, _ window: Range<Int>) -> [Cell] {
    var cells: [Cell] = []
    var offset = window.lowerBound
    var column = 0
    for character in source.string(window) {
      let text: String
      if character == "\t" {
        text = String(repeating: " ", count: 4 - column % 4)
      } else {
        text = String(String.UnicodeScalarView(character.unicodeScalars.map(\.printable)))
      }
      let cell = Cell(offset: offset, column: column, width: text.displayWidth, text: text)
      cells.append(cell)
      column += cell.width
      offset += character.utf8.count
    }
    return cells
  }

  /// Which cells to show: all where they fit, else the focus with words to both sides.
  private static func choose(from cells: [Cell], focus: Range<Int>, width: Int) -> Range<Int> {
    guard let last = cells.last, last.column + last.width > width else { return 0..<cells.count }
    let room = max(8, width - 4)
    let first = cells.lastIndex { $0.offset <= focus.lowerBound } ?? 0
    let after = cells.firstIndex { $0.offset >= focus.upperBound } ?? cells.count
    let focusEnd = after < cells.count ? cells[after].column : last.column + last.width
    let spare = max(12, room - (focusEnd - cells[first].column))
    let total = last.column + last.width
    let left = max(0, min(cells[first].column - spare / 2, total - room))
    var lower = cells.firstIndex { $0.column >= left } ?? 0
    let right = cells[lower].column + room
    var upper = cells.firstIndex { $0.column + $0.width > right } ?? cells.count
    if lower > 0 { lower = afterSpace(lower, upTo: first, in: cells) }
    if upper < cells.count { upper = beforeSpace(upper, downTo: max(after, lower + 1), in: cells) }
    return lower..<max(lower, upper)
  }

  /// The beginning of the next word, if one begins soon.
  private static func afterSpace(_ index: Int, upTo limit: Int, in cells: [Cell]) -> Int {
    var next = index
    while next < min(limit, index + 15) {
      if next > 0, cells[next - 1].text == " " { return next }
      next += 1
    }
    return index
  }

  private static func beforeSpace(_ index: Int, downTo limit: Int, in cells: [Cell]) -> Int {
    var next = index
    while next >= max(limit, index - 15), next > 0, next < cells.count {
      if cells[next].text == " " { return next }
      next -= 1
    }
    return index
  }
}

extension SourceText {
  /// A piece of a line that holds the beginning of `focus`, cut between characters.
  fileprivate func window(around focus: Range<Int>, in line: Range<Int>, reach: Int) -> Range<Int> {
    var lower = max(line.lowerBound, focus.lowerBound - reach)
    while lower > line.lowerBound, utf8[lower] & 0xC0 == 0x80 { lower -= 1 }
    var upper = min(line.upperBound, focus.lowerBound + reach)
    while upper < line.upperBound, utf8[upper] & 0xC0 == 0x80 { upper += 1 }
    return lower..<upper
  }
}
