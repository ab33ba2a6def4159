/// Finds the word a user meant.
package enum Spelling {
  /// `; did you mean 'scope'?`, to be set behind a message; empty where no known word is near.
  package static func hint(for word: String, among known: some Collection<String>) -> String {
    nearest(to: word, among: known.sorted()).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// The known word that is fewest edits away, if it is near enough to be a slip.
  package static func nearest(to word: String, among known: [String]) -> String? {
    let best = known.map { ($0, distance(Array(word.utf8), Array($0.utf8))) }
      .min { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }
    guard let best, best.1 <= max(2, word.utf8.count / 3) else { return nil }
    return best.0
  }

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var previous = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let cost = a == b ? previous : previous + 1
        previous = row[j + 1]
        row[j + 1] = min(cost, row[j] + 1, previous + 1)
      }
    }
    return row[right.count]
  }
}
