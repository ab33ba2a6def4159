/// The measures of a printed text: its type, and where its columns stand.
struct PageMeasure {
  /// The height of the type that most of the text is set in.
  let typeHeight: Double
  /// For each page, the left and right edges of its text.
  let edges: [(left: Double, right: Double)]

  init(_ pages: [Page]) {
    let height = Self.commonHeight(pages)
    typeHeight = height
    let own = pages.map { Self.edges(of: $0.lines, height) }
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

  /// The outermost edges at which several long lines begin and end; nil for a page with few of them.
  private static func edges(of lines: [PageLine], _ height: Double) -> (left: Double, right: Double)? {
    let text = lines.filter { $0.height >= 0.86 * height }
    let widths = text.map(\.box.width).sorted()
    guard let wide = widths.isEmpty ? nil : widths[widths.count * 19 / 20] else { return nil }
    let long = text.filter { $0.box.width >= 0.6 * wide }
    guard long.count >= 5 else { return nil }
    func isShared(_ value: Double, _ edge: (PageLine) -> Double) -> Bool {
      long.count { abs(edge($0) - value) < 2 } >= 2
    }
    let left = long.map(\.box.left).filter { isShared($0, \.box.left) }.min()
    let right = long.map(\.box.right).filter { isShared($0, \.box.right) }.max()
    return (
      left ?? long.map(\.box.left).min()!, right ?? long.map(\.box.right).max()!
    )
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
      let (left, right) = (band.filter { $0.box.right <= gutter }, band.filter { $0.box.left >= gutter })
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
