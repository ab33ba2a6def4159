import Bills
import Findings

/// Which section of one version became which of the other.
struct ClauseMatcher {
  let old: Bill
  let new: Bill
  let oldSections: [Int]
  let newSections: [Int]
  private let matcher: TextMatcher
  private let matches: TextMatcher.Matches

  init(old: Bill, new: Bill) {
    self.old = old
    self.new = new
    oldSections = old.sections
    newSections = new.sections
    matcher = TextMatcher(
      old: oldSections.map { Self.text(of: $0, in: old) },
      new: newSections.map { Self.text(of: $0, in: new) })
    matches = matcher.match()
  }

  /// The new section that an old one became, by the ids of provisions.
  func newSection(of section: Int) -> Int? {
    oldSections.firstIndex(of: section).flatMap { matches.newOf[$0] }.map { newSections[$0] }
  }

  func oldSection(of section: Int) -> Int? {
    newSections.firstIndex(of: section).flatMap { matches.oldOf[$0] }.map { oldSections[$0] }
  }

  static func text(of provision: Int, in bill: Bill) -> TextMatcher.Text {
    let node = bill.provisions[provision]
    let heading = node.heading.map { words(of: $0, in: bill) } ?? []
    let body = words(of: node.body, in: bill)
    // An item of a schedule may be no more than its name.
    return TextMatcher.Text(
      words: body.isEmpty ? heading : body, number: node.number,
      heading: heading.joined(separator: " "))
  }

  private static func words(of range: Range<Int>, in bill: Bill) -> [String] {
    bill.tokens(in: range).filter { $0.word >= 0 }.map { bill.words.string(of: $0.word) }
  }

  // MARK: Changes

  /// The sections that changed, in the order of the new version, and how many did not.
  func changes() -> (changes: [ClauseChange], unchanged: Int) {
    var changes: [ClauseChange] = []
    var unchanged = 0
    var told: Set<Int> = []
    let moved = movedSections()
    func tellGone(upTo limit: Int) {
      for index in oldSections.indices.prefix(limit)
      where matches.newOf[index] == nil && told.insert(index).inserted {
        changes.append(gone(index))
      }
    }
    for index in newSections.indices {
      guard let origin = matches.oldOf[index] else {
        changes.append(added(index))
        continue
      }
      tellGone(upTo: origin)
      if let change = changed(origin, index, isMoved: moved.contains(index)) {
        changes.append(change)
      } else {
        unchanged += 1
      }
    }
    tellGone(upTo: oldSections.count)
    return (changes, unchanged)
  }

  private func gone(_ index: Int) -> ClauseChange {
    let heir = newSections.indices.max {
      matcher.containment(ofOld: index, inNew: $0) < matcher.containment(ofOld: index, inNew: $1)
    }
    var change = ClauseChange(
      kinds: [.gone], old: old.label(of: oldSections[index]), new: nil,
      heading: heading(oldSections[index], old))
    if let heir, matcher.containment(ofOld: index, inNew: heir) > 0.6 {
      change.kinds = [.merged]
      change.new = new.label(of: newSections[heir])
    }
    return change
  }

  private func added(_ index: Int) -> ClauseChange {
    let origin = oldSections.indices.max {
      matcher.containment(ofNew: index, inOld: $0) < matcher.containment(ofNew: index, inOld: $1)
    }
    var change = ClauseChange(
      kinds: [.new], old: nil, new: new.label(of: newSections[index]),
      heading: heading(newSections[index], new))
    if let origin, matcher.containment(ofNew: index, inOld: origin) > 0.6 {
      change.kinds = [.split]
      change.old = old.label(of: oldSections[origin])
    }
    return change
  }

