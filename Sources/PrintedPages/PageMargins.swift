/// What stands beside the text of a page: notes and line numbers.
struct PageMargins {
  /// The lines of the text itself.
  private(set) var text: [PageLine] = []
  /// Notes, each from its first line.
  private(set) var notes: [[PageLine]] = []
  /// The numbers that the page gives its lines, with the height at which they stand.
  private(set) var lineNumbers: [(number: Int, middle: Double)] = []

  init(_ page: Page, _ measure: PageMeasure, edges: (left: Double, right: Double)) {
    var beside: [PageLine] = []
    for line in page.lines.flatMap({ Self.parted($0, measure, edges) }) {
      let isBeside = line.box.right <= edges.left + 1 || line.box.left >= edges.right - 1
      if isBeside { beside.append(line) } else { text.append(line) }
    }
    let numbers = Self.lineNumbers(among: beside)
    lineNumbers = numbers.map { (Int($0.text)!, $0.box.middle) }
    beside.removeAll { numbers.contains($0) }
    for group in Self.groups(beside, edges) {
      if Self.isNote(group) { notes.append(group) } else { text += group }
    }
  }

  /// A line cut where it runs from the margin into the text, or from the text into the margin, which
  /// may be set in smaller type.
  private static func parted(
    _ line: PageLine, _ measure: PageMeasure, _ edges: (left: Double, right: Double)
  ) -> [PageLine] {
    for index in line.words.indices.dropFirst() {
      let (before, after) = (line.words[index - 1].box, line.words[index].box)
      let isEdge = before.right <= edges.left + 1 || after.left >= edges.right - 1
      if isEdge, after.left - before.right > 0.3 * measure.typeHeight {
        return [PageLine(Array(line.words[..<index]))]
          + parted(PageLine(Array(line.words[index...])), measure, edges)
      }
    }
    return [line]
  }

  /// Bare numbers that count in fives, or one by one, down the page.
  private static func lineNumbers(among lines: [PageLine]) -> [PageLine] {
    let numbers = lines.filter { $0.words.count == 1 && $0.text.count <= 3 && Int($0.text) != nil }
      .sorted { $0.box.middle < $1.box.middle }
    let values = numbers.map { Int($0.text)! }
    let steps = zip(values, values.dropFirst()).map { $1 - $0 }
    if values.allSatisfy({ $0 > 0 && $0.isMultiple(of: 5) }), steps.allSatisfy({ $0 > 0 }) {
      return numbers
    }
    return values.count >= 5 && steps.allSatisfy { $0 == 1 } ? numbers : []
  }

  /// The notes of each side, each a run of lines close together.
  private static func groups(_ lines: [PageLine], _ edges: (left: Double, right: Double))
    -> [[PageLine]]
  {
    let sides = [
      lines.filter { $0.box.right <= edges.left + 1 },
      lines.filter { $0.box.right > edges.left + 1 },
    ]
    var groups: [[PageLine]] = []
    for side in sides {
      var last: PageLine?
      for row in PageLine.rows(of: side) {
        if let last, row.box.middle - last.box.middle < 2 * max(last.height, row.height) {
          groups[groups.count - 1].append(row)
        } else {
          groups.append([row])
        }
        last = row
      }
    }
    return groups.sorted { $0[0].box.middle < $1[0].box.middle }
  }

  /// A note has words; a label that hangs out of the text has none.
  private static func isNote(_ group: [PageLine]) -> Bool {
    group.flatMap(\.words).contains { word in
      let letters = word.text.count(where: \.isLetter)
      return letters >= 3 || letters == 2 && word.text.count == 2
    }
  }
}
