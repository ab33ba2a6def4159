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
    /// Whether it says when or how the powers may be used, and not what becomes of their yield or
    /// what the addressee of an order has to do.
    package let bindsExercise: Bool
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
    /// The provisions with these numbers; nil where one is no section of this text.
    let sections: ClosedRange<Int>?

    init(first: String, last: String, places: [String: Int]) {
      self.first = first
      self.last = last
      if let low = places[first], let high = places[last] {
        sections = low...max(low, high)
      } else {
        sections = nil
      }
    }
  }

  package let general: [General]
  /// "Notwithstanding section 40": words, and what their sentence sets aside.
  package struct Override: Sendable {
    package let words: Range<Int>
    let sentence: Range<Int>
    let targets: [Target]
    /// Powers of other provisions for which it is set aside: "the powers in Part III may be used …".
    let powers: [Target]
  }

  private let bill: Bill
  private let clauses: [Clause]
  private let overrides: [Override]
  /// Clauses that say to which offences powers apply, with the powers they name.
  private let applications: [(clause: Int, powers: [Target])]
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
    var bySection: [Int: [Int]] = [:]
    for clause in clauses {
      bySection[clause.section ?? 0, default: []].append(clause.id)
    }
    clausesOfSection = bySection
    let finder = ReachFinder(bill: bill, clauses: clauses, mentions: mentions, sections: places)
    general = finder.general()
    overrides = finder.overrides()
    applications = finder.applications()
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

  /// The general provisions that reach a power and that it does not set aside.
  package func general(reaching power: Power) -> [General] {
    general(naming: power).filter { override(of: $0, by: power) == nil }
  }

  /// The general provisions that say they apply to a power, set aside or not.
  package func general(naming power: Power) -> [General] {
    general.filter { reaches($0, clauses[power.clause].provision) }
  }

  /// The words by which the sentence of a power, or one that speaks of it, sets a general provision
  /// aside, or nil.
  package func override(of general: General, by power: Power) -> Override? {
    let provision = clauses[power.clause].provision
    return overrides.first { override in
      (override.sentence == power.sentence || override.powers.contains { covers($0, provision) })
        && override.targets.contains { covers($0, general.section) }
    }
  }

  /// The clauses that say to which offences a power applies, its own section aside.
  package func applications(to power: Power) -> [Int] {
    let provision = clauses[power.clause].provision
    return applications.filter { $0.powers.contains { covers($0, provision) } }.map(\.clause)
  }

  /// Whether a general provision says that it applies to a provision.
  package func reaches(_ general: General, _ provision: Int) -> Bool {
    general.appliesTo.contains { covers($0, provision) }
  }

  /// Whether a clause says for which powers it holds, and another provision is not among them.
  package func stopsShort(_ clause: Int, of provision: Int) -> Bool {
    let own = general.filter { $0.clause == clause }
    return !own.isEmpty && !own.contains { reaches($0, provision) }
  }

  private func covers(_ target: Target, _ provision: Int) -> Bool {
    switch target {
    case .bill: true
    case .container(let container): bill.isWithin(provision, container)
    case .sections(let range):
      bill.section(of: provision).map { contains(range, $0) } ?? false
    }
  }

  private func contains(_ range: NumberRange, _ section: Int) -> Bool {
    if let sections = range.sections { return sections.contains(section) }
    // One end is no section of this text: go by the numbers.
    let printed = bill.provisions[section].number
    guard let low = Self.whole(range.first), let high = Self.whole(range.last),
      let number = Self.whole(printed)
    else { return printed == range.first || printed == range.last }
    return low <= number && number <= high
  }

  private static func whole(_ number: String) -> Int? {
    Int(number.prefix { $0 >= "0" && $0 <= "9" })
  }
}
