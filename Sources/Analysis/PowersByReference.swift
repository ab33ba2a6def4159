import Bills
import Lexicons
import Words

/// Powers that a provision takes over from another one by naming it.
struct PowersByReference {
  let finder: PowerFinder
  let powers: [Power]
  /// The sections of the bill in order, with the classes of power that each grants.
  private let sections: [(number: String, classes: Set<String>)]
  private let order: [String: Int]

  init(finder: PowerFinder, powers: [Power]) {
    self.finder = finder
    self.powers = powers
    let bill = finder.bill
    let granted = Dictionary(grouping: powers) { bill.section(of: $0.provision) }
    let sections = bill.sections.map { id in
      (number: bill.provisions[id].number, classes: Set((granted[id] ?? []).map(\.powerClass)))
    }
    self.sections = sections
    order = Dictionary(
      sections.indices.map { (sections[$0].number, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private var bill: Bill { finder.bill }
  private var mentions: Mentions { finder.mentions }

  /// "a judge may make an order under any of sections 12 to 15", "sections 12 to 15 also apply to an
  /// inquiry under this Part": the powers of those sections, here too.
  func find() -> [Power] {
    var derived: [Power] = []
    for clause in finder.clauses where !clause.isDefinition {
      derived += orders(in: clause) + extensions(in: clause) + manners(in: clause)
    }
    for index in derived.indices { derived[index].id = powers.count + index }
    return derived
  }

  private func orders(in clause: Clause) -> [Power] {
    mentions.of(Asked.byReference, in: clause.range).flatMap { words -> [Power] in
      let sentence = clause.sentence(at: words.lowerBound)
      guard let may = mentions.last([Asked.may], before: words.upperBound, in: sentence),
        let reference = reference(after: words, in: sentence) ?? own(after: words, in: sentence)
      else { return [] }
      let holder = finder.holder(before: may.lowerBound, in: sentence, clause)
      guard finder.admits(holder.0, isShall: false, "search") else { return [] }
      let grant = PowerFinder.Grant(
        range: may, isDuty: false, holder: holder.0, holderRange: holder.1)
      let classes =
        reference.unit == .section && !reference.isOwn
        ? classes(of: reference) : (found: around(reference, clause), isWhole: true)
      return derive(
        classes.found.union(classes.isWhole ? [] : named(in: words)), words, grant, clause)
    }
  }

  private func extensions(in clause: Clause) -> [Power] {
    mentions.of(Asked.extended, in: clause.range).flatMap { words -> [Power] in
      guard let place = bill.references.first(where: { words.contains($0.range.lowerBound) }),
        place.unit == .section, !place.isOwn
      else { return [] }
      let grant = PowerFinder.Grant(
        range: words, isDuty: false, holder: .unstated, holderRange: nil)
      return derive(classes(of: place).found, words, grant, clause)
    }
  }

  private func manners(in clause: Clause) -> [Power] {
    mentions.of(Asked.mannerByReference, in: clause.range).flatMap { words -> [Power] in
      let sentence = clause.sentence(at: words.lowerBound)
      guard let place = reference(after: words, in: sentence) else { return [] }
      let grant = PowerFinder.Grant(
        range: words, isDuty: false, holder: .unstated, holderRange: nil)
      return derive(classes(of: place).found, words, grant, clause).map { power in
        var power = power
        power.importsManner = true
        return power
      }
    }
  }

  private func derive(
    _ classes: Set<String>, _ words: Range<Int>, _ grant: PowerFinder.Grant, _ clause: Clause
  ) -> [Power] {
    classes.sorted().map { name in
      var power = finder.power(
        name, words, grant, clause.sentence(at: words.lowerBound), clause, id: 0)
      power.footing = .byReference
      return power
    }
  }

  /// "An officer may exercise a power under this Part", "the powers in this section without a
  /// warrant": a way round the conditions of powers that stand beside.
  private func own(after words: Range<Int>, in sentence: Range<Int>) -> Reference? {
    let first = bill.references.partitionPoint { $0.range.lowerBound >= words.lowerBound }
    guard first < bill.references.count else { return nil }
    let reference = bill.references[first]
    guard reference.range.lowerBound <= words.upperBound + 24,
      reference.range.lowerBound < sentence.upperBound
    else { return nil }
    switch reference.unit {
    case .part, .chapter: return reference.isOwn ? reference : nil
    case .section:
      return reference.isOwn && mentions.has(Asked.withoutWarrant, in: sentence) ? reference : nil
    // "all the powers mentioned in subsection (1)", "in that subsection".
    case .subsection: return reference
    default: return nil
    }
  }

  /// The classes of the powers in the clause's own Part or section that the clause does not grant.
  private func around(_ reference: Reference, _ clause: Clause) -> Set<String> {
    let section = bill.section(of: clause.provision)
    let container = bill.container(of: clause.provision)
    let others = powers.filter { power in
      guard power.footing == .granted, power.clause != clause.id else { return false }
      if reference.unit == .subsection {
        let place = bill.provisions[finder.clauses[power.clause].provision].number
        return bill.section(of: power.provision) == section
          && (reference.isOwn || reference.items.contains { $0.path.first == place })
      }
      if reference.unit == .section { return bill.section(of: power.provision) == section }
      return container != 0 && bill.isWithin(power.provision, container)
    }
    let own = powers.filter { $0.clause == clause.id }.map(\.powerClass)
    return Set(others.map(\.powerClass)).subtracting(own)
  }

  private func reference(after words: Range<Int>, in sentence: Range<Int>) -> Reference? {
    let first = bill.references.partitionPoint { $0.range.lowerBound >= words.upperBound }
    guard first < bill.references.count else { return nil }
    let reference = bill.references[first]
    guard reference.unit == .section, !reference.isOwn,
      reference.range.lowerBound < sentence.upperBound,
      reference.range.lowerBound <= words.upperBound + 24
    else { return nil }
    return reference
  }

  /// The classes of the powers that the sections of a reference grant, and whether the bill holds
  /// all of them.
  ///
  /// A section of another act is known where the bill puts it there.
  private func classes(of reference: Reference) -> (found: Set<String>, isWhole: Bool) {
    var classes: Set<String> = []
    var isWhole = true
    for item in reference.items {
      guard let first = item.path.first, let low = order[first],
        let high = order[item.through?.first ?? first], low <= high
      else {
        isWhole = false
        continue
      }
      for section in sections[low...high] { classes.formUnion(section.classes) }
    }
    return (classes, isWhole)
  }

  /// The classes by which another law's power is known from its name alone.
  private func named(in words: Range<Int>) -> Set<String> {
    Set(PowerClass.all.filter { mentions.has("named." + $0, in: words) })
  }
}
