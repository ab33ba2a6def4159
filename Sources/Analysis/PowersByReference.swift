import Bills
import Words

/// Powers that a provision takes over from another one by naming it.
extension PowerFinder {
  /// "a judge may make an order under any of sections 12 to 15": the powers of those sections, here
  /// too.
  func byReference(_ powers: [Power]) -> [Power] {
    var bySection: [String: Set<String>] = [:]
    for power in powers {
      bySection[bill.sectionNumber(of: power.provision), default: []].insert(power.powerClass)
    }
    var derived: [Power] = []
    func derive(_ words: Range<Int>, _ grant: Grant, _ clause: Clause, importsManner: Bool) {
      let sentence = clause.sentence(at: words.lowerBound)
      guard let place = reference(after: words, in: sentence) else { return }
      for name in classes(of: place, bySection).sorted() {
        var power = power(
          name, words, grant, sentence, clause, id: powers.count + derived.count)
        power.isByReference = true
        power.importsManner = importsManner
        derived.append(power)
      }
    }
    for clause in clauses where !clause.isDefinition {
      for words in mentions.of(Asked.byReference, in: clause.range) {
        let sentence = clause.sentence(at: words.lowerBound)
        guard let may = mentions.last([Asked.may], before: words.upperBound, in: sentence)
        else { continue }
        let holder = holder(before: may.lowerBound, in: sentence, clause)
        guard admits(holder.0, isShall: false, "search") else { continue }
        derive(
          words, Grant(range: may, isDuty: false, holder: holder.0, holderRange: holder.1), clause,
          importsManner: false)
      }
      for words in mentions.of(Asked.mannerByReference, in: clause.range) {
        derive(
          words, Grant(range: words, isDuty: false, holder: .unstated, holderRange: nil), clause,
          importsManner: true)
      }
    }
    return derived
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

  /// The classes of the powers that the sections of a reference grant.
  private func classes(
    of reference: Reference, _ bySection: [String: Set<String>]
  ) -> Set<String> {
    var classes: Set<String> = []
    let numbers = bill.provisions.filter { $0.kind == .section }.map(\.number)
    for item in reference.items {
      guard let first = item.path.first else { continue }
      let last = item.through?.first ?? first
      guard let low = numbers.firstIndex(of: first), let high = numbers.firstIndex(of: last),
        low <= high
      else { continue }
      for number in numbers[low...high] { classes.formUnion(bySection[number] ?? []) }
    }
    return classes
  }
}
