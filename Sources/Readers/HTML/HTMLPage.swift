import CGumbo

typealias HTMLNode = UnsafePointer<GumboNode>

/// A page as a browser would build it. Everything that it gives out lives as long as the page does.
final class HTMLPage {
  private let output: UnsafeMutablePointer<GumboOutput>
  private let options = UnsafeMutablePointer<GumboOptions>.allocate(capacity: 1)
  private let base: UnsafePointer<CChar>
  private let count: Int

  /// - Parameter bytes: UTF-8 that outlives the page.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    options.initialize(to: kGumboDefaultOptions)
    options.pointee.max_errors = 0
    base = UnsafeRawPointer(bytes.baseAddress!).assumingMemoryBound(to: CChar.self)
    count = bytes.count
    output = gumbo_parse_with_options(options, base, count)
  }

  deinit {
    gumbo_destroy_output(options, output)
    options.deallocate()
  }

  var root: HTMLNode { HTMLNode(output.pointee.root) }

  /// Where a piece of the file stands in it; nil for what the parser made up.
  func range(_ piece: GumboStringPiece) -> Range<Int>? {
    guard let data = piece.data else { return nil }
    let start = data - base
    guard start >= 0, start + piece.length <= count else { return nil }
    return start..<start + piece.length
  }
}

extension HTMLNode {
  var isElement: Bool { pointee.type == GUMBO_NODE_ELEMENT }

  var isText: Bool {
    switch pointee.type {
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA: true
    default: false
    }
  }

  /// Whether a text node stands in an element that knows no tags and no references.
  var isRaw: Bool {
    var around = pointee.parent
    while let node = around, node.pointee.type == GUMBO_NODE_ELEMENT {
      switch node.pointee.v.element.tag {
      case GUMBO_TAG_PLAINTEXT, GUMBO_TAG_XMP, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES: return true
      default: around = node.pointee.parent
      }
    }
    return false
  }

  var children: [HTMLNode] {
    guard isElement else { return [] }
    let vector = pointee.v.element.children
    return (0..<Int(vector.length)).compactMap { index in
      vector.data[index].map { HTMLNode($0.assumingMemoryBound(to: GumboNode.self)) }
    }
  }

  /// The decoded words of a text node.
  var words: UnsafeBufferPointer<UInt8> {
    let text = pointee.v.text.text!
    var count = 0
    while text[count] != 0 { count += 1 }
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// Lower case; that of an element the parser does not know is empty.
  var name: String {
    guard isElement, pointee.v.element.tag_namespace == GUMBO_NAMESPACE_HTML else { return "" }
    return Self.names[Int(pointee.v.element.tag.rawValue)]
  }

  private static let names: [String] = (0...Int(GUMBO_TAG_LAST.rawValue)).map {
    String(cString: gumbo_normalized_tagname(GumboTag(rawValue: UInt32($0))))
  }

  func attribute(_ name: String) -> String? {
    guard isElement, pointee.v.element.attributes.length > 0 else { return nil }
    return withUnsafePointer(to: pointee.v.element.attributes) {
      gumbo_get_attribute($0, name).map { String(cString: $0.pointee.value) }
    }
  }
}
