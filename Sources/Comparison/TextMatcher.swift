/// Pairs texts of two versions by the words they share.
///
/// Equal texts first; then the most alike, greedily, where at least a quarter of their runs of three
/// words are shared.
struct TextMatcher {
  /// A text to pair: its words, and what it is called.
  struct Text {
    let words: [String]
    /// The number as printed and the heading: of two pairs alike, the one that keeps them wins.
    let number: String
    let heading: String
  }

  struct Matches {
    /// By old index, the new one.
    var newOf: [Int: Int] = [:]
    var oldOf: [Int: Int] = [:]

    fileprivate mutating func pair(_ old: Int, _ new: Int) {
      newOf[old] = new
      oldOf[new] = old
    }
  }

  private static let least = 0.25

  let old: [Text]
  let new: [Text]
  private let oldRuns: [Set<Int>]
  private let newRuns: [Set<Int>]

  init(old: [Text], new: [Text]) {
    self.old = old
    self.new = new
    oldRuns = old.map { Self.runs(of: $0.words) }
    newRuns = new.map { Self.runs(of: $0.words) }
  }

  func match() -> Matches {
    var matches = Matches()
    pairEqual(&matches)
    for pair in likely() where matches.newOf[pair.old] == nil && matches.oldOf[pair.new] == nil {
      matches.pair(pair.old, pair.new)
    }
    return matches
  }

  /// The part of a text's runs of words that another one holds.
  func containment(ofOld index: Int, inNew other: Int) -> Double {
    Self.share(oldRuns[index], newRuns[other])
  }

  func containment(ofNew index: Int, inOld other: Int) -> Double {
    Self.share(newRuns[index], oldRuns[other])
  }

  private static func share(_ part: Set<Int>, _ whole: Set<Int>) -> Double {
    part.isEmpty ? 0 : Double(part.intersection(whole).count) / Double(part.count)
  }

  private func pairEqual(_ matches: inout Matches) {
    var places: [[String]: [Int]] = [:]
    for index in new.indices { places[new[index].words, default: []].append(index) }
    for index in old.indices {
      guard let candidates = places[old[index].words] else { continue }
      let free = candidates.filter { matches.oldOf[$0] == nil }
      guard let chosen = free.first(where: { new[$0].number == old[index].number }) ?? free.first
      else { continue }
      matches.pair(index, chosen)
    }
  }

  /// Pairs that may be the same provision, the likeliest first.
  private func likely() -> [(old: Int, new: Int)] {
    var holders: [Int: [Int]] = [:]
    for index in new.indices {
      for run in newRuns[index] { holders[run, default: []].append(index) }
    }
    var pairs: [(old: Int, new: Int, score: Double)] = []
    for index in old.indices {
      var shared: [Int: Int] = [:]
      for run in oldRuns[index] {
        // A run that half the bill shares tells nothing.
        guard let all = holders[run], all.count * 2 <= max(4, new.count) else { continue }
        for other in all { shared[other, default: 0] += 1 }
      }
      for other in new.indices {
        let score = score(index, other, shared[other] ?? 0)
        if score >= Self.least { pairs.append((index, other, score)) }
      }
    }
    return pairs.sorted { ($1.score, $0.old, $0.new) < ($0.score, $1.old, $1.new) }
      .map { ($0.old, $0.new) }
  }

  private func score(_ left: Int, _ right: Int, _ shared: Int) -> Double {
    let union = oldRuns[left].count + newRuns[right].count - shared
    let likeness = union > 0 ? Double(shared) / Double(union) : 0
    let isNamed = !old[left].heading.isEmpty && old[left].heading == new[right].heading
    let isNumbered = old[left].number == new[right].number
    // The same heading, or the same number and some words, is the same provision.
    if isNamed { return 0.5 + likeness + (isNumbered ? 0.2 : 0) }
    return likeness + (isNumbered && likeness > 0.08 ? 0.2 : 0)
  }

  private static func runs(of words: [String]) -> Set<Int> {
    guard words.count >= 3 else { return [words.hashValue] }
    var runs: Set<Int> = []
    for index in 0...(words.count - 3) {
      var hasher = Hasher()
      for word in words[index..<index + 3] { hasher.combine(word) }
      runs.insert(hasher.finalize())
    }
    return runs
  }
}
