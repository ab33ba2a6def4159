import Bills
import Lexicons
import Words

/// Reads what general safeguards apply to, and which sections import which.
struct ReachFinder {
  let bill: Bill
  let clauses: [Clause]
  let mentions: Mentions
  let sections: [String: Int]

  func general() -> [SafeguardReach.General] {
    var found: [SafeguardReach.General] = []
    for clause in clauses where !clause.isDefinition && !clause.isOffence {
      guard let section = clause.section else { continue }
      for words in mentions.of(Asked.appliesTo, in: clause.range) {
        let targets = targets(after: words, in: clause)
        if !targets.isEmpty {
          found.append(
            .init(
              clause: clause.id, section: section, appliesTo: targets, words: words,
              bindsExercise: bindsExercise(words, in: clause)))
        }
      }
    }
    return found + byHeading(except: Set(found.map(\.section)))
  }

  /// Whether the words that name powers are about their use: not "data obtained under this Part", and
  /// not "a service provider shall appoint somebody to receive notices under this Part".
  private func bindsExercise(_ words: Range<Int>, in clause: Clause) -> Bool {
    if mentions.of(Asked.results, in: words).contains(words) { return false }
    let sentence = clause.sentence(at: words.lowerBound)
    let before = sentence.lowerBound..<words.lowerBound
    guard let shall = mentions.last([Asked.shall], before: words.lowerBound, in: sentence),
      !mentions.has(Asked.negated, in: before),
      let addressee = mentions.last(
        [Asked.provider, Asked.person], before: shall.lowerBound, in: sentence)
    else { return true }
    let holders = [
      Asked.court, Asked.police, Asked.executive, Asked.prosecutor, Asked.centralAuthority,
    ]
    let holder = mentions.last(holders, before: shall.lowerBound, in: sentence)
    return holder.map { $0.lowerBound > addressee.lowerBound } ?? false
  }

  func overrides() -> [SafeguardReach.Override] {
    clauses.flatMap { clause in
      mentions.of(Asked.overrides, in: clause.range).compactMap { words in
        let targets = targets(after: words, in: clause)
        guard !targets.isEmpty else { return nil }
        let sentence = clause.sentence(at: words.lowerBound)
        let powers = mentions.of(Asked.powersOf, in: sentence).flatMap {
          self.targets(after: $0, in: clause)
        }
        return .init(words: words, sentence: sentence, targets: targets, powers: powers)
      }
    }
  }

  /// "The powers in Part III apply to the offences created by Part II."
  func applications() -> [(clause: Int, powers: [SafeguardReach.Target])] {
    clauses.filter(\.isApplication).compactMap { clause in
      guard let words = mentions.of(Asked.powersOf, in: clause.range).first else { return nil }
      let powers = targets(after: words, in: clause)
      return powers.isEmpty ? nil : (clause.id, powers)
    }
  }

  /// A section called safeguards that does not say what it reaches: its own Part.
  private func byHeading(except known: Set<Int>) -> [SafeguardReach.General] {
    bill.provisions.compactMap { section in
      guard section.kind == .section, !known.contains(section.id), let heading = section.heading,
        mentions.has(Asked.safeguardHeading, in: heading),
        let clause = clauses.first(where: { $0.section == section.id })
      else { return nil }
      let container = bill.container(of: section.id)
      return .init(
        clause: clause.id, section: section.id,
        appliesTo: [container == 0 ? .bill : .container(container)], words: heading,
        bindsExercise: true)
    }
  }

  /// The references that follow "powers under", "an order made under".
  private func targets(after words: Range<Int>, in clause: Clause) -> [SafeguardReach.Target] {
    let sentence = clause.sentence(at: words.lowerBound)
    let window = words.lowerBound..<min(sentence.upperBound, words.upperBound + 120)
    var targets: [SafeguardReach.Target] = []
    var end = words.upperBound
    for reference in references(in: window) where reference.externalAct == nil {
      // Only what follows at once: "an application under this section shall be made as section 22
      // provides" says nothing of section 22.
      guard reference.range.lowerBound <= end + 24 else { break }
      end = reference.range.upperBound
      if reference.isOwn {
        if let target = own(reference.unit, clause) { targets.append(target) }
      } else if reference.unit == .section {
        for item in reference.items {
          guard let first = item.path.first else { continue }
          targets.append(
            .sections(.init(first: first, last: item.through?.first ?? first, places: sections)))
        }
      } else if reference.unit == .part || reference.unit == .chapter {
        targets += containers(reference)
      }
    }
    return targets
  }

  private func own(_ unit: LanguageWords.Unit, _ clause: Clause) -> SafeguardReach.Target? {
    switch unit {
    case .act: return .bill
    case .part, .chapter, .division:
      let container = bill.container(of: clause.provision)
      return container == 0 ? .bill : .container(container)
    default: return nil
    }
  }

  private func containers(_ reference: Reference) -> [SafeguardReach.Target] {
    reference.items.flatMap { item -> [SafeguardReach.Target] in
      let numbers = bill.provisions.filter { $0.kind == .part || $0.kind == .chapter }
      guard let first = item.path.first,
        let start = numbers.first(where: { $0.number == first })
      else { return [] }
      let end = item.through?.first.flatMap { last in numbers.first { $0.number == last } } ?? start
      return numbers.filter { (start.id...max(start.id, end.id)).contains($0.id) }
        .map { .container($0.id) }
    }
  }

  /// The sections that each section imports, and the sections that import what is not in the text.
  func imports(by concept: String) -> (found: [Int: [Int]], absent: Set<Int>) {
    var found: [Int: [Int]] = [:]
    var absent: Set<Int> = []
    for clause in clauses {
      let section = clause.section ?? 0
      for words in mentions.of(concept, in: clause.range) {
        let window = words.lowerBound..<min(clause.range.upperBound, words.upperBound + 60)
        for reference in references(in: window) where reference.unit == .section {
          let places = reference.externalAct == nil ? reference.items.flatMap(places) : []
          if places.isEmpty, !reference.isOwn { absent.insert(section) }
          guard clause.section != nil else { continue }
          found[section, default: []] += places.filter { $0 != section }
        }
      }
    }
    return (found, absent)
  }

  /// "The court may grant an application under section 69": sections 69 and this one are one power.
  func partners() -> [Int: [Int]] {
    var found: [Int: [Int]] = [:]
    for clause in clauses {
      guard let section = clause.section else { continue }
      for words in mentions.of(Asked.decidesOn, in: clause.range) {
        let window = words.lowerBound..<min(clause.range.upperBound, words.upperBound + 24)
        guard let reference = references(in: window).first, reference.unit == .section,
          reference.externalAct == nil, reference.items.count == 1,
          let other = places(reference.items[0]).only, other != section
        else { continue }
        found[section, default: []].append(other)
        found[other, default: []].append(section)
      }
    }
    return found
  }

  private func places(_ item: Reference.Item) -> [Int] {
    guard let first = item.path.first, let start = sections[first] else { return [] }
    guard let last = item.through?.first, let end = sections[last], end > start else {
      return [start]
    }
    return (start...end).filter { bill.provisions[$0].kind == .section }
  }

  private func references(in range: Range<Int>) -> ArraySlice<Reference> {
    let first = bill.references.partitionPoint { $0.range.lowerBound >= range.lowerBound }
    let end = bill.references.partitionPoint { $0.range.lowerBound >= range.upperBound }
    return bill.references[first..<max(first, end)]
  }
}

extension Array {
  /// The element of an array that holds one and no more.
  fileprivate var only: Element? { count == 1 ? self[0] : nil }
}
