/// Decides what a hyphen at the end of a line is: part of the word, or an aid of the printer.
///
/// The rest of the file decides. Where the word stands elsewhere as one, the hyphen is dropped;
/// where it stands elsewhere with its hyphen, that is kept, the more frequent form prevailing.
/// Where neither does, two halves that are both words of the file keep their hyphen.
struct LineEndHyphens {
  enum Treatment {
    /// The line does not end in such a hyphen.
    case none
    /// The word runs on without the hyphen.
    case join
    /// The word runs on with its hyphen.
    case keep
  }

  private struct Break {
    /// Where the line ends.
    let end: Int
    /// Hashes of the word as one, with its hyphen, and of its halves.
    let joined: UInt64
    let hyphenated: UInt64
    let halves: [UInt64]
  }

  private var treatments: [Int: Treatment] = [:]

  init(lines: [TextLine], bytes: UnsafeBufferPointer<UInt8>) {
    let breaks = Self.breaks(in: lines, bytes)
    guard !breaks.isEmpty else { return }
    var tally: [UInt64: Int] = [:]
    for candidate in breaks {
      for hash in [candidate.joined, candidate.hyphenated] + candidate.halves { tally[hash] = 0 }
    }
    Self.count(bytes, into: &tally)
    for candidate in breaks {
      let joined = tally[candidate.joined]!
      let hyphenated = tally[candidate.hyphenated]!
      let keeps =
        joined == 0 && hyphenated == 0
        ? candidate.halves.count == 2 && candidate.halves.allSatisfy { tally[$0]! > 0 }
        : hyphenated > joined
      treatments[candidate.end] = keeps ? .keep : .join
    }
  }

  /// What becomes of the last byte of a line whose words end at `offset`.
  func treatment(atEnd offset: Int) -> Treatment {
    treatments.isEmpty ? .none : treatments[offset] ?? .none
  }

  private static func breaks(
    in lines: [TextLine], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [Break] {
    var breaks: [Break] = []
    for index in lines.indices where bytes[lines[index].content].last == UInt8(ascii: "-") {
      guard let next = nextLine(after: index, in: lines),
        let candidate = makeBreak(lines[index].content, lines[next].content, bytes)
      else { continue }
      breaks.append(candidate)
    }
    return breaks
  }

  /// The line that continues a line: the next one of its kind.
  private static func nextLine(after index: Int, in lines: [TextLine]) -> Int? {
    var next = index + 1
    if case .note = lines[index].role {
      guard next < lines.count, case .note(isFirst: false) = lines[next].role else { return nil }
      return next
    }
    guard lines[index].isText else { return nil }
    var isInterrupted = false
    while next < lines.count, !lines[next].isText {
      isInterrupted = isInterrupted || !lines[next].isBlank
      next += 1
    }
    guard next < lines.count else { return nil }
    return next == index + 1 || isInterrupted || lines[next].startsPage ? next : nil
  }

  private static func makeBreak(
    _ first: Range<Int>, _ second: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Break? {
    let hyphen = first.upperBound - 1
    var lower = hyphen
    while lower > first.lowerBound, isWordByte(bytes[lower - 1]) { lower -= 1 }
    var upper = second.lowerBound
    while upper < second.upperBound, isWordByte(bytes[upper]) { upper += 1 }
    guard lower < hyphen, bytes[hyphen - 1] != UInt8(ascii: "-"),
      startsLowerCase(bytes, second)
    else { return nil }
    let left = hash(bytes[lower..<hyphen])
    let right = bytes[second.lowerBound..<upper]
    let isPair = hyphen - lower >= 3 && right.count >= 3
    return Break(
      end: first.upperBound,
      joined: hash(right, after: left),
      hyphenated: hash(right, after: hash(bytes[hyphen...hyphen], after: left)),
      halves: isPair ? [left, hash(right)] : [])
  }

  private static func count(_ bytes: UnsafeBufferPointer<UInt8>, into tally: inout [UInt64: Int]) {
    var index = 0
    while index < bytes.count {
      guard isWordByte(bytes[index]) else {
        index += 1
        continue
      }
      var value = seed
      while index < bytes.count, isWordByte(bytes[index]) {
        value = mix(bytes[index], into: value)
        index += 1
      }
      if let number = tally[value] { tally[value] = number + 1 }
    }
  }

  static func startsLowerCase(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard let byte = bytes[range].first else { return false }
    if byte < 0x80 { return UInt8(ascii: "a") <= byte && byte <= UInt8(ascii: "z") }
    let character = String(decoding: bytes[range].prefix(4), as: UTF8.self).unicodeScalars.first
    return character?.properties.isLowercase ?? false
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }

  // FNV-1a over the bytes, capitals of ASCII as small letters.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func mix(_ byte: UInt8, into value: UInt64) -> UInt64 {
    let isCapital = UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z")
    return (value ^ UInt64(isCapital ? byte | 0x20 : byte)) &* 0x100_0000_01B3
  }

  private static func hash(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, after value: UInt64 = seed
  ) -> UInt64 {
    bytes.reduce(value) { mix($1, into: $0) }
  }
}
