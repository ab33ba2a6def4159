import Bills
import Findings
import SourceText

/// A comment in a bill that silences rules for the block of text after it, or up to the one that ends it.
///
/// `<!-- treatylint-disable-next-line scope/any-offence -- counsel: section 9 covers it -->` in Markdown
/// and HTML, `<?treatylint disable-next-line scope/any-offence -- … ?>` in XML. A reason may name the
/// last day it holds for: `until 2027-01-31`.
struct SuppressionComment {
  /// The comment, in bytes of the decoded file.
  let range: Range<Int>
  let rules: [String]
  let reason: String
  let until: CalendarDay?
  /// Where findings are silenced, in bytes of the decoded file.
  let reach: Range<Int>

  /// The comments of a document, in order.
  static func all(in document: Document) -> [SuppressionComment] {
    guard let form = Form(document.format) else { return [] }
    let text = document.source.utf8
    var comments: [SuppressionComment] = []
    var open: [(range: Range<Int>, words: String)] = []
    var position = 0
    while let found = form.next(in: text, from: position) {
      position = found.range.upperBound
      guard let (verb, words) = split(found.words) else { continue }
      switch verb {
      case "disable-next-line":
        comments.append(
          SuppressionComment(found.range, words, reach: block(after: position, of: document)))
      case "disable": open.append((found.range, words))
      case "enable":
        guard let last = open.popLast() else { continue }
        comments.append(
          SuppressionComment(
            last.range, last.words, reach: last.range.upperBound..<found.range.lowerBound))
      default: continue
      }
    }
    for last in open {
      comments.append(
        SuppressionComment(last.range, last.words, reach: last.range.upperBound..<text.count))
    }
    return comments.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private init(_ range: Range<Int>, _ words: String, reach: Range<Int>) {
    self.range = range
    self.reach = reach
    let parts = words.split(separator: " -- ", maxSplits: 1, omittingEmptySubsequences: false)
    rules = parts[0].split { $0 == "," || $0 == " " }.map(String.init)
    let said = parts.count > 1 ? parts[1].split(separator: " ").map(String.init) : []
    // "reason: …" is the place that an editor leaves for one.
    let words = said.first?.lowercased() == "reason:" ? said.dropFirst() : said[...]
    reason =
      words.contains { $0.contains { $0.isLetter || $0.isNumber } }
      ? said.joined(separator: " ") : ""
    until =
      zip(said, said.dropFirst()).lazy
      .compactMap { word, day in
        word.hasSuffix("until") ? CalendarDay(day.filter { $0.isNumber || $0 == "-" }) : nil
      }.first
  }

  /// The verb after `treatylint-`, and what follows it.
  private static func split(_ words: String) -> (verb: String, words: String)? {
    let verb = words.prefix { $0 != " " && $0 != "\n" && $0 != "\t" }
    let rest = words.dropFirst(verb.count).split { $0 == " " || $0 == "\n" || $0 == "\t" }
    return verb.isEmpty ? nil : (String(verb), rest.joined(separator: " "))
  }

  /// The bytes of the file that hold the block of text after a comment.
  private static func block(after offset: Int, of document: Document) -> Range<Int> {
    let ranges = document.blocks.lazy.filter { $0.kind != .marginalNote }
      .map { document.sourceRange($0.range) }
    let next = ranges.filter { $0.lowerBound >= offset }.min { $0.lowerBound < $1.lowerBound }
    // A comment may stand within a paragraph: what follows it there is silenced.
    let around = ranges.first { $0.contains(offset) }
    return around.map { offset..<$0.upperBound } ?? next ?? offset..<offset
  }

  /// How a format writes what is not text of the bill.
  private struct Form {
    let opening: [UInt8]
    let closing: [UInt8]

    init?(_ format: SourceFormat) {
      switch format {
      case .markdown, .html: (opening, closing) = (Array("<!--".utf8), Array("-->".utf8))
      case .xml: (opening, closing) = (Array("<?".utf8), Array("?>".utf8))
      case .text, .docx, .pdf: return nil
      }
    }

    /// The next comment that speaks to treatylint, with its words after `treatylint-`.
    func next(in text: [UInt8], from start: Int) -> (range: Range<Int>, words: String)? {
      var position = start
      while let begin = text.first(opening, from: position) {
        guard let end = text.first(closing, from: begin + opening.count) else { return nil }
        let words = String(decoding: text[(begin + opening.count)..<end], as: UTF8.self)
          .drop { $0 == " " || $0 == "\n" || $0 == "\t" }
        position = end + closing.count
        if words.hasPrefix("treatylint") {
          return (begin..<position, String(words.dropFirst("treatylint".count + 1)))
        }
      }
      return nil
    }
  }
}

extension [UInt8] {
  /// Where bytes occur first at or after an offset.
  fileprivate func first(_ bytes: [UInt8], from start: Int) -> Int? {
    guard let head = bytes.first, count >= bytes.count else { return nil }
    var index = start
    while index <= count - bytes.count {
      guard let found = self[index...(count - bytes.count)].firstIndex(of: head) else { return nil }
      if self[found..<found + bytes.count].elementsEqual(bytes) { return found }
      index = found + 1
    }
    return nil
  }
}
