import Bills
import SourceText

/// What holds for every document, whatever the file.
struct DocumentInvariants {
  let document: Document

  /// Descriptions of what does not hold.
  var violations: [String] {
    pieceViolations + textViolations + blockViolations + outlineViolations
  }

  private var pieceViolations: [String] {
    var violations: [String] = []
    var end = 0
    let source = document.source.utf8
    for piece in document.map.pieces {
      if piece.logical.lowerBound != end { violations.append("the pieces leave a gap at \(end)") }
      end = piece.logical.upperBound
      guard piece.source.lowerBound >= 0, piece.source.upperBound <= source.count else {
        violations.append("a piece lies outside the file")
        continue
      }
      let isEqual = document.text[piece.logical].elementsEqual(source[piece.source])
      if piece.isVerbatim ? !isEqual : !renders(piece) {
        violations.append("\(show(piece.logical)) stands for \(showSource(piece.source))")
      }
    }
    if end != document.text.count { violations.append("the pieces end at \(end)") }
    return violations
  }

  private func renders(_ piece: SourceMap.Piece) -> Bool {
    let source = document.source.string(piece.source).unicodeScalars
    switch document.string(piece.logical) {
    case "\n": return piece.source.isEmpty
    case " ":
      if document.format == .xml || document.format == .html {
        let markup = /<[^>]*>|&[#A-Za-z0-9]+;?/
        return document.source.string(piece.source).replacing(markup, with: "")
          .unicodeScalars.allSatisfy(isGap)
      }
      let markup = /<br\/?>|&(nbsp|shy);/
      return document.source.string(piece.source).replacing(markup, with: "")
        .unicodeScalars.allSatisfy(isGap)
    case let rendered:
      // A reference to an entity of the file stands for as many words as it likes.
      if document.format == .xml || document.format == .html {
        return source.first == "&" || rendered == "\u{FFFD}" && source.count == 1
      }
      if source.first == "\\" { return source.dropFirst().elementsEqual(rendered.unicodeScalars) }
      return source.first == "&" && source.last == ";"
    }
  }

  /// Whether a character can be part of what stands between two words.
  private func isGap(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ">", "|", "\\", "\u{0}"..."\u{20}", "\u{7F}"..."\u{9F}", "\u{AD}", "\u{200B}": true
    default: scalar.properties.isWhitespace
    }
  }

  private var textViolations: [String] {
    guard let text = String(validating: document.text, as: UTF8.self) else {
      return ["the text is not valid UTF-8"]
    }
    let forbidden: Set<Unicode.Scalar> = ["\u{AD}", "\u{A0}", "\t", "\r", "\u{200B}", "\u{C}"]
    return text.unicodeScalars.contains(where: forbidden.contains) ? ["the text is not clean"] : []
  }

  private var blockViolations: [String] {
    var violations: [String] = []
    var end = 0
    var hasNotes = false
    for block in document.blocks {
      if block.range.lowerBound != end { violations.append("a block starts away from \(end)") }
      end = block.range.upperBound + 1
      let text = Array(document.text[block.range])
      let spaces = zip(text, text.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
      if spaces || text.first == 0x20 || text.last == 0x20 || text.contains(0x0A) {
        violations.append("white space is left in \(show(block.range))")
      }
      if block.lineStarts.first != block.range.lowerBound
        || zip(block.lineStarts, block.lineStarts.dropFirst()).contains(where: { $0 >= $1 })
        || !block.lineStarts.allSatisfy({ $0 <= block.range.upperBound })
      {
        violations.append("lines of \(show(block.range)) start at \(block.lineStarts)")
      }
      let isNote = block.kind == .marginalNote
      if hasNotes && !isNote { violations.append("a block follows the notes") }
      if isNote != (block.anchor != nil) { violations.append("an anchor is amiss") }
      hasNotes = hasNotes || isNote
    }
    return violations
  }

  private var outlineViolations: [String] {
    var violations: [String] = []
    var ends: [Int?: Int] = [:]
    for (index, provision) in document.declared.enumerated() {
      let parent = provision.parent.map { document.declared[$0].range } ?? 0..<document.text.count
      if let number = provision.parent, number >= index { violations.append("a parent comes late") }
      let range = provision.range
      if range.isEmpty || range.lowerBound < parent.lowerBound
        || range.upperBound > parent.upperBound
      {
        violations.append("\(provision.number) at \(range) lies outside \(parent)")
      }
      if range.lowerBound < ends[provision.parent] ?? 0 {
        violations.append("\(provision.number) overlaps the one before")
      }
      ends[provision.parent] = range.upperBound
      let places = [provision.bodyStart, provision.heading?.lowerBound, provision.tailStart]
      if places.compactMap(\.self).contains(where: { !(range.lowerBound...range.upperBound ~= $0) })
      {
        violations.append("parts of \(provision.number) lie outside it")
      }
    }
    return violations
  }

  private func show(_ range: Range<Int>) -> String { document.string(range).debugDescription }

  private func showSource(_ range: Range<Int>) -> String {
    document.source.string(range).debugDescription
  }
}

/// The texts of the blocks of a document.
func texts(_ document: Document) -> [String] { document.blocks.map { document.string($0.range) } }

/// The texts of the lines of a block.
func lines(_ block: Block, of document: Document) -> [String] {
  zip(block.lineStarts, block.lineStarts.dropFirst() + [block.range.upperBound]).map {
    var line = document.string($0..<$1)
    if line.last == " " { line.removeLast() }
    return line
  }
}
