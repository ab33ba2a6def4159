import Bills
import Lexicons
import Words

/// What the provisions of a bill do, in terms that no language owns. Computed once; every check
/// asks it.
package struct Analysis: Sendable {
  package let bill: Bill
  package let language: String
  /// Words such as "an" and "the".
  package let articles: Set<String>
  /// Numbers as the language writes them in words: 90 is "ninety".
  package let numberWords: [Int: String]
  package let clauses: [Clause]
  package let mentions: Mentions
  package let powers: [Power]
  package let reach: SafeguardReach
  package let terms: Terms
  /// A text of so few provisions that nothing can be said of what the bill as a whole lacks.
  package let isFragment: Bool
  /// A text of so few words that whoever checks it has chosen them.
  package let isExcerpt: Bool
  /// Whether most sections of the bill are text put into other acts.
  package let isAmending: Bool
  /// Whether the bill is about data and communications at all; rules have nothing to say of others.
  package let isAboutData: Bool
  /// Sections that create offences and grant no power, in order, up to the first Part with powers.
  package let offenceSections: [Int]
  private let powersOfClause: [Int: [Int]]
  private let clausesByPlace: [Int]
  /// Whether no clause holds words of another; text put into other acts may stand within one.
  private let areDisjoint: Bool

  package init(_ bill: Bill, language: CompiledLanguage) {
    var memory = MentionMemory.none
    self.init(bill, language: language, memory: &memory)
  }

  /// - Parameter memory: of an earlier analysis of the bill; afterwards, of this one.
  package init(_ bill: Bill, language: CompiledLanguage, memory: inout MentionMemory) {
    self.bill = bill
    self.language = language.language
    articles = language.articles
    numberWords = language.numberWords
    var clauses = ClauseCutter(bill: bill).cut()
    let mentions = Mentions(
      of: bill, clauses: clauses, language: language, memory: &memory)
    RoleFinder(bill: bill, mentions: mentions).mark(&clauses)
    let reach = SafeguardReach(bill: bill, clauses: clauses, mentions: mentions)
    for general in reach.general {
      for id in reach.clauses(ofSection: general.section) { clauses[id].isSafeguard = true }
    }
    isExcerpt = bill.tokens.count { $0.kind == .word } < 400
    isAmending =
      bill.sections.count { bill.provisions[$0].isInserted } * 3 > bill.sections.count
    isFragment = bill.isOneArticle || bill.sections.count < 3
    let found = PowerFinder(bill: bill, clauses: clauses, mentions: mentions).find()
    isAboutData = Self.isAboutData(bill, mentions, found)
    let powers = isAboutData ? found : []
    self.powers = OffenceReachFinder(
      bill: bill, clauses: clauses, mentions: mentions, reach: reach
    ).resolve(powers)
    self.clauses = clauses
    self.mentions = mentions
    self.reach = reach
    terms = Terms(bill: bill)
    clausesByPlace = clauses.indices.sorted {
      clauses[$0].range.lowerBound < clauses[$1].range.lowerBound
    }
    areDisjoint = zip(clausesByPlace, clausesByPlace.dropFirst()).allSatisfy {
      clauses[$0].range.upperBound <= clauses[$1].range.lowerBound
    }
    powersOfClause = Dictionary(grouping: powers.map(\.id)) { powers[$0].clause }
    let imported = clauses.filter { mentions.has(Asked.importedOffence, in: $0.range) }
    offenceSections = Self.offenceSections(
      of: bill, clauses, granting: Set(powers.map(\.clause)), imported: Set(imported.map(\.section))
    )
  }

  /// Powers that hardly any other statute grants: two sections with them make a bill ours.
  private static let telling: Set = [
    "preserve", "traffic-live", "content-live", "covert-tool", "retain", "decrypt",
    "partial-disclosure",
  ]

  /// Whether a bill is about data and communications at all: a statute on fisheries that lets an
  /// officer ask for records is not.
  private static func isAboutData(_ bill: Bill, _ mentions: Mentions, _ powers: [Power]) -> Bool {
    let words = bill.tokens.count { $0.kind == .word }
    let subject = mentions.of(Asked.cyber).count
    // Who checks a clause or two has chosen them.
    guard words >= 400 else { return true }
    guard words >= 1500 else { return subject > 0 || !mentions.of(Asked.electronic).isEmpty }
    if mentions.has(Asked.cyber, in: bill.title) { return subject * 1500 >= words }
    let sections = Set(
      powers.lazy.filter { telling.contains($0.powerClass) }.map { bill.section(of: $0.provision) })
    return subject * 120 >= words || sections.count >= 2 && subject * 1500 >= words
  }

  package func powers(ofClause clause: Int) -> [Power] {
    (powersOfClause[clause] ?? []).map { powers[$0] }
  }

  /// Whether a clause or two was given alone that grants no power itself, but speaks of powers, data
  /// or safeguards: who checks it has chosen it, so it counts as what it may be.
  package var isPartOfScheme: Bool {
    isExcerpt && powers.isEmpty && bill.terms.isEmpty
      && [Asked.cyber, Asked.electronic, Asked.appliesTo, Asked.safeguardHeading].contains {
        !mentions.of($0).isEmpty
      }
  }

  /// The clauses of a general provision that count for the powers it reaches.
  ///
  /// Always the clause that says what it reaches. Its neighbours, where they carry it on: "the powers
  /// under this Part shall be exercised in accordance with this section", or "the order …". A section
  /// with powers of its own lends no neighbours: "an application under this Part shall be made to a
  /// judge" beside a warrant that lasts ten days does not lend the ten days to the whole Part.
  package func clauses(of general: SafeguardReach.General) -> [Int] {
    let all = reach.clauses(ofSection: general.section)
    if all.contains(where: { !powers(ofClause: $0).isEmpty }) { return [general.clause] }
    let isWhole =
      general.words.overlaps(bill.provisions[general.section].heading ?? 0..<0)
      || namesSafeguards(ofSection: general.section) || refersToOwnSection(clauses[general.clause])
    // A neighbour that says for which powers it holds is a general provision of its own.
    let others = Set(reach.general.map(\.clause))
    return all.filter {
      $0 == general.clause
        || !others.contains($0) && !clauses[$0].isOffence
          && (isWhole || continuesOrder(clauses[$0]))
    }
  }

  /// Whether the heading of a section calls it conditions or safeguards.
  private func namesSafeguards(ofSection section: Int) -> Bool {
    bill.provisions[section].heading.map { mentions.has(Asked.safeguardHeading, in: $0) } ?? false
  }

  private func refersToOwnSection(_ clause: Clause) -> Bool {
    bill.references.contains {
      $0.isOwn && $0.unit == .section && clause.range.contains($0.range.lowerBound)
    }
  }

  /// Whether a clause goes on about an order or warrant of its section: "the order shall be made only
  /// where …".
  package func continuesOrder(_ clause: Clause) -> Bool {
    mentions.has(Asked.theInstrument, in: clause.range)
      || mentions.has(Asked.theGrounds, in: clause.range)
  }

  /// Whether a clause speaks of safeguards or conditions by name.
  package func namesSafeguards(_ clause: Clause) -> Bool {
    mentions.has(Asked.safeguardHeading, in: clause.range)
  }

  /// The clauses that hold one of several concepts, in order: few, where all are many.
  package func clauses(holding concepts: [String]) -> [Clause] {
    guard areDisjoint else { return clauses.filter { mentions.hasAny(concepts, in: $0.range) } }
    var found: Set<Int> = []
    for concept in concepts {
      for place in mentions.of(concept) {
        if let clause = clause(at: place.lowerBound) { found.insert(clause.id) }
      }
    }
    return found.sorted().map { clauses[$0] }
  }

  /// The clause that holds an offset, or nil in a heading or a title.
  package func clause(at offset: Int) -> Clause? {
    // Clauses follow the provisions, which follow the text.
    let index = clausesByPlace.partitionPoint { clauses[$0].range.upperBound > offset }
    guard index < clausesByPlace.count else { return nil }
    let clause = clauses[clausesByPlace[index]]
    return clause.range.contains(offset) ? clause : nil
  }
}

