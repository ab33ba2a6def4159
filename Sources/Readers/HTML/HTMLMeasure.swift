/// What each element of a page holds, measured once.
struct HTMLMeasure {
  /// Sums over an element and all within it.
  struct Sums {
    /// Characters of text that are no white space, in bytes.
    var text = 0
    /// Those of them that stand in links.
    var linked = 0
    var links = 0
    /// Characters in bold type.
    var bold = 0
    /// Paragraphs, headings and the like that have text.
    var blocks = 0
  }

  private var sums: [HTMLNode: Sums] = [:]

  subscript(_ node: HTMLNode) -> Sums { sums[node] ?? Sums() }

  /// - Parameter isSkipped: whether a node's words are not read, so that they do not count.
  init(_ root: HTMLNode, isSkipped: (HTMLNode) -> Bool) {
    var stack: [(node: HTMLNode, isDone: Bool)] = [(root, false)]
    while let (node, isDone) = stack.popLast() {
      if isDone {
        sums[node] = sum(of: node)
      } else if node.isText {
        sums[node] = Sums(text: node.words.count { $0 > 0x20 })
      } else if node.isElement, !isSkipped(node) {
        stack.append((node, true))
        stack += node.children.map { ($0, false) }
      }
    }
  }

  private func sum(of node: HTMLNode) -> Sums {
    var sum = Sums()
    for child in node.children {
      let part = self[child]
      sum.text += part.text
      sum.linked += part.linked
      sum.links += part.links
      sum.bold += part.bold
      sum.blocks += part.blocks
    }
    if node.name == "a", node.attribute("href") != nil {
      sum.links = 1
      sum.linked = sum.text
    }
    if node.name == "b" || node.name == "strong" { sum.bold = sum.text }
    if HTMLReader.paragraphs.contains(node.name), sum.text > 0 { sum.blocks += 1 }
    return sum
  }
}
