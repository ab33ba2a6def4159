import Findings
import SourceText

/// Where a range begins and ends, as readers count it; the end is exclusive.
struct Placement {
  let start: TextPosition
  let end: TextPosition

  init(_ range: Range<Int>, in source: SourceText) {
    start = source.position(at: range.lowerBound)
    end = source.position(at: range.upperBound)
  }

  /// The same without line breaks at the end, which would drag the next line in.
  init(visible range: Range<Int>, in source: SourceText) {
    self.init(source.withoutTrailingBreaks(range), in: source)
  }

  var isOnOneLine: Bool { start.line == end.line }
}

extension SourceText {
  /// `page 9, line 3: `, where the file shows pages or paragraphs; empty for a file of text.
  func citation(of range: Range<Int>, after mark: String = "", before end: String = ": ") -> String
  {
    guard let words = printedPlace(at: range.lowerBound)?.words else { return "" }
    return mark + words + end
  }

  func withoutTrailingBreaks(_ range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<utf8.count)
    var upper = range.upperBound
    while upper > range.lowerBound, utf8[upper - 1] == 0x0A || utf8[upper - 1] == 0x0D {
      upper -= 1
    }
    return range.lowerBound..<upper
  }

  /// The words of a range with some of them replaced.
  func string(_ range: Range<Int>, applying edits: [Suggestion.Edit]) -> String {
    var result = ""
    var position = range.lowerBound
    for edit in edits where edit.range.lowerBound >= position {
      result += string(position..<edit.range.lowerBound) + edit.text
      position = edit.range.upperBound
    }
    return result + string(position..<max(position, range.upperBound))
  }
}

extension String {
  /// A path as CI systems match it: relative, without `./` in front.
  var withoutDotSlash: String {
    var path = Substring(self)
    while path.hasPrefix("./") {
      path = path.dropFirst(2).drop { $0 == "/" }
    }
    return String(path)
  }
}