/// Marks what kind of provision each clause is.
struct RoleFinder {
  let bill: Bill
  let mentions: Mentions

  func mark(_ clauses: inout [Clause]) {
    for index in clauses.indices {
      let clause = clauses[index]
      clauses[index].isOffence =
        mentions.has(Asked.creation, in: clause.range) && !clause.isDefinition
      clauses[index].isApplication =
        mentions.has(Asked.application, in: clause.range) && !clause.isDefinition
      clauses[index].isImmunity = mentions.has(Asked.immunity, in: clause.range)
      clauses[index].isCooperation = isAbout(Asked.cooperation, clause)
      clauses[index].isContactPoint = isAbout(Asked.contactPoint, clause)
    }
    markProhibitions(&clauses)
    markContinuations(&clauses)
  }

  /// "A person shall not …", where another subsection makes it an offence to contravene it.
  private func markProhibitions(_ clauses: inout [Clause]) {
    let punished = Set(
      clauses.lazy.filter {
        $0.isOffence && mentions.has(Asked.contravention, in: $0.range)
      }.compactMap(\.section))
    for index in clauses.indices where !clauses[index].isDefinition {
      guard let section = clauses[index].section, punished.contains(section),
        mentions.has(Asked.prohibition, in: clauses[index].range)
      else { continue }
      clauses[index].isProhibition = true
    }
  }

