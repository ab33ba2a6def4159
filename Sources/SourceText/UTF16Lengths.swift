/// Counts UTF-16 code units without walking a long line from its start each time.
struct UTF16Lengths: Sendable {
  private static let step = 4096
  /// The code units before every `step` bytes; empty where no line is so long.
  private let before: [Int]

  init(_ bytes: [UInt8], lines: LineIndex) {
    guard lines.longest(in: bytes) > Self.step else {
      before = []
      return
    }
    var before = [0]
    for start in stride(from: 0, to: bytes.count, by: Self.step) {
      let end = min(start + Self.step, bytes.count)
      before.append(before[before.count - 1] + utf16Length(bytes[start..<end]))
    }
    self.before = before
  }

  /// The code units of a range that starts and ends between characters.
  func length(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    guard range.count > Self.step, !before.isEmpty else { return utf16Length(bytes[range]) }
    return length(to: range.upperBound, in: bytes) - length(to: range.lowerBound, in: bytes)
  }

  private func length(to offset: Int, in bytes: [UInt8]) -> Int {
    let mark = offset / Self.step
    return before[mark] + utf16Length(bytes[mark * Self.step..<offset])
  }
}
