extension Bill {
  /// The label as a lawyer cites it: `section 12(1)(a)(i)`, `Part IV`, `bill`.
  package func label(of provision: Int) -> String {
    let chain = lineage(of: provision)
    guard let sectionIndex = chain.firstIndex(where: { provisions[$0].kind == .section }) else {
      return containerLabel(chain)
    }
    let section = provisions[chain[sectionIndex]]
    // A schedule numbers its items anew.
    if !section.isInserted, chain.contains(where: { provisions[$0].kind == .schedule }) {
      return containerLabel(chain)
    }
    let inner = chain[..<sectionIndex].reversed().map { "(" + provisions[$0].number + ")" }
    return section.unitWord + " " + section.number + inner.joined()
  }

  private func containerLabel(_ chain: [Int]) -> String {
    guard let outer = chain.first(where: { provisions[$0].kind.isContainer }) else {
      let inner = chain.dropLast().reversed().map { provisions[$0] }
      guard let first = inner.first else { return "bill" }
      return first.kind.rawValue + " " + inner.map { "(" + $0.number + ")" }.joined()
    }
    let container = provisions[outer]
    let word = container.unitWord.prefix(1).uppercased() + container.unitWord.dropFirst()
    let inner = chain.prefix { $0 != outer }.reversed().map { "(" + provisions[$0].number + ")" }
    let number = container.number.isEmpty ? "" : " " + container.number
    return word + number + (inner.isEmpty ? "" : " " + inner.joined())
  }

  /// From the outermost provision inward: `["part-iv", "33", "1"]`.
  package func path(of provision: Int) -> [String] {
    lineage(of: provision).dropLast().reversed().map { id in
      let node = provisions[id]
      guard node.kind.isContainer else { return node.number }
      let number = node.number.lowercased()
      return number.isEmpty ? node.kind.rawValue : node.kind.rawValue + "-" + number
    }
  }

  /// The number of the section as printed, or `bill` outside any.
  package func sectionNumber(of provision: Int) -> String {
    section(of: provision).map { provisions[$0].number } ?? "bill"
  }
}

extension Provision.Kind {
  package var isContainer: Bool {
    switch self {
    case .part, .chapter, .division, .schedule: true
    default: false
    }
  }
}
