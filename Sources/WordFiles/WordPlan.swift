/// What is to change in the XML of a document, in places of that XML.
struct WordPlan {
  /// What stands at a place between runs.
  struct Stop {
    var inserted: [String] = []
    var ends: [Int] = []
    var begins: [Int] = []
  }

  private(set) var stops: [Int: Stop] = [:]
  /// Words to be struck, as places in the text of runs.
  private(set) var struck: [Range<Int>] = []
  /// End tags of the paragraphs whose marks are struck.
  private(set) var marks: Set<Int> = []
  /// Paragraphs to be put after a paragraph, by its end tag.
  private(set) var paragraphs: [Int: [String]] = [:]
  private let text: WordText
  private var taken: [Range<Int>] = []

  init(_ text: WordText) { self.text = text }

  private var bytes: [UInt8] { text.source.utf8 }

  // MARK: Comments

  mutating func mark(_ range: Range<Int>, comment: Int) {
    let places = runs(in: range)
    if let first = places.first, let last = places.last {
      stops[first.lowerBound, default: Stop()].begins.append(comment)
      stops[last.upperBound, default: Stop()].ends.append(comment)
      return
    }
    // Words that are in no run: the comment stands where their paragraph begins.
    let line = text.source.position(at: range.lowerBound).line - 1
    let place =
      text.places[max(0, min(line, text.places.count - 1))..<text.places.count].lazy
      .compactMap { $0 }.first ?? text.places.last { $0 != nil } ?? nil
    guard let place else { return }
    stops[place.opening, default: Stop()].begins.append(comment)
    stops[place.opening, default: Stop()].ends.append(comment)
  }

  // MARK: Changes

  /// Takes up the edits of one suggestion, or none of them.
  ///
  /// - Returns: whether they can be written.
  mutating func change(_ edits: [WordEdit]) -> Bool {
    var trial = self
    for edit in edits { guard trial.take(edit) else { return false } }
    self = trial
    return !edits.isEmpty
  }

  private mutating func take(_ edit: WordEdit) -> Bool {
    let range = edit.range
    guard !taken.contains(where: { touches($0, range) }) else { return false }
    taken.append(range)
    if !range.isEmpty { guard strike(range) else { return false } }
    if edit.text.isEmpty { return true }
    return edit.text.contains("\n") ? insertParagraphs(edit) : insert(edit)
  }

  private func touches(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    first.lowerBound < second.upperBound && second.lowerBound < first.upperBound
      || first.lowerBound == second.lowerBound || first.upperBound == second.upperBound
  }

  private mutating func strike(_ range: Range<Int>) -> Bool {
    let range = withEndingMark(range)
    let runs = runs(in: range)
    for offset in range where bytes[offset] == 0x0A && !isCovered(offset) {
      let line = text.source.position(at: offset).line - 1
      guard line < text.places.count, let place = text.places[line] else { return false }
      marks.insert(place.closing)
    }
    for offset in range where bytes[offset] != 0x0A && !isCovered(offset) {
      // An automatic number goes only with its whole paragraph.
      let line = text.source.line(text.source.position(at: offset).line - 1)
      guard range.lowerBound <= line.lowerBound, range.upperBound > line.upperBound else {
        return false
      }
    }
    struck += runs
    return !runs.isEmpty
  }

  /// A whole paragraph with the mark before it is the same as with its own mark, and that is how a
  /// word processor strikes it.
  private func withEndingMark(_ range: Range<Int>) -> Range<Int> {
    guard bytes[range.lowerBound] == 0x0A, range.upperBound < bytes.count,
      bytes[range.upperBound] == 0x0A, !isCovered(range.lowerBound)
    else { return range }
    return range.lowerBound + 1..<range.upperBound + 1
  }

  private mutating func insert(_ edit: WordEdit) -> Bool {
    guard let place = end(before: edit.range.upperBound) ?? start(at: edit.range.upperBound) else {
      return false
    }
    stops[place, default: Stop()].inserted.append(edit.text)
    return true
  }

  private mutating func insertParagraphs(_ edit: WordEdit) -> Bool {
    let offset = edit.range.upperBound
    let isAtEnd = offset >= bytes.count || bytes[offset] == 0x0A
    let isAtStart = offset == 0 || bytes[offset - 1] == 0x0A
    var line = text.source.position(at: offset).line - 1
    if isAtEnd, edit.text.hasPrefix("\n") {
      while line > 0, line >= text.places.count { line -= 1 }
    } else if isAtStart, edit.text.hasSuffix("\n"), line > 0 {
      line -= 1
    } else {
      return false
    }
    guard line < text.places.count, let place = text.places[line] else { return false }
    let words = edit.text.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
    paragraphs[place.closing, default: []] += words
    return !words.isEmpty
  }

  // MARK: Places

  /// The index of the first span that ends behind an offset of the text.
  private func firstSpan(endingAfter offset: Int) -> Int {
    var (low, high) = (0, text.spans.count)
    while low < high {
      let middle = (low + high) / 2
      if text.spans[middle].text.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isCovered(_ offset: Int) -> Bool {
    let index = firstSpan(endingAfter: offset)
    return index < text.spans.count && text.spans[index].text.contains(offset)
  }

  /// The places in the XML of the words of a range that stand in runs.
  private func runs(in range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = firstSpan(endingAfter: range.lowerBound)
    while index < text.spans.count, text.spans[index].text.lowerBound < range.upperBound {
      let span = text.spans[index]
      let part = span.text.clamped(to: range)
      if span.isVerbatim {
        let start = span.xml.lowerBound + part.lowerBound - span.text.lowerBound
        found.append(start..<start + part.count)
      } else {
        found.append(span.xml)
      }
      index += 1
    }
    return found
  }

  /// The place in the XML behind the character before an offset, in the same line.
  private func end(before offset: Int) -> Int? {
    guard offset > 0, bytes[offset - 1] != 0x0A || isCovered(offset - 1) else { return nil }
    return runs(in: offset - 1..<offset).last?.upperBound
  }

  private func start(at offset: Int) -> Int? {
    if offset < bytes.count, let run = runs(in: offset..<offset + 1).first { return run.lowerBound }
    let line = text.source.position(at: offset).line - 1
    return line < text.places.count ? text.places[line]?.opening : nil
  }
}
