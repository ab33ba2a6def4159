/// Notes in small type at the foot of a page.
enum FootNotes {
  /// The index of the first line that belongs to them; the count of the lines where there are none.
  static func start(in rows: [PageLine], _ measure: PageMeasure) -> Int {
    var start = rows.count
    while start > 0, !measure.isTextSize(rows[start - 1]) { start -= 1 }
    guard start > 0, let first = rows[start...].firstIndex(where: opensNote) else {
      return rows.count
    }
    return first
  }

  /// Each from its first line.
  static func notes(in rows: [PageLine]) -> [[PageLine]] {
    var notes: [[PageLine]] = []
    for row in rows {
      if notes.isEmpty || opensNote(row) {
        notes.append([row])
      } else {
        notes[notes.count - 1].append(row)
      }
    }
    return notes
  }

  /// A line without the small raised figures that point to the notes.
  static func withoutMarks(_ row: PageLine, hasNotes: Bool) -> PageLine {
    guard hasNotes else { return row }
    let words = row.words.enumerated().filter { index, word in
      let isFigure = word.text.allSatisfy { $0.isNumber || "*†‡".contains($0) }
      let isRaised = word.box.height < 0.8 * row.height && word.box.middle < row.box.middle
      return index == 0 || !isFigure || !isRaised
    }.map(\.element)
    return PageLine(words)
  }

  private static func opensNote(_ row: PageLine) -> Bool {
    // A number with a full stop or in brackets is the label of a paragraph set in small type.
    guard row.words.count > 1 else { return false }
    let mark = row.words[0].text
    return mark.allSatisfy { $0.isNumber || "*†‡".contains($0) } || mark.first == "["
  }
}
