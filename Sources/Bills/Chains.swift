import Words

/// A run of section heads whose numbers follow each other.
struct Chain {
  /// Indices into the list of heads, in order of place.
  var heads: [Int]
  /// How many of the last heads were reached by a jump over missing numbers.
  var jumpedTail = 0
}

/// Sorts the heads of a document into runs of numbers, and says which of them are its sections.
///
/// A number at the start of a line may be a section, a line of a table of contents, a page number,
/// the middle of a wrapped sentence, or text to be inserted into another act. What tells them apart
/// is the company they keep: sections follow each other, with words between.
struct ChainSorter {
  let heads: [Head]
  /// The end of the text.
  let end: Int
  /// Whether the words before a head, within the section before it, put text into another act.
  let isAmending: (_ from: Int, _ to: Int) -> Bool

  /// A head that was chosen, and whether it is text inserted into another act.
  struct Choice {
    let head: Int
    let isInserted: Bool
  }

  /// The sections, in order of place, and the spans of tables of contents.
  func sort() -> (sections: [Choice], contents: [Range<Int>]) {
    let chains = build()
    let contents = tablesOfContents(among: chains)
    let rest = chains.indices.filter { contents[$0] == nil }.map { chains[$0] }
    let choices = select(rest)
    return (
      choices.sorted { $0.head < $1.head }, contents.values.sorted { $0.lowerBound < $1.lowerBound }
    )
  }

  // MARK: Building

  private func build() -> [Chain] {
    var chains: [Chain] = []
    /// For each form and whole number, the chain and place of the latest head with it.
    var latest: [Key: (chain: Int, place: Int)] = [:]
    var recent: [Int] = []
    for (index, head) in heads.enumerated() {
      guard let order = head.order else { continue }
      let found = attach(index, order, head, to: &chains, latest: latest, recent: recent)
      guard let chain = found else { continue }
      latest[Key(form: head.form, whole: order.whole)] = (chain, chains[chain].heads.count - 1)
      if recent.last != chain {
        recent.removeAll { $0 == chain }
        recent.append(chain)
        if recent.count > 6 { recent.removeFirst() }
      }
    }
    return chains.filter { !$0.heads.isEmpty }
  }

  private struct Key: Hashable {
    let form: Head.Form
    let whole: Int
  }

  /// Puts a head at the end of a chain, and returns the chain; nil where it belongs to none.
  private func attach(
    _ index: Int, _ order: NumberOrder, _ head: Head, to chains: inout [Chain],
    latest: [Key: (chain: Int, place: Int)], recent: [Int]
  ) -> Int? {
    for whole in [order.whole, order.whole - 1] {
      guard let (chain, place) = latest[Key(form: head.form, whole: whole)],
        place < chains[chain].heads.count,
        let last = heads[chains[chain].heads[place]].order, last < order
      else { continue }
      let after = chains[chain].heads.count - 1 - place
      if after > 0 {
        guard after <= chains[chain].jumpedTail else { continue }
        chains[chain].heads.removeLast(after)
      }
      if whole == order.whole, !head.isStrong { continue }
      chains[chain].heads.append(index)
      chains[chain].jumpedTail = 0
      return chain
    }
    guard head.isStrong else {
      let opensRun = order.whole == 1 && order.rest.isEmpty && index < 40
      return opensRun ? startChain(index, in: &chains) : nil
    }
    for chain in recent.reversed() {
      guard let last = chains[chain].heads.last, heads[last].form == head.form,
        let before = heads[last].order, before < order, order.whole - before.whole <= 6,
        chains[chain].heads.count >= 2
      else { continue }
      chains[chain].heads.append(index)
      chains[chain].jumpedTail += 1
      return chain
    }
    return startChain(index, in: &chains)
  }

  private func startChain(_ index: Int, in chains: inout [Chain]) -> Int {
    chains.append(Chain(heads: [index]))
    return chains.count - 1
  }

  // MARK: Tables of contents

