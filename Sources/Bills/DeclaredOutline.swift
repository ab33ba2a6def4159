/// Provisions that the markup declares, put into the tree as they are.
extension OutlineBuilder {
  mutating func placeDeclared() {
    // A declared provision's id is its index and one, for the bill comes first.
    for declared in document.declared {
      let parent = declared.parent.map { $0 + 1 } ?? 0
      add(
        declared.kind, declared.number, unitWord: unitWord(of: declared), parent: parent,
        range: declared.range, heading: declared.heading,
        body: declared.bodyStart..<declared.range.upperBound, isInserted: declared.isInserted,
        tailStart: declared.tailStart)
      inoperative.append(declared.range.lowerBound..<declared.bodyStart)
      if let heading = declared.heading, heading.lowerBound >= declared.bodyStart {
        inoperative.append(heading)
      }
    }
    for block in document.blocks {
      if case .heading = block.kind { inoperative.append(block.range) }
    }
    inoperative += document.inoperative
    let leaves = provisions.filter { $0.id > 0 && $0.children.isEmpty && !$0.body.isEmpty }
    // The markup may leave a list in the words of its innermost provisions.
    addLists(in: leaves.map(\.id)) { _ in true }
    inoperative = Self.joined(inoperative)
  }

  /// Overlapping ranges made one, in order.
  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = joined.last, range.lowerBound < last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  private func unitWord(of declared: DeclaredProvision) -> String {
    if declared.kind != .section, !declared.unitWord.isEmpty { return declared.unitWord }
    if declared.kind.isContainer { return declared.kind.rawValue }
    if declared.isInserted, declared.unitWord.isEmpty { return "section" }
    switch declared.unitWord {
    case "": return defaultUnit
    case "art", "art.": return "article"
    case "sec", "sec.", "§": return "section"
    default: return declared.unitWord
    }
  }
}
