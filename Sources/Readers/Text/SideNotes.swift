/// Finds notes that are printed in the margin and that came out of the layout as paragraphs.
///
/// They show only in a text wrapped to one width: a few lines, much narrower than that width, set
/// apart by blank lines, that start with a capital and carry no label.
struct SideNotes {
  /// The widest line of a note, in characters.
  private static let widest = 28
  private static let mostLines = 6

  private let bytes: UnsafeBufferPointer<UInt8>
  private let lines: [TextLine]

  static func mark(_ lines: inout [TextLine], in bytes: UnsafeBufferPointer<UInt8>) {
    let notes = SideNotes(bytes: bytes, lines: lines)
    guard notes.isWrapped else { return }
    for group in notes.groups where notes.isNote(group) {
      for index in group { lines[index].role = .note(isFirst: index == group.lowerBound) }
    }
  }

  /// Whether most full lines of the file are about equally wide, and wide enough to tell.
  private var isWrapped: Bool {
    var widths = lines.filter(\.isText).map { $0.content.count }
    guard widths.count >= 20 else { return false }
    widths.sort()
    let typical = widths[widths.count * 3 / 4]
    let wide = widths[widths.count * 97 / 100]
    return typical >= 50 && wide <= 120 && wide * 4 <= typical * 5
  }

  /// The runs of lines between blank ones.
  private var groups: [Range<Int>] {
    var groups: [Range<Int>] = []
    var start: Int?
    for index in lines.indices {
      if lines[index].isText {
        start = start ?? index
      } else if let first = start {
        groups.append(first..<index)
        start = nil
      }
    }
    if let first = start { groups.append(first..<lines.count) }
    return groups
  }

  private func isNote(_ group: Range<Int>) -> Bool {
    guard group.count <= Self.mostLines,
      group.allSatisfy({ width(lines[$0].content) <= Self.widest }),
      startsWithCapital(lines[group.lowerBound].content), !isLabel(group), hasSmallLetters(group)
    else { return false }
    let last = bytes[lines[group.upperBound - 1].content.upperBound - 1]
    if group.count > 1 {
      return last == UInt8(ascii: ".") || isSmallLetter(last) && wrapsNarrowly(group)
    }
    // One line alone may as well be the end of a sentence that a page break cut off.
    return last == UInt8(ascii: ".") && (followsSentence(group) || interruptsSentence(group))
  }

  private func width(_ range: Range<Int>) -> Int {
    bytes[range].count { $0 & 0xC0 != 0x80 }
  }

  private func startsWithCapital(_ range: Range<Int>) -> Bool {
    let first = String(decoding: bytes[range].prefix(4), as: UTF8.self).unicodeScalars.first
    return first?.properties.isUppercase ?? false
  }

  private func isSmallLetter(_ byte: UInt8) -> Bool { 0x61 <= byte && byte <= 0x7A || byte >= 0x80 }

  private func wrapsNarrowly(_ group: Range<Int>) -> Bool {
    group.dropFirst().contains { LineEndHyphens.startsLowerCase(bytes, lines[$0].content) }
  }

  private func hasSmallLetters(_ group: Range<Int>) -> Bool {
    let letters = group.map { lines[$0].content }.flatMap { bytes[$0] }
    let capitals = letters.count { 0x41 <= $0 && $0 <= 0x5A }
    return letters.count(where: isSmallLetter) > capitals
  }

  /// Whether the group starts like `Section 3` or `A.`.
  private func isLabel(_ group: Range<Int>) -> Bool {
    let words = bytes[lines[group.lowerBound].content].split { $0 <= 0x20 }
    guard let first = words.first else { return true }
    if first.count <= 2, first.last == UInt8(ascii: ".") { return true }
    guard words.count > 1 else { return false }
    let second = words[1].filter { $0 != UInt8(ascii: ".") }
    return second.allSatisfy { 0x30 <= $0 && $0 <= 0x39 || "IVXLC".utf8.contains($0) }
  }

  private func followsSentence(_ group: Range<Int>) -> Bool {
    guard let last = lines[..<group.lowerBound].lastIndex(where: \.isText) else { return false }
    return bytes[lines[last].content.upperBound - 1] == UInt8(ascii: ".")
  }

  private func interruptsSentence(_ group: Range<Int>) -> Bool {
    guard let next = lines[group.upperBound...].firstIndex(where: \.isText) else { return false }
    return LineEndHyphens.startsLowerCase(bytes, lines[next].content)
  }
}
