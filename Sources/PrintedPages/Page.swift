/// A rectangle on a page, in points from its upper left corner.
struct PageBox: Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
  var middle: Double { (top + bottom) / 2 }

  func union(_ other: PageBox) -> PageBox {
    PageBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}

/// A word as the page shows it.
struct PageWord: Hashable {
  let text: String
  let box: PageBox
}

/// Words that stand side by side; never empty.
struct PageLine: Hashable {
  let words: [PageWord]
  let box: PageBox
  /// The height of most of its letters.
  let height: Double

  init(_ words: [PageWord]) {
    self.words = words
    box = words.dropFirst().reduce(words[0].box) { $0.union($1.box) }
    let tallest = words.max { $0.text.utf8.count < $1.text.utf8.count } ?? words[0]
    height = tallest.box.height
  }

  var letterCount: Int { words.reduce(0) { $0 + $1.text.utf8.count } }

  /// The words with the spaces that the page shows between them: where the type changes within a word,
  /// its parts touch.
  var text: String {
    var text = words[0].text
    for (previous, word) in zip(words, words.dropFirst()) {
      let gap = word.box.left - previous.box.right
      if gap > 0.1 * min(previous.box.height, word.box.height) { text += " " }
      text += word.text
    }
    return text
  }

  /// The lines that stand at the same height as one line each, from the top.
  static func rows(of lines: [PageLine]) -> [PageLine] {
    var groups: [[PageLine]] = []
    for line in lines.sorted(by: { $0.box.middle < $1.box.middle }) {
      if let last = groups.last?.last, isBeside(last, line) {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.map { group in
      PageLine(group.sorted { $0.box.left < $1.box.left }.flatMap(\.words))
    }
  }

  private static func isBeside(_ first: PageLine, _ second: PageLine) -> Bool {
    let reach = 0.5 * min(first.height, second.height)
    return abs(first.box.middle - second.box.middle) < reach
      && (second.box.left >= first.box.right - reach || first.box.left >= second.box.right - reach)
  }
}

/// A page as the file lays it out.
struct Page {
  /// From 1, as a viewer counts.
  let number: Int
  var lines: [PageLine]
}
