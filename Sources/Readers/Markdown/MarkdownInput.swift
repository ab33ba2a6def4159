/// What cmark gets to see of a file: the same bytes, but for extensions that it does not know.
///
/// Front matter becomes blanks. Footnote marks become commas, which are text to cmark wherever
/// they stand; otherwise it takes a definition of one word for a link definition and loses it.
struct MarkdownInput {
  /// As long as the file, and equal to it outside `hidden` and front matter.
  private(set) var bytes: [UInt8]
  /// The footnote marks, `[^1]` and `[^1]:`, in the order of the file: not part of the text.
  private(set) var hidden: [Range<Int>] = []
  /// Where the marks of definitions start.
  private(set) var definitions: Set<Int> = []

  init(_ file: [UInt8]) {
    bytes = file
    blankFrontMatter()
    hideFootnoteMarks()
  }

  private mutating func blankFrontMatter() {
    var start = 0
    // Some collections print two of these one after the other.
    while let end = frontMatterEnd(from: start) {
      for index in start..<end where bytes[index] != 0x0A && bytes[index] != 0x0D {
        bytes[index] = 0x20
      }
      start = end
    }
  }

  private func frontMatterEnd(from start: Int) -> Int? {
    guard let first = line(from: start), isFence(first.content, "---") else { return nil }
    var next = first.end
    while let line = line(from: next) {
      if isFence(line.content, "---") || isFence(line.content, "...") { return line.end }
      next = line.end
    }
    return nil
  }

  private func isFence(_ line: Range<Int>, _ fence: String) -> Bool {
    let end = bytes[line].lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? line.lowerBound
    return bytes[line.lowerBound..<end].elementsEqual(fence.utf8)
  }

  private func line(from start: Int) -> (content: Range<Int>, end: Int)? {
    guard start < bytes.count else { return nil }
    let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
    return (start..<end, min(bytes.count, end + (isPair ? 2 : 1)))
  }

  private mutating func hideFootnoteMarks() {
    var marks: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + 3 < bytes.count {
        if bytes[index] == UInt8(ascii: "["), bytes[index + 1] == UInt8(ascii: "^"),
          index == 0 || bytes[index - 1] != UInt8(ascii: "\\"),
          let end = Self.labelEnd(bytes, from: index + 2)
        {
          marks.append(index..<end)
          index = end
        } else {
          index += 1
        }
      }
    }
    for var mark in marks {
      if mark.upperBound < bytes.count, bytes[mark.upperBound] == UInt8(ascii: ":"),
        startsLine(mark.lowerBound)
      {
        mark = mark.lowerBound..<mark.upperBound + 1
        definitions.insert(mark.lowerBound)
      }
      hidden.append(mark)
      for index in mark { bytes[index] = UInt8(ascii: ",") }
    }
  }

  private static func labelEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count, index - start <= 40 {
      switch bytes[index] {
      case UInt8(ascii: "]"): return index > start ? index + 1 : nil
      case 0...0x20, UInt8(ascii: "["): return nil
      default: index += 1
      }
    }
    return nil
  }

  /// Whether only blanks and the marks of quotations stand before an offset on its line.
  private func startsLine(_ offset: Int) -> Bool {
    var index = offset - 1
    while index >= 0, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: ">") { index -= 1 }
    return index < 0 || bytes[index] == 0x0A || bytes[index] == 0x0D
  }
}
