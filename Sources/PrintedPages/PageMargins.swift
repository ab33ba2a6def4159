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
    for group in Self.groups(beside) {
      if Self.isNote(group) { notes.append(group) } else { text += group }
    }
  }

  /// A line cut where it runs from the margin into the text, or from the text into the margin.
  private static func parted(
    _ line: PageLine, _ measure: PageMeasure, _ edges: (left: Double, right: Double)
  ) -> [PageLine] {
    for index in line.words.indices.dropFirst() {
      let (before, after) = (line.words[index - 1].box, line.words[index].box)
      let isEdge = before.right <= edges.left + 1 || after.left >= edges.right - 2
      if isEdge, after.left - before.right > 0.4 * measure.typeHeight {
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

  private static func groups(_ lines: [PageLine]) -> [[PageLine]] {
    var groups: [[PageLine]] = []
    let ordered = lines.sorted { ($0.box.middle, $0.box.left) < ($1.box.middle, $1.box.left) }
    for line in ordered {
      let home = groups.lastIndex { group in
        let last = group[group.count - 1].box
        let isNear = line.box.middle - last.middle < 1.7 * max(last.height, line.box.height)
        return isNear && line.box.left < last.right + 20 && last.left < line.box.right + 20
      }
      if let home { groups[home].append(line) } else { groups.append([line]) }
    }
    return groups
  }

  /// A note has words; a label that hangs out of the text has none.
  private static func isNote(_ group: [PageLine]) -> Bool {
    group.flatMap(\.words).contains { word in word.text.count(where: \.isLetter) >= 3 }
  }
}