  /// "The contact point shall …", "the request may be refused", in a section that has said which one
  /// it means.
  private func markContinuations(_ clauses: inout [Clause]) {
    let contactPoints = Set(clauses.lazy.filter(\.isContactPoint).map(\.section))
    let cooperation = Set(clauses.lazy.filter(\.isCooperation).map(\.section))
    for index in clauses.indices where !clauses[index].isDefinition {
      let clause = clauses[index]
      if contactPoints.contains(clause.section),
        mentions.has(Asked.thatContactPoint, in: clause.range)
      {
        clauses[index].isContactPoint = true
      }
      if cooperation.contains(clause.section), mentions.has(Asked.thatRequest, in: clause.range) {
        clauses[index].isCooperation = true
      }
    }
  }

  /// In the clause itself, its section's heading, or the title of its Part.
  private func isAbout(_ concept: String, _ clause: Clause) -> Bool {
    if mentions.has(concept, in: clause.range) { return true }
    return bill.lineage(of: clause.provision).contains { id in
      bill.provisions[id].heading.map { mentions.has(concept, in: $0) } ?? false
    }
  }
}

/// Which offences open each power.
struct OffenceReachFinder {
  let bill: Bill
  let clauses: [Clause]
  let mentions: Mentions
  let reach: SafeguardReach

  func resolve(_ powers: [Power]) -> [Power] {
    powers.map { power in
      var power = power
      power.offences = offences(of: power)
      return power
    }
  }

  private func offences(of power: Power) -> Power.OffenceReach {
    let near = clauses[power.clause].range
    let section = reach.clauses(ofSection: clauses[power.clause].section).map { clauses[$0].range }
    let said = reach.applications(to: power).map { clauses[$0].range }
    for ranges in [[near], section, said] {
      if ranges.contains(where: { mentions.has(Asked.anyOffence, in: $0) }) { return .any }
      if ranges.contains(where: { mentions.has(Asked.serious, in: $0) }) { return .serious }
      if ranges.contains(where: { mentions.has("scope.listed-offences", in: $0) }) {
        return .listed
      }
      if ranges.contains(where: { mentions.has(Asked.ownOffence, in: $0) }) { return .act }
    }
    return .unresolved
  }
}
