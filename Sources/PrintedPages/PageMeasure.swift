/// The measures of a printed text: its type, and where its columns stand.
struct PageMeasure {
  /// The height of the type that most of the text is set in.
  let typeHeight: Double
  /// For each page, the left and right edges of its text.
  let edges: [(left: Double, right: Double)]

  init(_ pages: [Page]) {
    let height = Self.commonHeight(pages)
    typeHeight = height
    // A page set much narrower than the others is a table or a list, not a page with wider margins.
    let found = pages.map { Self.edges(of: $0.lines, height) }
    let widths = found.compactMap { $0.map { $0.right - $0.left } }.sorted()
    let usual = widths.isEmpty ? 0 : widths[widths.count / 2]
    let own = found.map { edges in edges.flatMap { $0.right - $0.left >= 0.9 * usual ? $0 : nil } }
    edges = pages.indices.map { index in
      own[index] ?? Self.nearest(to: index, in: own) ?? (0, Double.greatestFiniteMagnitude)
    }
  }

  /// Whether a line is set in the type of the text, and not in that of notes.
  func isTextSize(_ line: PageLine) -> Bool { line.height >= 0.86 * typeHeight }

  private static func commonHeight(_ pages: [Page]) -> Double {
    var letters: [Int: Int] = [:]
    for line in pages.flatMap(\.lines) {
      letters[Int((line.height * 4).rounded()), default: 0] += line.letterCount
    }
    return letters.max { ($0.value, $0.key) < ($1.value, $1.key) }.map { Double($0.key) / 4 } ?? 10
  }

  /// The outermost places at which many words of the text begin and end; nil for a page with few lines.
  ///
  /// Words and not lines: what stands in the margin may have been taken into a line.
  private static func edges(of lines: [PageLine], _ height: Double) -> (
    left: Double, right: Double
  )? {
    let rows = PageLine.rows(of: lines).count
    let words = lines.flatMap(\.words).filter {
      $0.box.height >= 0.86 * height && Int($0.text) == nil
    }
    guard rows >= 8, let outer = words.map(\.box.left).min(), let end = words.map(\.box.right).max()
    else { return nil }
    // No word stands across the edge of a text, as many do across that of a list set in.
    func isClear(_ place: Double) -> Bool {
      words.count { $0.box.left < place - 2 && $0.box.right > place + 2 } * 20 <= rows
    }
    let left = aligned(words.map(\.box.left), rows: rows).filter(isClear).min() ?? outer
    let right = aligned(words.map(\.box.right), rows: rows).filter(isClear).max() ?? end
    return left < right ? (left, right) : nil
  }

  /// The places, to a point, that many of the values share; few values share one by chance.
  private static func aligned(_ values: [Double], rows: Int) -> [Double] {
    var counts: [Int: Int] = [:]
    for value in values { counts[Int(value.rounded()), default: 0] += 1 }
    func count(_ place: Int) -> Int {
      (counts[place] ?? 0) + max(counts[place - 1] ?? 0, counts[place + 1] ?? 0)
    }
    let most = counts.keys.map(count).max() ?? 0
    guard most >= 4, most * 5 >= rows else { return [] }
    return counts.keys.filter { count($0) * 4 >= most }.map(Double.init)
  }

  /// The edges of another page, of the same side of the sheet where there is one.
  private static func nearest(
    to index: Int, in edges: [(left: Double, right: Double)?]
  ) -> (left: Double, right: Double)? {
    let known = edges.indices.filter { edges[$0] != nil }
    func distance(_ other: Int) -> Int {
      abs(other - index) + ((other - index).isMultiple(of: 2) ? 0 : edges.count)
    }
    return known.min { distance($0) < distance($1) }.flatMap { edges[$0] }
  }
}

/// Puts the lines of a page into the order in which they are read.
enum ReadingOrder {
  /// Columns, each from its top; what runs across all of them stands between.
  static func columns(_ lines: [PageLine], _ measure: PageMeasure, depth: Int = 0) -> [[PageLine]] {
    guard depth < 3, let gutter = gutter(in: lines, measure) else { return [lines] }
    var groups: [[PageLine]] = []
    var band: [PageLine] = []
    func close() {
      let (left, right) = (
        band.filter { $0.box.right <= gutter }, band.filter { $0.box.left >= gutter }
      )
      for side in [left, right] where !side.isEmpty {
        groups += columns(side, measure, depth: depth + 1)
      }
      band = []
    }
    for line in lines.sorted(by: { $0.box.middle < $1.box.middle }) {
      if line.box.right <= gutter || line.box.left >= gutter {
        band.append(line)
      } else {
        close()
        groups.append([line])
      }
    }
    close()
    return groups
  }

  /// Where the white between two columns of text stands.
  private static func gutter(in lines: [PageLine], _ measure: PageMeasure) -> Double? {
    let text = lines.filter(measure.isTextSize)
    guard let left = text.map(\.box.left).min(), let right = text.map(\.box.right).max(),
      text.count >= 12
    else { return nil }
    let extent = right - left
    let narrow = text.filter { $0.box.width < 0.55 * extent }
    let letters = text.reduce(0) { $0 + $1.letterCount }
    func isFilled(_ side: [PageLine]) -> Bool {
      side.reduce(0) { $0 + $1.letterCount } * 4 >= letters
        && side.count { $0.box.width > 0.3 * extent } >= 5
    }
    for step in 0...30 {
      // From the middle outward.
      let shift = Double((step + 1) / 2) * (step.isMultiple(of: 2) ? 1 : -1) * 0.01
      let place = left + extent * (0.5 + shift)
      let (before, after) = (
        narrow.filter { $0.box.right <= place }, narrow.filter { $0.box.left >= place }
      )
      if before.count + after.count == narrow.count, isFilled(before), isFilled(after) {
        return place
      }
    }
    return nil
  }
}
