import Bills

/// What holds for every bill, whatever the text.
struct BillInvariants {
  let bill: Bill

  /// Descriptions of what does not hold.
  var violations: [String] { treeViolations + rangeViolations + placeViolations }

  private var treeViolations: [String] {
    var violations: [String] = []
    for (id, provision) in bill.provisions.enumerated() {
      if provision.id != id { violations.append("\(id) calls itself \(provision.id)") }
      if (provision.parent == nil) != (id == 0) { violations.append("\(id) has a wrong parent") }
      if let parent = provision.parent {
        let outer = bill.provisions[parent]
        if !outer.children.contains(id) { violations.append("\(parent) does not know \(id)") }
        if !outer.range.contains(provision.range) {
          violations.append("\(id) \(provision.range) reaches out of \(parent) \(outer.range)")
        }
      }
      violations += siblingViolations(provision)
    }
    return violations
  }

  private func siblingViolations(_ provision: Provision) -> [String] {
    let children = provision.children.map { bill.provisions[$0].range }
    return zip(children, children.dropFirst()).compactMap { left, right in
      left.upperBound <= right.lowerBound
        ? nil : "children of \(provision.id) overlap: \(left) \(right)"
    }
  }

  private var rangeViolations: [String] {
    var violations: [String] = []
    let text = 0..<bill.document.text.count
    for provision in bill.provisions {
      let parts = [provision.body, provision.tail, provision.chapeau(in: bill.provisions)]
      for range in parts + (provision.heading.map { [$0] } ?? [])
      where !provision.range.contains(range) {
        violations.append("\(provision.id) \(provision.range) does not hold its \(range)")
      }
      if let tail = provision.tailStart, let last = provision.children.last,
        tail < bill.provisions[last].range.upperBound, !bill.provisions[last].isInserted,
        bill.provisions[last].range.lowerBound < tail
      {
        violations.append("the tail of \(provision.id) starts within its list")
      }
    }
    let others =
      bill.references.map(\.range) + bill.durations.map(\.range) + bill.qualifiers.map(\.range)
      + bill.terms.flatMap { [$0.termRange, $0.verb, $0.definition] } + bill.inoperative
      + bill.references.compactMap(\.externalAct) + bill.provisions.map(\.range)
    violations += others.filter { !text.contains($0) }.map { "\($0) is outside the text" }
    return violations
  }

  private var placeViolations: [String] {
    var violations: [String] = []
    let count = bill.document.text.count
    for offset in stride(from: 0, to: count, by: max(1, count / 50)) {
      let innermost = bill.provisions.filter { $0.range.contains(offset) }
        .max { bill.lineage(of: $0.id).count < bill.lineage(of: $1.id).count }
      if let innermost, bill.provision(at: offset) != innermost.id {
        violations.append("\(offset) is in \(innermost.id)")
      }
    }
    let places = bill.qualifiers.map(\.provision) + bill.terms.flatMap { [$0.provision, $0.scope] }
    violations += places.filter { !bill.provisions.indices.contains($0) }.map { "no \($0)" }
    let ordered = zip(bill.tokens, bill.tokens.dropFirst()).allSatisfy { $0.upper <= $1.lower }
    return violations + (ordered ? [] : ["tokens overlap"])
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
