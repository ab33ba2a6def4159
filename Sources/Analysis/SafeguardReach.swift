import Bills
import Lexicons
import Words

/// Which powers the words of a safeguard hold for, and where a power's safeguards may stand.
package struct SafeguardReach: Sendable {
  /// A provision that lays conditions on powers elsewhere, and what it says it applies to.
  package struct General: Sendable {
    /// The clause that says what the provision applies to.
    package let clause: Int
    /// The section whose clauses count as safeguards of the powers reached.
    package let section: Int
    package let appliesTo: [Target]
    /// The words that say so; empty for a provision known by its heading.
    package let words: Range<Int>
  }

  package enum Target: Sendable, Equatable {
    case bill
    /// A Part, a Chapter, or another container, by provision.
    case container(Int)
    /// Sections by number, first to last.
    case sections(NumberRange)
  }

  /// Section numbers in order, both ends included.
  package struct NumberRange: Sendable, Equatable {
    package let first: String
    package let last: String
  }

  package let general: [General]
  private let bill: Bill
  private let clauses: [Clause]
  private let sectionPlace: [String: Int]
  private let clausesOfSection: [Int: [Int]]
  private let imports: [Int: [Int]]
  private let partners: [Int: [Int]]
  private let importsAbsent: Set<Int>
  private let appliesAbsent: Set<Int>

  init(bill: Bill, clauses: [Clause], mentions: Mentions) {
    self.bill = bill
    self.clauses = clauses
    let sections = bill.provisions.filter { $0.kind == .section }
    var places: [String: Int] = [:]
    for section in sections where places[section.number] == nil {
      places[section.number] = section.id
    }
    sectionPlace = places
    var bySection: [Int: [Int]] = [:]
    for clause in clauses {
      bySection[clause.section ?? 0, default: []].append(clause.id)
    }
    clausesOfSection = bySection
    let finder = ReachFinder(bill: bill, clauses: clauses, mentions: mentions, sections: places)
    general = finder.general()
    partners = finder.partners()
    let conditions = finder.imports(by: Asked.imports)
    let applications = finder.imports(by: Asked.importsApplication)
    imports = conditions.found.merging(applications.found) { $0 + $1 }
    importsAbsent = conditions.absent.union(applications.absent)
    appliesAbsent = applications.absent
  }

  /// The clauses of a section; of the whole text where a clause stands outside any.
  package func clauses(ofSection section: Int?) -> [Int] { clausesOfSection[section ?? 0] ?? [] }

  /// The sections whose conditions a section takes over ("subject to section 40").
  package func imports(of section: Int?) -> [Int] { imports[section ?? 0] ?? [] }

  /// The sections that are one with a section: those that decide on the application it allows, and
  /// those under which the application it decides on is made.
  package func partners(of section: Int?) -> [Int] { section.flatMap { partners[$0] } ?? [] }
  /// Whether a section takes over conditions from a provision that this text does not hold.
  package func importsAbsent(_ section: Int?) -> Bool { importsAbsent.contains(section ?? 0) }

  /// Whether a section decides on an application whose conditions stand in a provision that this
  /// text does not hold.
  package func appliesAbsent(_ section: Int?) -> Bool { appliesAbsent.contains(section ?? 0) }

  /// Whether a sentence speaks of its own section or of a subsection, and so of no other section.
  package func confines(_ sentence: Range<Int>) -> Bool {
    let first = bill.references.partitionPoint { $0.range.lowerBound >= sentence.lowerBound }
    for reference in bill.references[first...] {
      guard reference.range.upperBound <= sentence.upperBound else { break }
      if [.subsection, .paragraph].contains(reference.unit)
        || reference.unit == .section && reference.isOwn
      {
        return true
      }
    }
    return false
  }

  /// The general provisions that reach a power.
  package func general(reaching power: Power) -> [General] {
    general.filter { reaches($0, clauses[power.clause].provision) }
  }

  /// Whether a general provision says that it applies to a provision.
  package func reaches(_ general: General, _ provision: Int) -> Bool {
    general.appliesTo.contains { target in
      switch target {
      case .bill: true
      case .container(let container): bill.lineage(of: provision).contains(container)
      case .sections(let range):
        bill.section(of: provision).map { contains(range, bill.provisions[$0]) } ?? false
      }
    }
  }

  private func contains(_ range: NumberRange, _ section: Provision) -> Bool {
    guard let first = sectionPlace[range.first], let last = sectionPlace[range.last] else {
      // One end is no section of this text: go by the numbers.
      guard let low = Self.whole(range.first), let high = Self.whole(range.last),
        let number = Self.whole(section.number)
      else { return section.number == range.first || section.number == range.last }
      return low <= number && number <= high
    }
    return (first...max(first, last)).contains(section.id)
  }

  private static func whole(_ number: String) -> Int? {
    Int(number.prefix { $0 >= "0" && $0 <= "9" })
  }
}

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
            .init(clause: clause.id, section: section, appliesTo: targets, words: words))
        }
      }
    }
    return found + byHeading(except: Set(found.map(\.section)))
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
        appliesTo: [container == 0 ? .bill : .container(container)], words: heading)
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
            .sections(.init(first: first, last: item.through?.first ?? first)))
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
