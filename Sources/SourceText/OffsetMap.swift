/// From byte offsets of the decoded text to byte offsets of the file.
///
/// A UTF-8 file needs no table: the only difference is a byte order mark. For other encodings the
/// map keeps one entry each time the distance between the two changes.
package struct OffsetMap: Sendable {
  private let byteOrderMark: Int
  /// Parallel and ascending; empty where the text is the file but for the mark.
  private let decoded: [Int]
  private let file: [Int]
  /// Bytes of the file for one byte of decoded text within a run, as a fraction.
  private let fileUnit: [Int]
  private let decodedUnit: [Int]

  package init(byteOrderMark: Int) {
    self.byteOrderMark = byteOrderMark
    decoded = []
    file = []
    fileUnit = []
    decodedUnit = []
  }

  /// - Parameters:
  ///   - runs: for each run of characters of one width: where it starts in the decoded text and in
  ///     the file, and how many bytes one character takes in each.
  package init(runs: [(decoded: Int, file: Int, decodedUnit: Int, fileUnit: Int)]) {
    byteOrderMark = 0
    decoded = runs.map(\.decoded)
    file = runs.map(\.file)
    decodedUnit = runs.map(\.decodedUnit)
    fileUnit = runs.map(\.fileUnit)
  }

  /// The offset in the file; an offset inside a character gives the start of that character.
  package func fileOffset(_ offset: Int) -> Int {
    guard !decoded.isEmpty else { return offset + byteOrderMark }
    var low = 0
    var high = decoded.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if decoded[middle] <= offset { low = middle } else { high = middle }
    }
    let characters = (offset - decoded[low]) / decodedUnit[low]
    return file[low] + characters * fileUnit[low]
  }
}
