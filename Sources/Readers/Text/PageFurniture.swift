/// Finds running heads and feet and page numbers, which interrupt the text at each page.
///
/// A running line repeats, numbers aside, close to where pages end: beside a form feed or a line
/// that is only a page number. Such a number is dropped only beside a page's end and in sequence
/// with others, because a bare number can be the label of a section as well.
struct PageFurniture {
  /// How many lines from the end of a page its head and foot reach.
  private static let reach = 3
  /// Pages are longer than this many lines, blank ones aside.
  private static let shortestPage = 12

  private let bytes: UnsafeBufferPointer<UInt8>
  /// The lines that are not blank.
  private var shown: [Range<Int>] = []
  /// For each of them the page number that it may be.
  private var numbers: [Int?] = []
  /// Whether each of them is the first of its page, by a form feed.
  private var startsPage: [Bool] = []
  private var isFurniture: [Bool] = []
  private let hasFormFeeds: Bool

  static func mark(_ lines: inout [TextLine], in bytes: UnsafeBufferPointer<UInt8>) {
    var furniture = PageFurniture(lines, bytes)
    guard furniture.hasPages else { return }
    furniture.findRunningLines()
    furniture.findPageNumbers()
    furniture.findLineNumbers()
    var index = 0
    for line in lines.indices where !lines[line].isBlank {
      if furniture.isFurniture[index] { lines[line].role = .furniture }
      index += 1
    }
  }

  private init(_ lines: [TextLine], _ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    var isNewPage = false
    for line in lines {
      isNewPage = isNewPage || line.startsPage
      guard !line.isBlank else { continue }
      shown.append(line.content)
      startsPage.append(isNewPage)
      numbers.append(LineShape(bytes, line.content).pageNumber)
      isNewPage = false
    }
    isFurniture = Array(repeating: false, count: shown.count)
    hasFormFeeds = startsPage.dropFirst().contains(true)
  }

  /// Numbers that follow each other closely are labels; without form feeds they show no pages.
  private var hasPages: Bool {
    if hasFormFeeds { return true }
    let count = numbers.count { $0 != nil }
    return count >= 2 && shown.count / count >= Self.shortestPage
  }

  private func isNearPageEnd(_ index: Int, within reach: Int) -> Bool {
    for other in max(0, index - reach + 1)...min(shown.count - 1, index + reach)
    where startsPage[other] {
      return true
    }
    return false
  }

  private func isNearNumber(_ index: Int) -> Bool {
    for other in max(0, index - Self.reach)...min(shown.count - 1, index + Self.reach)
    where other != index && numbers[other] != nil {
      return true
    }
    return false
  }

  /// How often a line occurs, numbers aside.
  private struct Occurrences {
    var all = 0
    /// How many are close to the end of a page, and on a page of their own.
    var running = 0
    /// How many of those bear the numbers of the one before, or numbers that count the pages.
    var inStep = 0
    var last: (index: Int, page: Int, key: LineShape.Key)?
  }

  private mutating func findRunningLines() {
    var occurrences: [UInt64: Occurrences] = [:]
    var candidates: [(index: Int, key: UInt64)] = []
    var page = 0
    for index in shown.indices {
      page += (hasFormFeeds ? startsPage[index] : numbers[index] != nil) ? 1 : 0
      let isNear =
        hasFormFeeds ? isNearPageEnd(index, within: Self.reach) : isNearNumber(index)
      guard isNear, numbers[index] == nil, let key = LineShape(bytes, shown[index]).key else {
        continue
      }
      candidates.append((index, key.words))
      var known = occurrences[key.words, default: Occurrences()]
      if known.last.map({ index - $0.index >= Self.shortestPage }) ?? true {
        known.running += 1
        if let last = known.last {
          let drift = key.number - last.key.number - (page - last.page)
          if key.numbers == last.key.numbers || abs(drift) < 2 { known.inStep += 1 }
        }
        known.last = (index, page, key)
      }
      occurrences[key.words] = known
    }
    // Without form feeds, the numbers are pages only if most of them have the same head.
    let fewest = max(3, hasFormFeeds ? page / 10 : page * 2 / 5)
    occurrences = occurrences.filter { $0.value.running >= fewest }
    guard !occurrences.isEmpty else { return }
    for range in shown {
      if let key = LineShape(bytes, range).key { occurrences[key.words]?.all += 1 }
    }
    for (index, key) in candidates {
      guard let known = occurrences[key] else { continue }
      isFurniture[index] =
        2 * known.running >= known.all && 2 * known.inStep >= known.running - 1
    }
  }

  private mutating func findPageNumbers() {
    let candidates = shown.indices.filter { index in
      guard numbers[index] != nil else { return false }
      let around = max(0, index - 2)...min(shown.count - 1, index + 2)
      return around.contains { isFurniture[$0] } || isNearPageEnd(index, within: 2)
    }
    for (place, index) in candidates.enumerated() {
      let others = candidates[max(0, place - 3)...min(candidates.count - 1, place + 3)]
      let isInSequence = others.contains { other in
        let step = numbers[other]! - numbers[index]!
        return other > index ? step == 1 || step == 2 : step == -1 || step == -2
      }
      if isInSequence { isFurniture[index] = true }
    }
  }

  /// Printed bills number every fifth line in the margin.
  private mutating func findLineNumbers() {
    let candidates = shown.indices.filter { index in
      guard let number = numbers[index], !isFurniture[index] else { return false }
      return number.isMultiple(of: 5) && number <= 60
    }
    var steps = 0
    for (first, second) in zip(candidates, candidates.dropFirst())
    where numbers[second]! == numbers[first]! + 5 {
      steps += 1
    }
    guard steps >= 8, 2 * steps >= candidates.count else { return }
    for index in candidates { isFurniture[index] = true }
  }
}
