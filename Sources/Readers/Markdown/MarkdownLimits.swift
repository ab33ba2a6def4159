/// Which files are safe to give to cmark.
///
/// The cmark of stable Linux distributions takes time that grows with the square of the number of
/// brackets in one paragraph, and of the depth of quotations, and a parse cannot be cancelled. No
/// bill looks like that, so a file beyond these limits is read as plain text instead.
enum MarkdownLimits {
  /// The largest file, in bytes.
  static let size = 20_000_000
  /// The most `[`, `]`, `!`, `<`, `&` and backquotes between two blank lines.
  static let openersPerParagraph = 6_000
  /// The most marks of quotations and lists at the start of one line.
  static let depth = 120

  static func permit(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= size else { return false }
    var openers = 0
    var depth = 0
    var isOpening = true
    for byte in bytes {
      switch byte {
      case 0x0A, 0x0D:
        // A line of blanks and `>` alone sets paragraphs apart.
        if isOpening { openers = 0 }
        isOpening = true
        depth = 0
      case 0x20, 0x09: break
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard isOpening else { continue }
        depth += 1
        if depth > Self.depth { return false }
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "<"),
        UInt8(ascii: "&"), UInt8(ascii: "`"):
        isOpening = false
        openers += 1
        if openers > openersPerParagraph { return false }
      default: isOpening = false
      }
    }
    return true
  }
}
