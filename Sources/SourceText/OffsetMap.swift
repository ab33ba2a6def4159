/// From byte offsets of the decoded text to byte offsets of the file.
///
/// A UTF-8 file needs no table: the only difference is a byte order mark. For other encodings the
/// map keeps one run for each stretch of characters that are equally wide.
package struct OffsetMap: Sendable {
  /// A stretch of characters of one width.
  package struct Run: Hashable, Sendable {
    /// Where the run starts in the decoded text.
    package let decoded: Int
    /// Where the run starts in the file.
    package let file: Int
    /// Bytes of one character in the decoded text.
    package let decodedUnit: Int
    /// Bytes of one character in the file.
    package let fileUnit: Int

    /// A run from where it starts and how wide its characters are.
    package init(decoded: Int, file: Int, decodedUnit: Int, fileUnit: Int) {
      self.decoded = decoded
      self.file = file
      self.decodedUnit = decodedUnit
      self.fileUnit = fileUnit
    }
  }

  private let byteOrderMark: Int
  /// Ascending; empty where the text is the file but for the mark.
  private let runs: [Run]

  /// The map of a UTF-8 file, with the length in bytes of its byte order mark.
  package init(byteOrderMark: Int) {
    self.byteOrderMark = byteOrderMark
    runs = []
  }

  /// The map of a file in another encoding; `runs` ascend and the first starts the text.
  package init(runs: [Run]) {
    byteOrderMark = 0
    self.runs = runs
  }

  /// The offset in the file; an offset inside a character gives the start of that character.
  package func fileOffset(_ offset: Int) -> Int {
    guard !runs.isEmpty else { return offset + byteOrderMark }
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].decoded <= offset { low = middle } else { high = middle }
    }
    let run = runs[low]
    return run.file + (offset - run.decoded) / run.decodedUnit * run.fileUnit
  }
}
