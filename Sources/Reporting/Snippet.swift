import Findings
import SourceText

/// Draws the words of a finding with a line under them, and the places it rests on.
struct Snippet {
  let source: SourceText
  let paint: Paint
  /// Columns of the terminal.
  let width: Int
  /// Digits of the greatest line number.
  private let digits: Int

  init(_ finding: Finding, in source: SourceText, paint: Paint, width: Int) {
    self.source = source
    self.paint = paint
    self.width = width
    let places = [finding.range] + finding.related.map(\.range)
    let greatest = places.map { source.lines(of: $0).upperBound }.max() ?? 1
    digits = max(2, String(greatest).count)
  }

  /// The gutter with nothing in it, up to where notes begin.
  var margin: String { String(repeating: " ", count: digits + 1) }

  func draw(_ finding: Finding) -> String {
    var out = header("-->", finding.range, finding.provision) + rule + "\n"
    var elsewhere = finding.related
    let style = Style(finding.severity)
    out += spans(of: finding.range, mark: "^", style: style, label: "") { line, excerpt in
      var rows = ""
      elsewhere.removeAll { related in
        guard let columns = columns(of: related, on: line, in: excerpt) else { return false }
        rows += underline(columns, mark: "-", style: .gutter, label: related.message)
        return true
      }
      return rows
    }
    for related in elsewhere {
      out += rule + "\n" + header(":::", related.range, related.provision)
      out += spans(of: related.range, mark: "-", style: .gutter, label: related.message)
    }
    return out + rule + "\n"
  }

  private var rule: String { margin + paint("|", .gutter) }

  private var textWidth: Int { max(20, width - digits - 3) }

  private func header(
    _ arrow: String, _ range: Range<Int>, _ provision: ProvisionReference
  ) -> String {
    let start = source.position(at: range.lowerBound)
    let place = "\(source.path.singleLine):\(start.line):\(start.column)"
    return String(repeating: " ", count: digits) + paint(arrow, .gutter)
      + " \(place)\(source.citation(of: range, after: "  ", before: ""))  \(provision.label.singleLine)\n"
  }

  /// The lines of a range with marks under it; `extra` adds rows under a line.
  private func spans(
    of range: Range<Int>, mark: Character, style: Style, label: String,
    extra: (Int, Excerpt) -> String = { _, _ in "" }
  ) -> String {
    var out = ""
    let lines = source.lines(of: range)
    for line in lines {
      if lines.count > 4, line > lines.lowerBound + 1, line < lines.upperBound {
        if line == lines.lowerBound + 2 { out += margin + paint("…", .gutter) + "\n" }
        continue
      }
      let bytes = source.line(line - 1)
      let focus = range.clamped(to: bytes)
      let excerpt = Excerpt(source, line: bytes, focus: focus, width: textWidth)
      out += numbered(line, excerpt.text)
      if !focus.isEmpty || lines.count == 1 {
        let isLast = line == lines.upperBound
        let label = isLast ? label : ""
        out += underline(excerpt.columns(of: focus), mark: mark, style: style, label: label)
      }
      out += extra(line, excerpt)
    }
    return out
  }

  private func columns(
    of related: RelatedPlace, on line: Int, in excerpt: Excerpt
  ) -> Range<Int>? {
    let range = source.withoutTrailingBreaks(related.range)
    guard source.lines(of: range) == line...line, excerpt.shows(range) else { return nil }
    return excerpt.columns(of: range)
  }

  private func numbered(_ line: Int, _ text: String) -> String {
    let number = String(line)
    let gutter = String(repeating: " ", count: digits - number.count) + number + " |"
    return paint(gutter, .gutter) + (text.isEmpty ? "" : " " + text) + "\n"
  }

  /// Marks under columns, with the label after them, or below where it does not fit.
  private func underline(
    _ columns: Range<Int>, mark: Character, style: Style, label: String
  ) -> String {
    let upper = min(columns.upperBound, max(textWidth, columns.lowerBound + 1))
    let marks = String(repeating: mark, count: upper - columns.lowerBound)
    let indent = String(repeating: " ", count: columns.lowerBound)
    let label = label.singleLine
    if label.isEmpty || upper + 1 + label.displayWidth <= textWidth {
      let words = label.isEmpty ? "" : " " + label
      return "\(rule) \(indent)\(paint(marks + words, style))\n"
    }
    let labelIndent = min(columns.lowerBound, textWidth / 3)
    let below = [StyledRun(label, style)].wrapped(to: textWidth - labelIndent)
    return below.reduce("\(rule) \(indent)\(paint(marks, style))\n") { rows, words in
      rows + "\(rule) \(String(repeating: " ", count: labelIndent))\(paint(words))\n"
    }
  }
}

extension SourceText {
  /// The lines, from 1, that a range covers.
  func lines(of range: Range<Int>) -> ClosedRange<Int> {
    let placement = Placement(visible: range, in: self)
    return placement.start.line...max(placement.start.line, placement.end.line)
  }
}
