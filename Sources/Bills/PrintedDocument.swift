import SourceText

/// A document as Markdown that a person could have written, for what needs a file without markup of its
/// own: words to strike run across tags, and words put in between would break them.
extension Document {
  /// One paragraph a block, provisions with their numbers as text; notes are left out.
  ///
  /// Read as Markdown it has the same provisions, but that text which is put into another act is told
  /// from its words again.
  package func printed() -> SourceText {
    let starts = Dictionary(grouping: declared.indices) { declared[$0].range.lowerBound }
    let outermost = blocks.lazy.filter { $0.marker != nil }.map(\.depth).min() ?? 0
    var paragraphs: [String] = []
    for block in blocks where block.kind != .marginalNote {
      let text = escapedText(block)
      if let opened = starts[block.range.lowerBound] {
        paragraphs += opening(opened.map { declared[$0] }, block, text)
      } else if case .heading(let level) = block.kind {
        paragraphs.append(String(repeating: "#", count: max(2, level)) + " " + text)
      } else {
        paragraphs.append(text.afterLabel(of: block.marker, isSection: block.depth <= outermost))
      }
    }
    return SourceText(
      path: source.path,
      string: paragraphs.filter { !$0.isEmpty }.map { $0 + "\n" }.joined(separator: "\n"))
  }

  /// The paragraphs of a block with which provisions begin, outermost first.
  private func opening(
    _ opened: [DeclaredProvision], _ block: Block, _ text: String
  ) -> [String] {
    var paragraphs: [String] = []
    var labels = ""
    var isHeading = false
    for provision in opened {
      let isTitled = provision.heading?.lowerBound == block.range.lowerBound
      isHeading = isHeading || isTitled
      if provision.kind.isContainer || provision.kind == .section {
        let label = provision.printedLabel + (isTitled ? " " + text : "")
        paragraphs.append((provision.kind == .section ? "### " : "## ") + label)
      } else if isTitled {
        paragraphs.append("#### " + text)
        labels += "(\(provision.number)) "
      } else {
        labels += "(\(provision.number)) "
      }
    }
    if !isHeading { return paragraphs + [labels + text] }
    // The number of a subsection stands before its words, below its heading.
    return labels.isEmpty ? paragraphs : paragraphs + [labels]
  }

  private func escapedText(_ block: Block) -> String {
    var text = ""
    for scalar in string(block.range).unicodeScalars {
      if "\\`*_<[&|".unicodeScalars.contains(scalar) { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    if let first = text.first, "#>-+=~".contains(first) { return "\\" + text }
    return text
  }
}

extension DeclaredProvision {
  fileprivate var printedLabel: String {
    let unit = unitWord.isEmpty ? kind.rawValue : unitWord
    let word = unit.prefix(1).uppercased() + unit.dropFirst()
    if kind != .section { return number.isEmpty ? word : "\(word) \(number) —" }
    return unitWord.isEmpty || unitWord == "section" ? number + "." : "\(word) \(number)."
  }
}

extension String {
  /// The text of a list item with its number before it.
  fileprivate func afterLabel(of marker: Marker?, isSection: Bool) -> String {
    guard let marker else { return self }
    let isNumber = marker.label.allSatisfy(\.isNumber)
    return isSection && isNumber ? "\(marker.label). \(self)" : "(\(marker.label)) \(self)"
  }
}
