import Bills
import CGumbo
import SourceText

/// Reads a web page: its text without navigation, forms and scripts.
struct HTMLReader {
  private let page: HTMLPage
  private let measure: HTMLMeasure
  private let bytes: UnsafeBufferPointer<UInt8>
  private var flow: FlowWriter
  private var placement: HTMLTextPlacement
  private var markers = ListMarkers()
  /// Rows of tables that are read as one line each.
  private var rows = 0
  private var preformatted = 0
  /// Whether a line break was the last thing.
  private var isAfterBreak = false
  /// The footnotes that are open.
  private var footnotes: [HTMLNode] = []

  /// - Throws: why the page cannot be parsed, and what to do.
  static func read(_ source: SourceText) throws(UnreadableText) -> Document {
    guard !source.utf8.isEmpty else { return TextReader.read(source, format: .html) }
    var result = Result<Document, UnreadableText>.failure(UnreadableText(message: ""))
    source.utf8.withUnsafeBufferPointer { bytes in
      do throws(UnreadableText) {
        try HTMLLimits.check(bytes)
        var reader = HTMLReader(source, bytes)
        reader.walk()
        result = .success(reader.flow.build())
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  private init(_ source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    page = HTMLPage(bytes)
    measure = HTMLMeasure(page.root, isSkipped: HTMLFurniture.isFurniture)
    flow = FlowWriter(source: source, format: .html, bytes: bytes)
    placement = HTMLTextPlacement(bytes)
  }

  /// Elements whose text is a block of its own, and no more than one.
  static let paragraphs: Set<String> = [
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre", "caption", "legend",
  ]

  private static let blocks: Set<String> = paragraphs.union([
    "address", "article", "aside", "blockquote", "body", "center", "details", "dir", "div", "dl",
    "fieldset", "figcaption", "figure", "form", "header", "hr", "html", "main", "menu", "ol",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "label",
  ])

  private static let nests: Set<String> = ["ul", "ol", "dir", "blockquote", "dd", "menu"]

  // MARK: Walking

  private mutating func walk() {
    var stack: [(node: HTMLNode, isExit: Bool)] = [(start, false)]
    while let (node, isExit) = stack.popLast() {
      if isExit {
        leave(node)
      } else if node.isText {
        text(node)
      } else if node.isElement, enter(node) {
        stack.append((node, true))
        stack += node.children.reversed().map { ($0, false) }
      }
    }
    flow.endBlock()
  }

  /// The page's one main part, where it says which that is.
  private var start: HTMLNode {
    var mains: [HTMLNode] = []
    var stack = [page.root]
    while let node = stack.popLast() {
      guard node.isElement, !HTMLFurniture.isFurniture(node) else { continue }
      if node.name == "main" || node.attribute("role") == "main" {
        mains.append(node)
      } else {
        stack += node.children
      }
    }
    guard mains.count == 1, let main = mains.first, measure[main].text >= 200 else {
      return page.root
    }
    return main
  }

  /// Whether an element is read.
  private mutating func enter(_ node: HTMLNode) -> Bool {
    let name = node.name
    if HTMLFurniture.isFurniture(node) || HTMLFurniture.isMenu(name, measure[node]) { return false }
    if name == "br" {
      lineBreak(page.range(node.pointee.v.element.original_tag))
      return false
    }
    if HTMLFurniture.isFootnote(node) {
      flow.endBlock()
      footnotes.append(node)
      flow.beginNote()
    }
    guard Self.blocks.contains(name) else { return true }
    boundary(node)
    if name == "tr", isData(node) { rows += 1 }
    if name == "pre" { preformatted += 1 }
    if name == "ol" { markers.number(node) }
    if Self.nests.contains(name) { flow.depth = min(flow.depth + 1, 40) }
    if name == "li" { flow.marker = marker(of: node) }
    if name == "p", rows == 0, isTitle(node) { flow.isTitle = true }
    if let level = Self.level(name) { flow.kind = .heading(level: level) }
    return true
  }

  private mutating func leave(_ node: HTMLNode) {
    let name = node.name
    if Self.blocks.contains(name) {
      if name == "tr", isData(node) { rows -= 1 }
      boundary(node)
      if name == "li" { flow.endMarker() }
      if name == "pre" { preformatted -= 1 }
      if Self.nests.contains(name) { flow.depth = max(flow.depth - 1, 0) }
      if Self.level(name) != nil { flow.kind = .paragraph }
      flow.isTitle = false
    }
    if footnotes.last == node {
      footnotes.removeLast()
      if footnotes.isEmpty { flow.endNote() }
    }
  }

  /// The edge of a block, or of a cell in a row that is read as one line.
  private mutating func boundary(_ node: HTMLNode) {
    isAfterBreak = false
    guard rows > 0 else { return flow.endBlock() }
    if let tag = page.range(node.pointee.v.element.original_tag) { flow.space(tag) }
  }

  private static func level(_ name: String) -> Int? {
    guard name.utf8.count == 2, name.first == "h", let level = name.last?.wholeNumberValue,
      1...6 ~= level
    else { return nil }
    return level
  }

  /// Whether a paragraph is short and set in bold as a heading is.
  private func isTitle(_ node: HTMLNode) -> Bool {
    let sums = measure[node]
    return sums.text > 0 && sums.bold == sums.text && sums.text <= 300
  }

  /// Whether a row holds data, and is not there to lay out the page.
  private func isData(_ row: HTMLNode) -> Bool {
    let cells = row.children.filter { $0.name == "td" || $0.name == "th" }
    return cells.count > 1 && cells.allSatisfy { measure[$0].blocks <= 1 }
  }

  // MARK: Numbers

  /// The number of an item, unless its own words begin with the same.
  private func marker(of item: HTMLNode) -> Marker? {
    guard let label = markers[item], let tag = page.range(item.pointee.v.element.original_tag)
    else {
      return nil
    }
    let printed = opening(of: item).prefix { $0.isLetter || $0.isNumber }
    return printed == label ? nil : Marker(label: label, sourceRange: tag)
  }

  /// The first words in an element, without brackets before them.
  private func opening(of node: HTMLNode) -> Substring {
    var stack = [node]
    while let node = stack.popLast() {
      if node.isText {
        let words = String(decoding: node.words.prefix(200), as: UTF8.self)
          .drop { $0.isWhitespace || $0 == "(" || $0 == "[" }
        if !words.isEmpty { return words }
      } else {
        stack += node.children.reversed()
      }
    }
    return ""
  }

  // MARK: Text

  private mutating func lineBreak(_ tag: Range<Int>?) {
    guard let tag, rows == 0 else { return }
    if isAfterBreak {
      flow.endBlock()
    } else {
      flow.lineBreak(tag)
      isAfterBreak = true
    }
  }

  private mutating func text(_ node: HTMLNode) {
    guard let range = page.range(node.pointee.v.text.original_text) else { return }
    let words = node.words
    let isBlank = words.allSatisfy { $0 <= 0x20 }
    if isBlank, !flow.hasWords { return }
    if !isBlank { isAfterBreak = false }
    for (rendered, range) in placement.runs(of: words, in: range, isRaw: node.isRaw) {
      if let rendered {
        flow.render(String(decoding: rendered, as: UTF8.self).unicodeScalars, for: range)
      } else if preformatted > 0 {
        writeLines(range)
      } else {
        flow.write(range)
      }
    }
  }

  /// Text whose line breaks are its own; a blank line ends a paragraph.
  private mutating func writeLines(_ range: Range<Int>) {
    var start = range.lowerBound
    for place in range where bytes[place] == 0x0A {
      let line = start..<place
      if bytes[line].allSatisfy({ $0 <= 0x20 }), start > range.lowerBound {
        flow.endBlock()
      } else {
        flow.write(line)
        flow.lineBreak(place..<place + 1)
      }
      start = place + 1
    }
    flow.write(start..<range.upperBound)
  }
}
