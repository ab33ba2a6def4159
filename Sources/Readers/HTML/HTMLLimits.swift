import SourceText

/// What a page may ask of the parser, told from its tags before it is parsed.
///
/// The parser needs time by the square of the nesting, and HTML makes formatting that nobody closes
/// begin anew in every paragraph.
enum HTMLLimits {
  static let depth = 512
  private static let formatting = 4_000_000

  static func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(UnreadableText) {
    var scan = TagScan(bytes)
    var open = 0
    var openFormatting = 0
    var restored = 0
    while let tag = scan.next() {
      let isFormatting = formattingNames.contains(tag.name)
      if tag.isEnd {
        open = max(0, open - (unclosed.contains(tag.name) ? 0 : 1))
        if isFormatting { openFormatting = max(0, openFormatting - 1) }
        continue
      }
      if !unclosed.contains(tag.name) { open += 1 }
      if isFormatting { openFormatting += 1 }
      restored += openFormatting
      guard open <= depth else {
        throw UnreadableText(
          message: "offset \(scan.offset): this HTML nests deeper than \(depth) elements")
      }
      guard restored <= formatting else {
        throw UnreadableText(
          message: "offset \(scan.offset): this HTML leaves too many elements like <b> open")
      }
    }
  }

  private static let formattingNames = names(
    "a b big code em font i nobr s small strike strong tt u")

  /// Elements that have no end tag, or may go without one.
  private static let unclosed = names(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead"
      + " tbody tfoot option optgroup rb rt rtc rp colgroup html head body")

  private static func names(_ list: String) -> Set<[UInt8]> {
    Set(list.split(separator: " ").map { Array($0.utf8) })
  }
}

/// The tags of a page, as far as counting them needs.
private struct TagScan {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> (name: [UInt8], isEnd: Bool)? {
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "<") else {
        offset += 1
        continue
      }
      offset += 1
      if bytes[offset...].starts(with: "!--".utf8) {
        skipComment()
        continue
      }
      let isEnd = offset < bytes.count && bytes[offset] == UInt8(ascii: "/")
      if isEnd { offset += 1 }
      var name: [UInt8] = []
      while offset < bytes.count, name.count < 32, let letter = lowered(bytes[offset]) {
        name.append(letter)
        offset += 1
      }
      guard !name.isEmpty else { continue }
      if !isEnd, name == Array("script".utf8) || name == Array("style".utf8) {
        skip(to: name)
        continue
      }
      return (name, isEnd)
    }
    return nil
  }

  private func lowered(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: ":"): byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }

  private mutating func skipComment() {
    offset += 3
    while offset < bytes.count, !bytes[offset...].starts(with: "-->".utf8) { offset += 1 }
  }

  /// Moves to the end tag of an element that holds no tags.
  private mutating func skip(to name: [UInt8]) {
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "<"), offset + 1 < bytes.count,
        bytes[offset + 1] == UInt8(ascii: "/"),
        bytes[(offset + 2)...].prefix(name.count).map({ $0 | 0x20 }) == name
      {
        return
      }
      offset += 1
    }
  }
}
