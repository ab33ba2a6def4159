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
      numbers.append(LineShape.pageNumber(bytes, line.content))
      isNewPage = false
    }
    isFurniture = Array(repeating: false, count: shown.count)
  }

  /// Numbers that follow each other closely are labels; without form feeds they show no pages.
  private var hasPages: Bool {
    if startsPage.dropFirst().contains(true) { return true }
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
    guard !startsPage.contains(true) else { return false }
    let range = max(0, index - Self.reach)...min(shown.count - 1, index + Self.reach)
    return range.contains { $0 != index && numbers[$0] != nil }
  }

  private mutating func findRunningLines() {
    struct Count {
      var all = 0
      var near = 0
      var last = Int.min / 2
    }
    let hasFormFeeds = startsPage.contains(true)
    var counts: [UInt64: Count] = [:]
    var candidates: [(index: Int, key: UInt64)] = []
    for index in shown.indices where numbers[index] == nil {
      guard let key = LineShape.key(bytes, shown[index]) else { continue }
      let isNear =
        hasFormFeeds ? isNearPageEnd(index, within: Self.reach) : isNearNumber(index)
      counts[key, default: Count()].all += 1
      guard isNear else { continue }
      candidates.append((index, key))
      if index - counts[key]!.last >= Self.shortestPage { counts[key]!.near += 1 }
      counts[key]!.last = index
    }
    for (index, key) in candidates {
      let count = counts[key]!
      if count.near >= 3, 2 * count.near >= count.all { isFurniture[index] = true }
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