  private func changed(_ origin: Int, _ index: Int, isMoved: Bool) -> ClauseChange? {
    let before = oldSections[origin]
    let after = newSections[index]
    var change = ClauseChange(
      kinds: [], old: old.label(of: before), new: new.label(of: after),
      heading: heading(after, new))
    if old.provisions[before].number != new.provisions[after].number {
      change.kinds.append(.renumbered)
    }
    if isMoved { change.kinds.append(.moved) }
    change.parts = SubsectionMatcher(old: old, new: new).changes(from: before, to: after)
    if change.parts.count == 1, change.parts[0].old == change.old {
      change.redline = change.parts[0].redline
      change.parts = []
      change.kinds.append(.amended)
    } else if !change.parts.isEmpty {
      change.kinds.append(.amended)
    }
    if let names = headings(before, after) {
      change.redline = change.redline ?? names
      if !change.kinds.contains(.amended) { change.kinds.append(.amended) }
    }
    return change.kinds.isEmpty ? nil : change
  }

  private func headings(_ before: Int, _ after: Int) -> String? {
    guard let left = heading(before, old), let right = heading(after, new) else { return nil }
    return WordDiff.redline(old: left, new: right)
  }

  private func heading(_ section: Int, _ bill: Bill) -> String? {
    bill.provisions[section].heading.map { bill.document.string($0) }
  }

  /// Matched sections outside the longest run that kept its order.
  private func movedSections() -> Set<Int> {
    let pairs = newSections.indices.compactMap { index in
      matches.oldOf[index].map { (new: index, old: $0) }
    }
    var best = Array(repeating: 1, count: pairs.count)
    var before = Array(repeating: -1, count: pairs.count)
    for index in pairs.indices {
      for earlier in 0..<index
      where pairs[earlier].old < pairs[index].old && best[earlier] + 1 > best[index] {
        best[index] = best[earlier] + 1
        before[index] = earlier
      }
    }
    var kept: Set<Int> = []
    var place = best.indices.max { best[$0] < best[$1] } ?? -1
    while place >= 0 {
      kept.insert(pairs[place].new)
      place = before[place]
    }
    return Set(pairs.map(\.new)).subtracting(kept)
  }
}

/// The subsections of a section in two versions.
struct SubsectionMatcher {
  let old: Bill
  let new: Bill

  /// Subsections that are new, gone or worded otherwise; the section itself where it has none.
  func changes(from before: Int, to after: Int) -> [ClauseChange] {
    let left = parts(of: before, in: old)
    let right = parts(of: after, in: new)
    let matches = TextMatcher(
      old: left.map { ClauseMatcher.text(of: $0, in: old) },
      new: right.map { ClauseMatcher.text(of: $0, in: new) }
    ).match()
    var changes: [ClauseChange] = []
    var told: Set<Int> = []
    func tellGone(upTo limit: Int) {
      for index in left.indices.prefix(limit)
      where matches.newOf[index] == nil && told.insert(index).inserted {
        var change = ClauseChange(kinds: [.gone], old: old.label(of: left[index]), new: nil)
        change.redline = "[-\(words(left[index], old))-]"
        changes.append(change)
      }
    }
    for index in right.indices {
      guard let origin = matches.oldOf[index] else {
        var change = ClauseChange(kinds: [.new], old: nil, new: new.label(of: right[index]))
        change.redline = "[+\(words(right[index], new))+]"
        changes.append(change)
        continue
      }
      tellGone(upTo: origin)
      let redline = WordDiff.redline(
        old: words(left[origin], old), new: words(right[index], new))
      guard let redline else { continue }
      var change = ClauseChange(
        kinds: [.amended], old: old.label(of: left[origin]), new: new.label(of: right[index]))
      change.redline = redline
      changes.append(change)
    }
    tellGone(upTo: left.count)
    return changes
  }

  private func parts(of section: Int, in bill: Bill) -> [Int] {
    let children = bill.provisions[section].children.filter {
      bill.provisions[$0].kind == .subsection
    }
    return children.isEmpty ? [section] : children
  }

  private func words(_ provision: Int, _ bill: Bill) -> String {
    bill.document.string(bill.provisions[provision].body)
      .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }
}
