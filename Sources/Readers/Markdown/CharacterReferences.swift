import CCmark

/// The characters that entities such as `&amp;` and `&#167;` stand for.
struct CharacterReferences {
  private var known: [[UInt8]: [UInt8]] = [:]

  /// The reference at `index`: its length and the UTF-8 it stands for, or nil for a mere ampersand.
  mutating func reference(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (length: Int, utf8: [UInt8])? {
    var end = index + 1
    while end < bytes.count, end - index < 34, Self.isNameByte(bytes[end]) { end += 1 }
    guard end < bytes.count, end > index + 1, bytes[end] == UInt8(ascii: ";") else { return nil }
    let name = Array(bytes[index...end])
    let utf8 = known[name] ?? Self.render(name)
    known[name] = utf8
    return utf8 == name ? nil : (name.count, utf8)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  /// Asks cmark, which knows the two thousand names.
  private static func render(_ name: [UInt8]) -> [UInt8] {
    let root = name.withUnsafeBufferPointer { name in
      name.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, 0)
      }
    }
    defer { cmark_node_free(root) }
    guard let text = cmark_node_first_child(cmark_node_first_child(root)),
      let literal = cmark_node_get_literal(text)
    else { return name }
    return Array(String(cString: literal).utf8)
  }
}
