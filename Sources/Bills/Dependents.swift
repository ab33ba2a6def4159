/// What has no meaning left when provisions are taken out of a bill.
package struct Dependents {
  private let bill: Bill
  /// By word, the sections whose words hold it; empty for a text too short to tell a rare word.
  private let homes: [Int32: Set<Int>]

  /// Below this many sections every word is rare.
  private static let fewestSections = 10

  package init(bill: Bill) {
    self.bill = bill
    homes = Self.homes(of: bill)
  }

  private static func homes(of bill: Bill) -> [Int32: Set<Int>] {
    let sections = bill.sections
    guard sections.count >= fewestSections else { return [:] }
    var homes: [Int32: Set<Int>] = [:]
    for section in sections {
      for token in bill.tokens(in: bill.provisions[section].body)
      where token.kind == .word && token.range.count >= 4 {
        homes[token.word, default: []].insert(section)
      }
    }
    return homes
  }

  /// Provisions that are taken out, with those of their sections that cannot stand without them; the
  /// section alone, where nothing of it can.
  package func closure(of removed: Set<Int>) -> Set<Int> {
    var gone = removed
    for section in Set(removed.compactMap(bill.section)).sorted() where !gone.contains(section) {
      close(section, &gone)
    }
    return gone
  }

  private func close(_ section: Int, _ gone: inout Set<Int>) {
    let all = bill.provisions[section].children.filter {
      bill.provisions[$0].kind == .subsection
    }
    guard all.count >= 2, all.contains(where: gone.contains) else { return }
    let isHeadless = gone.contains(all[0])
    var isOpen = true
    while isOpen {
      let more =
        all.filter { !gone.contains($0) }.flatMap { dependent(in: $0, gone) }
        + (isHeadless ? all.filter { !gone.contains($0) && speaksOf(gone, $0, in: section) } : [])
      isOpen = !gone.isSuperset(of: more)
      gone.formUnion(more)
    }
    let standing = all.filter { !gone.contains($0) && !namesItsSection($0) }
    // One sentence of the machinery does not hold up a section whose substance is gone.
    guard isHeadless, standing.isEmpty || standing.count == 1 && all.count >= 4 else { return }
    gone.subtract(all)
    gone.insert(section)
  }

  /// The parts of a subsection that speak of nothing but what is gone: "an order under subsection (1)".
  private func dependent(in subsection: Int, _ gone: Set<Int>) -> [Int] {
    let provision = bill.provisions[subsection]
    return bill.references(in: provision.body).compactMap { reference in
      let isException = bill.qualifiers.contains {
        $0.kind == .exception && $0.range.contains(reference.range.lowerBound)
      }
      guard !isException, !isAside(reference), let targets = bill.targets(of: reference),
        !targets.isEmpty, targets.allSatisfy({ isGone($0, gone) })
      else { return nil }
      return bill.provision(at: reference.range.lowerBound)
    }
  }

  /// "Without limiting subsection (1), the court may …": what follows stands by itself.
  private func isAside(_ reference: Reference) -> Bool {
    let home = bill.provisions[bill.provision(at: reference.range.lowerBound)]
    let before = bill.tokens(in: home.body.lowerBound..<reference.range.lowerBound)
    let after = bill.tokens(in: reference.range.upperBound..<home.range.upperBound).first
    return before.count { $0.kind == .word } <= 3 && after?.kind == .comma
  }

  private func isGone(_ provision: Int, _ gone: Set<Int>) -> Bool {
    bill.lineage(of: provision).contains(where: gone.contains)
  }

  /// Whether a subsection shares with what is gone a word that hardly another section has: "the tool".
  private func speaksOf(_ gone: Set<Int>, _ subsection: Int, in section: Int) -> Bool {
    guard !homes.isEmpty else { return false }
    let own = Set(words(of: subsection))
    return gone.lazy.filter { bill.section(of: $0) == section }.contains { removed in
      words(of: removed).contains { word in
        own.contains(word) && (homes[word] ?? []).subtracting([section]).count <= 1
      }
    }
  }

  private func words(of provision: Int) -> [Int32] {
    bill.tokens(in: bill.provisions[provision].body).filter {
      $0.kind == .word && $0.range.count >= 4
    }.map(\.word)
  }

  private func namesItsSection(_ subsection: Int) -> Bool {
    bill.references(in: bill.provisions[subsection].body).contains {
      $0.isOwn && $0.unit == .section
    }
  }

  // MARK: References from elsewhere

  /// References to provisions that are gone, in words that stay, with what is gone of their targets; not
  /// a run of sections of which others are left.
  package func stranded(by gone: Set<Int>) -> [(reference: Reference, targets: [Int])] {
    bill.references.compactMap { reference in
      guard let targets = bill.targets(of: reference),
        !isGone(bill.provision(at: reference.range.lowerBound), gone)
      else { return nil }
      let lost = targets.filter { isGone($0, gone) }
      let isRun = reference.items.contains { $0.through != nil }
      return lost.isEmpty || isRun && lost.count < targets.count ? nil : (reference, lost)
    }
  }
}

extension Bill {
  /// The references that begin in a range.
  package func references(in range: Range<Int>) -> ArraySlice<Reference> {
    var low = 0
    var high = references.count
    while low < high {
      let middle = (low + high) / 2
      if references[middle].range.lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < references.count, references[end].range.lowerBound < range.upperBound { end += 1 }
    return references[low..<end]
  }

  /// The sections, subsections and paragraphs of this bill that a reference names; nil where it names
  /// another act, another unit or something that is not there.
  package func targets(of reference: Reference) -> [Int]? {
    guard !reference.isOwn, reference.externalAct == nil, !isInoperative(reference.range.lowerBound)
    else { return nil }
    let home: Int
    switch reference.unit {
    case .section: home = 0
    case .subsection:
      guard let section = section(of: provision(at: reference.range.lowerBound)) else { return nil }
      home = section
    case .paragraph:
      let around = lineage(of: provision(at: reference.range.lowerBound))
      guard
        let outer = around.first(where: { provisions[$0].kind == .subsection })
          ?? around.first(
            where: { provisions[$0].kind == .section })
      else { return nil }
      home = outer
    default: return nil
    }
    var found: [Int] = []
    for item in reference.items {
      guard let first = target(item.path, from: home) else { return nil }
      guard let through = item.through else {
        found.append(first)
        continue
      }
      guard let last = target(through, from: home), first <= last else { return nil }
      let kind = provisions[first].kind
      found += (first...last).filter { provisions[$0].kind == kind && !provisions[$0].isInserted }
    }
    return found
  }

  private func target(_ path: [String], from home: Int) -> Int? {
    var path = path[...]
    var current = home
    if home == 0, let number = path.popFirst() {
      guard
        let section = sections.first(where: {
          provisions[$0].number == number && !provisions[$0].isInserted
            && provisions[container(of: $0)].kind != .schedule
        })
      else { return nil }
      current = section
    }
    for number in path {
      guard
        let child = provisions[current].children.first(where: { provisions[$0].number == number })
      else { return nil }
      current = child
    }
    return current
  }
}
