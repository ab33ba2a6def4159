/// Taking provisions out of a bill.
extension BillForm {
  /// What to replace in the file, in bytes, so that provisions go with the blanks before them; their
  /// neighbours get the conjunction or the full stop that would be missing.
  ///
  /// A provision that is all its parent holds takes the parent with it.
  package func removal(of ids: [Int]) -> [(range: Range<Int>, text: String)] {
    let whole = closed(Set(ids.map(wholeProvision)))
    let outermost = whole.filter { id in
      !bill.lineage(of: id).dropFirst().contains { whole.contains($0) }
    }
    return Dictionary(grouping: outermost) { bill.provisions[$0].parent ?? 0 }
      .sorted { $0.key < $1.key }
      .flatMap { removal(of: Set($0.value), from: bill.provisions[$0.key]) }
  }

  /// Where all of a list or a section goes, the section goes.
  private func closed(_ ids: Set<Int>) -> Set<Int> {
    var ids = ids
    while let parent = ids.lazy.compactMap({ bill.provisions[$0].parent }).first(where: { parent in
      parent != 0 && !ids.contains(parent) && !bill.provisions[parent].kind.isContainer
        && ids.isSuperset(of: bill.provisions[parent].children)
    }) {
      ids.subtract(bill.provisions[parent].children)
      ids.insert(parent)
    }
    return ids
  }

  /// The provision, or the one around it that holds nothing else.
  package func wholeProvision(_ id: Int) -> Int {
    var id = id
    while let parent = bill.provisions[id].parent, parent != 0,
      !bill.provisions[parent].kind.isContainer, bill.provisions[parent].children.count == 1
    { id = parent }
    return id
  }

  private func removal(
    of removed: Set<Int>, from parent: Provision
  ) -> [(range: Range<Int>, text: String)] {
    let siblings = parent.children
    var edits: [(range: Range<Int>, text: String)] = []
    for (index, id) in siblings.enumerated() where removed.contains(id) {
      let provision = bill.provisions[id]
      if index > 0 {
        let start = itemEnd(of: siblings[index - 1])
        edits.append((start..<max(start, itemEnd(of: id)), ""))
      } else {
        let start = lineStart(of: itemRange(of: id).lowerBound, within: parent)
        let next = siblings.count > 1 ? bill.provisions[siblings[1]] : nil
        let stop = next.map { lineStart(of: $0.range.lowerBound) } ?? itemEnd(of: id)
        edits.append((start..<max(start, stop), ""))
      }
    }
    return edits + lists(siblings).flatMap { marks($0, without: removed) }
  }

  /// The words that go with a provision when it is taken out.
  ///
  /// The last item of a list reaches to the next label, and so over what merely follows it: the next
  /// definition, a memorandum behind a schedule. Of an item only its own paragraph goes.
  package func itemRange(of id: Int) -> Range<Int> {
    let provision = bill.provisions[id]
    let isItem =
      switch provision.kind {
      case .paragraph, .subparagraph, .item: true
      case .section: bill.provisions[bill.container(of: id)].kind == .schedule
      default: false
      }
    guard isItem else { return provision.range }
    guard provision.children.isEmpty else { return upToHeading(provision) }
    let blocks = document.blocks.filter {
      $0.range.overlaps(provision.range) && $0.kind != .marginalNote
    }
    // The paragraph that bears the label; a title above it belongs to the list.
    let own =
      blocks.first { $0.marker?.label == provision.number }
      ?? blocks.first { $0.range.upperBound > provision.body.lowerBound }
    guard let own else { return provision.range }
    let lower =
      own.marker == nil
      ? provision.range.lowerBound : max(own.range.lowerBound, provision.range.lowerBound)
    return lower..<max(lower, min(provision.range.upperBound, own.range.upperBound))
  }

  /// Up to the next heading: a memorandum behind a schedule is no part of its last item.
  private func upToHeading(_ provision: Provision) -> Range<Int> {
    let heading = document.blocks.first { block in
      guard case .heading = block.kind else { return false }
      return block.range.lowerBound > provision.range.lowerBound
        && block.range.lowerBound < provision.range.upperBound
    }
    return provision.range.lowerBound..<(heading?.range.lowerBound ?? provision.range.upperBound)
  }

  private func itemEnd(of id: Int) -> Int {
    end(of: itemRange(of: id), in: bill.provisions[id])
  }

  /// Items as their lists: `(a)` after `(c)` begins the list of another definition.
  private func lists(_ items: [Int]) -> [[Int]] {
    var lists: [[Int]] = []
    for id in items {
      let number = bill.provisions[id].number
      if let list = lists.last, bill.provisions[list[0]].number != number {
        lists[lists.count - 1].append(id)
      } else {
        lists.append([id])
      }
    }
    return lists
  }

  /// The conjunction before the last item that stays, and the mark behind it.
  private func marks(
    _ siblings: [Int], without removed: Set<Int>
  ) -> [(range: Range<Int>, text: String)] {
    let items = siblings.map { bill.provisions[$0] }
    let kept = items.filter { !removed.contains($0.id) }
    guard let conjunction = items.lazy.compactMap(conjunction).first, let last = kept.last,
      let final = items.last
    else { return [] }
    var edits: [(range: Range<Int>, text: String)] = []
    if removed.contains(final.id), let mark = closing(of: last) {
      edits.append((mark, endMark(of: final)))
    }
    if kept.count > 1, self.conjunction(of: kept[kept.count - 2]) == nil,
      let mark = closing(of: kept[kept.count - 2])
    {
      edits.append((mark, words(conjunction)))
    }
    return edits
  }

  /// `; or` at the end of an item, as a range of the logical text.
  private func conjunction(of item: Provision) -> Range<Int>? {
    let tokens = bill.tokens(in: itemRange(of: item.id)).suffix(2)
    guard tokens.count == 2, let mark = tokens.first, let word = tokens.last,
      mark.kind == .semicolon || mark.kind == .comma, word.kind == .word, word.range.count <= 3
    else { return nil }
    return Int(mark.lower)..<Int(word.upper)
  }

  /// The mark at the end of an item, with the conjunction behind it, as bytes of the file.
  private func closing(of item: Provision) -> Range<Int>? {
    if let range = conjunction(of: item) { return document.sourceRange(range) }
    guard let last = bill.tokens(in: itemRange(of: item.id)).last,
      last.kind == .semicolon || last.kind == .comma
    else { return nil }
    return document.sourceRange(Int(last.lower)..<Int(last.upper))
  }

  private func endMark(of item: Provision) -> String {
    guard let last = bill.tokens(in: itemRange(of: item.id)).last,
      last.kind == .stop || last.kind == .semicolon
    else { return "." }
    return document.string(Int(last.lower)..<Int(last.upper))
  }

  private func words(_ range: Range<Int>) -> String { document.string(range) }
}
