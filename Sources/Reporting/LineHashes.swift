import SourceText

/// The fingerprints that code scanning gives to lines, so that what is uploaded with ours agrees
/// with what the upload would compute.
///
/// A line's hash covers the first hundred characters from its beginning that are neither space nor
/// tab, over line ends; equal hashes in one file are numbered in order.
struct LineHashes {
  private static let blockSize = 100
  private static let multiplier: UInt64 = 37
  private static let endOfFile: UInt16 = 0xFFFF
  private static let oldest = (0..<blockSize).reduce(UInt64(1)) { power, _ in power &* multiplier }

  private var lines: [String] = []
  private var counts: [UInt64: Int] = [:]
  private var window = [UInt16](repeating: 0, count: blockSize)
  private var beginsLine = [Bool](repeating: false, count: blockSize)
  private var index = 0
  private var hash: UInt64 = 0
  private var isAtLineStart = true
  private var followsReturn = false

  init(_ source: SourceText) {
    if source.encoding == .utf8, source.fileOffset(0) == 3 { read(0xFEFF) }
    for unit in String(decoding: source.utf8, as: UTF8.self).utf16 { read(unit) }
    read(Self.endOfFile)
    for _ in 0..<Self.blockSize { push(0, beginningLine: false) }
  }

  /// The fingerprint of a line, from 1.
  subscript(line: Int) -> String? {
    line >= 1 && line <= lines.count ? lines[line - 1] : nil
  }

  private mutating func read(_ unit: UInt16) {
    var unit = unit
    // A space after a carriage return makes a line feed behind it count again; so does the model.
    let isSkipped = unit == 0x20 || unit == 0x09 || (followsReturn && unit == 0x0A)
    followsReturn = unit == 0x0D
    if isSkipped { return }
    if unit == 0x0D { unit = 0x0A }
    push(unit, beginningLine: isAtLineStart)
    isAtLineStart = unit == 0x0A
  }

  private mutating func push(_ unit: UInt16, beginningLine: Bool) {
    if beginsLine[index] {
      counts[hash, default: 0] += 1
      lines.append("\(String(hash, radix: 16)):\(counts[hash]!)")
    }
    beginsLine[index] = beginningLine
    hash = hash &* Self.multiplier &+ UInt64(unit) &- Self.oldest &* UInt64(window[index])
    window[index] = unit
    index = (index + 1) % Self.blockSize
  }
}