  /// Chains whose numbers all come again later with more words under them.
  private func tablesOfContents(among chains: [Chain]) -> [Int: Range<Int>] {
    var found: [Int: Range<Int>] = [:]
    // The body is among the longest runs; looking no further keeps the search linear.
    let bodies = chains.indices.sorted { chains[$0].heads.count > chains[$1].heads.count }
      .prefix(40)
    // Contents come first, of the whole or of each Part.
    for (index, chain) in chains.enumerated().prefix(400) where chain.heads.count >= 3 {
      let entry = averageLength(chain)
      guard entry < 160 else { continue }
      let numbers = Set(chain.heads.map { heads[$0].number })
      for other in bodies where other != index {
        let body = chains[other]
        guard let first = body.heads.first, let last = chain.heads.last,
          heads[first].start > heads[last].start || body.heads.count > chain.heads.count,
          // What is numbered after the body is a schedule.
          body.heads.last! > chain.heads[0],
          averageLength(body) > entry * 1.6
        else { continue }
        let common = body.heads.count { numbers.contains(heads[$0].number) }
        if common * 10 >= chain.heads.count * 5 {
          let upper = min(end, heads[last].start + 200)
          let start = heads[first].start > heads[last].start
          found[index] =
            heads[chain.heads[0]].start..<(start ? min(upper, heads[first].start) : upper)
          break
        }
      }
    }
    return found
  }

  /// The words under each head of a chain, in bytes, the last one left out.
  private func averageLength(_ chain: Chain) -> Double {
    guard chain.heads.count >= 2 else { return Double(end - heads[chain.heads[0]].start) }
    let span = heads[chain.heads.last!].start - heads[chain.heads[0]].start
    return Double(span) / Double(chain.heads.count - 1)
  }

  // MARK: Selection

  private func weight(_ chain: Chain) -> Double {
    var weight = 0.0
    for (place, head) in chain.heads.enumerated() {
      let next = place + 1 < chain.heads.count ? heads[chain.heads[place + 1]].start : end
      weight += 1 + Double(min(next - heads[head].start, 300)) / 100
      if heads[head].isHeading { weight += 3 }
      if !heads[head].isStrong { weight -= 0.7 }
    }
    return heads[chain.heads[0]].form == .keyword ? weight * 1.5 : weight
  }

  private func select(_ chains: [Chain]) -> [Choice] {
    let ranked = chains.map { ($0, weight($0)) }.sorted { left, right in
      left.1 != right.1 ? left.1 > right.1 : left.0.heads[0] < right.0.heads[0]
    }
    var accepted: [Chain] = []
    var choices: [Choice] = []
    for (chain, _) in ranked {
      switch standing(of: chain, among: accepted) {
      case .apart:
        let place = accepted.partitionPoint { $0.heads[0] > chain.heads[0] }
        accepted.insert(chain, at: place)
        choices += chain.heads.map { Choice(head: $0, isInserted: heads[$0].isQuoted) }
      case .within(let places):
        for (head, container) in zip(chain.heads, places) {
          let isInserted =
            heads[head].isQuoted
            || (heads[head].isStrong && isAmending(heads[container].start, heads[head].start))
          if isInserted { choices.append(Choice(head: head, isInserted: true)) }
        }
      case .noise: break
      }
    }
    return choices
  }

  private enum Standing {
    /// Before, after or without any accepted chain.
    case apart
    /// Each head lies under a head of an accepted chain.
    case within([Int])
    case noise
  }

  /// `accepted` is sorted by place and its chains do not overlap.
  private func standing(of chain: Chain, among accepted: [Chain]) -> Standing {
    guard let first = chain.heads.first, let last = chain.heads.last else { return .noise }
    let after = accepted.partitionPoint { $0.heads[0] > last }
    guard after > 0 else { return .apart }
    let before = accepted[after - 1]
    if before.heads.last! > first {
      return .within(
        chain.heads.map { head in
          before.heads[max(0, before.heads.partitionPoint { $0 > head } - 1)]
        })
    }
    // After the last section: a list inside it, or a schedule's own numbers.
    let container = before.heads.last!
    let hasHeading = heads[container..<first].contains {
      if case .container = $0.form { true } else { false }
    }
    let isList = heads[first].order?.whole == 1 && !hasHeading && !heads[first].isHeading
    let isShort = chain.heads.count < 3 && before.heads.count > 3 && !heads[first].isHeading
    if isList && before.heads.count > 1 || isShort && !hasHeading {
      return .within(chain.heads.map { _ in container })
    }
    return .apart
  }
}
