/// What the labels further on say about a label that can be read in two ways.
extension EnumeratorParser {
  /// How many tokens are looked at.
  private static let outlook = 600

  /// Leaves one reading of `(i)` where it could go on after `(h)` or start a list of its own.
  ///
  /// What comes first afterwards decides: `(ii)` makes it a numeral, `(j)` or another `(i)` a letter.
  func settled(
    _ readings: [LabelReading], after next: Int, _ lists: [OpenList]
  ) -> [LabelReading] {
    guard readings.count > 1, let first = readings.first(where: { $0.value == 1 }),
      let letter = readings.first(where: { reading in
        reading.style != first.style
          && lists.contains { $0.style == reading.style && $0.last.value + 1 == reading.value }
      })
    else { return readings }
    for later in labels(after: next) {
      for reading in LabelReading.readings(of: later.label) {
        if reading.style == first.style, reading.value == 2 { return [first] }
        if reading.style == letter.style, reading.value == letter.value + 1 { return [letter] }
        if reading == letter { return [letter] }
      }
    }
    return readings
  }

  /// Whether a label in the middle of a sentence starts a list: "may (a) open it, or (b) copy it".
  func startsList(_ readings: [LabelReading], at index: Int, after next: Int) -> Bool {
    guard tokens[index].kind == .open, index > 0, tokens[index - 1].kind == .word,
      let first = readings.first(where: { $0.value == 1 && $0.suffix.isEmpty }),
      next < tokens.count, tokens[next].kind == .word
    else { return false }
    for later in labels(after: next) {
      let continues = LabelReading.readings(of: later.label).contains {
        $0.style == first.style && $0.value == 2
      }
      if continues { return isAfterMark(later.index, next) }
      if LabelReading.readings(of: later.label).contains(first) { return false }
    }
    return false
  }

  /// The labels in brackets that stand not far after a token.
  private func labels(after start: Int) -> some Sequence<(label: String, index: Int)> {
    let end = min(start + Self.outlook, tokens.count)
    return (min(start, end)..<end).lazy.compactMap { index in
      guard index + 2 < tokens.count, tokens[index].kind == .open,
        tokens[index + 2].kind == .close, tokens[index + 1].range.count <= 6
      else { return nil }
      return (printed(tokens[index + 1]), index)
    }
  }
}
