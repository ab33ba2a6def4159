/// Finds what a printer puts at the head and foot of each page: titles that repeat, and page numbers.
struct RunningLines {
  /// A line at the end of a page.
  private struct Edge {
    let page: Int
    let isTop: Bool
    let row: PageLine
    /// The letters, without numbers and marks.
    let letters: String
    let numbers: [Int]
    /// Whether more white than between lines of text sets it apart.
    let isApart: Bool
  }

  /// How many lines the head and the foot of a page may have.
  private static let reach = 3

  private let edges: [Edge]
  private let pageCount: Int

  /// The pages without such lines.
  static func removed(from pages: [Page], _ measure: PageMeasure) -> [Page] {
    let running = RunningLines(pages, measure)
    return pages.map { page in
      var page = page
      let words = running.words(of: page.number)
      guard !words.isEmpty else { return page }
      page.lines = page.lines.compactMap { line in
        let left = line.words.filter { !words.contains($0) }
        return left.isEmpty ? nil : PageLine(left)
      }
      return page
    }
  }

  private init(_ pages: [Page], _ measure: PageMeasure) {
    pageCount = pages.count
    edges = pages.flatMap { page in
      let rows = PageLine.rows(of: page.lines)
      let pitch = Self.pitch(rows)
      return rows.enumerated().compactMap { index, row -> Edge? in
        let isTop = index < Self.reach
        guard isTop || rows.count - index <= Self.reach, rows.count > 1 else { return nil }
        let next = isTop ? index + 1 : index - 1
        let gap =
          rows.indices.contains(next) ? abs(rows[next].box.middle - row.box.middle) : .infinity
        return Edge(
          page: page.number, isTop: isTop, row: row, letters: Self.letters(of: row.text),
          numbers: Self.numbers(in: row), isApart: gap > 1.4 * pitch)
      }
    }
  }

  /// The usual distance from line to line.
  static func pitch(_ rows: [PageLine]) -> Double {
    let steps = zip(rows, rows.dropFirst()).map { $1.box.middle - $0.box.middle }.sorted()
    return steps.isEmpty ? 12 : steps[steps.count / 3]
  }

  /// The words that run on a page, from its ends inward.
  private func words(of page: Int) -> Set<PageWord> {
    var words: Set<PageWord> = []
    let own = edges.filter { $0.page == page }
    for edge in own.filter(\.isTop) {
      guard runs(edge) else { break }
      words.formUnion(edge.row.words)
    }
    for edge in own.filter({ !$0.isTop }).reversed() {
      guard runs(edge) else { break }
      words.formUnion(edge.row.words)
    }
    return words
  }

  private func runs(_ edge: Edge) -> Bool {
    let others = edges.filter { $0.page != edge.page && $0.isTop == edge.isTop }
    if edge.letters.count >= 3 {
      let same = others.filter {
        $0.letters == edge.letters && abs($0.row.box.middle - edge.row.box.middle) < 6
      }
      if Set(same.map(\.page)).count >= (pageCount < 5 ? 1 : 2) { return true }
    }
    // A number that counts the pages; a line with other words besides must be set apart.
    let counting =
      edge.numbers.map { number in
        Set(
          others.filter { other in
            other.numbers.contains { $0 - other.page == number - edge.page }
              && abs(other.row.box.middle - edge.row.box.middle) < 6
          }.map(\.page)
        ).count
      }.max() ?? 0
    if edge.letters.count < 3 || edge.letters == "page" || edge.letters == "pageof" {
      return counting >= 1
    }
    return edge.isApart && counting >= 2 && counting * 2 >= pageCount - 2
  }

  private static func letters(of text: String) -> String {
    let words = text.lowercased().split { !$0.isLetter }.filter { roman(String($0)) == nil }
    return words.joined()
  }

  private static func numbers(in row: PageLine) -> [Int] {
    row.text.lowercased().split { !$0.isLetter && !$0.isNumber }.compactMap { word in
      word.count <= 4 ? Int(word) ?? roman(String(word)) : nil
    }
  }

  private static func roman(_ word: String) -> Int? {
    let values: [Character: Int] = ["i": 1, "v": 5, "x": 10, "l": 50, "c": 100]
    var (total, last) = (0, 0)
    for letter in word.reversed() {
      guard let value = values[letter] else { return nil }
      total += value < last ? -value : value
      last = max(last, value)
    }
    return total > 0 ? total : nil
  }
}
