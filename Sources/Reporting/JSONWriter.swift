/// Writes JSON straight into a buffer, members in the order in which they are given.
struct JSONWriter {
  /// How the elements of an array are set out.
  enum Layout {
    case inline
    /// Each element on a line of its own, after so many spaces.
    case lines(indent: Int)
  }

  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  // MARK: Values

  mutating func value(_ text: String) {
    separate()
    quote(text)
  }

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    separate()
    enclosed(in: "{", "}", members)
  }

  mutating func array<Elements: Sequence>(
    _ elements: Elements, _ layout: Layout = .inline,
    _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    separate()
    enclosed(in: "[", "]") { json in
      var isEmpty = true
      for element in elements {
        if case .lines(let indent) = layout { json.breakLine(after: &isEmpty, indent: indent) }
        write(&json, element)
      }
      if case .lines(let indent) = layout, !isEmpty {
        json.raw("\n" + String(repeating: " ", count: max(0, indent - 1)))
      }
    }
  }

  // MARK: Members

  mutating func field(_ key: String, _ text: String?) {
    name(key)
    if let text { quote(text) } else { raw("null") }
  }

  mutating func field(_ key: String, _ number: Int?) {
    name(key)
    raw(number.map(String.init) ?? "null")
  }

  mutating func field(_ key: String, _ flag: Bool) {
    name(key)
    raw(flag ? "true" : "false")
  }

  mutating func object(_ key: String, _ members: (inout JSONWriter) -> Void) {
    name(key)
    enclosed(in: "{", "}", members)
  }

  mutating func array<Elements: Sequence>(
    _ key: String, _ elements: Elements, _ layout: Layout = .inline,
    _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    name(key)
    needsComma = false
    array(elements, layout, write)
  }

  mutating func array(_ key: String, _ texts: [String]) {
    array(key, texts) { $0.value($1) }
  }

  /// A line break between values or members; whitespace that means nothing to a parser.
  mutating func newline(indent: Int = 0) {
    if needsComma { raw(",") }
    needsComma = false
    raw("\n" + String(repeating: " ", count: indent))
  }

  /// Ends the document, or a line of JSON Lines.
  mutating func finishLine() {
    needsComma = false
    raw("\n")
  }

  // MARK: Writing

  private mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func separate() {
    if needsComma { raw(", ") }
    needsComma = true
  }

  private mutating func name(_ key: String) {
    separate()
    quote(key)
    raw(": ")
  }

  private mutating func enclosed(
    in open: String, _ close: String, _ body: (inout JSONWriter) -> Void
  ) {
    raw(open)
    needsComma = false
    body(&self)
    raw(close)
    needsComma = true
  }

  private mutating func breakLine(after isEmpty: inout Bool, indent: Int) {
    newline(indent: indent)
    isEmpty = false
  }

  private mutating func quote(_ text: String) {
    bytes.append(0x22)
    var text = text
    text.withUTF8 { utf8 in
      var index = 0
      while index < utf8.count {
        index += escape(utf8, at: index)
      }
    }
    bytes.append(0x22)
  }

  /// Writes the character, or the byte of one, at an index; returns how many bytes it took.
  ///
  /// U+2028 and U+2029 are escaped because they end a line in JavaScript and in some readers of
  /// JSON Lines, though JSON allows them.
  private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = utf8[index]
    switch byte {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    case 0x00..<0x20, 0x7F: raw(byte < 0x10 ? "\\u000" : "\\u00"); raw(String(byte, radix: 16))
    case 0xE2
    where index + 2 < utf8.count && utf8[index + 1] == 0x80 && utf8[index + 2] & 0xFE == 0xA8:
      raw(utf8[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
      return 3
    default: bytes.append(byte)
    }
    return 1
  }
}
