import Bills
import Comparison
import Findings
import Foundation
import Lexicons
import Linting
import Readers
import SeededRandom
import SourceText
import Testing

/// What changed between two versions of a bill.
@Suite struct ComparisonTests {
  private static let linter = Result {
    let lexicon = try Lexicon.shipped()
    return try Linter(
      lexicon: lexicon, rules: lexicon.rules, profiles: ["pi-eff-2023"], language: "en")
  }

  private static func version(_ text: String) throws -> BillVersion {
    let linter = try linter.get()
    let document = Reader.read(SourceText(path: "bill.md", string: text), format: .markdown)
    return BillVersion(
      bill: linter.bill(document), report: linter.check(document))
  }

  private static func compare(_ old: String, _ new: String) throws -> BillComparison {
    Comparer(safeguards: try linter.get().safeguards).compare(try version(old), try version(new))
  }

  /// `amended clause 2 → clause 3`.
  private static func told(_ comparison: BillComparison) -> [String] {
    comparison.clauses.map { change in
      let kinds = change.kinds.map(\.rawValue).joined(separator: "+")
      return "\(kinds) \(change.old ?? "-") \(change.new ?? "-")"
    }
  }

  private static let subjects = [
    "the keeping of registers by every harbour master and the fees that are due for them",
    "licences for pilots, their examination and the medical certificate that they need",
    "wrecks which lie in a fairway, their marking, their owner and the cost of removal",
    "lights and signals at the entrance, who keeps them and when they are lit",
    "dredging, the places where spoil may be tipped, and the season for it",
    "quarantine of vessels which come from a port where a disease is known",
    "ferries, their timetable, the fares and the number of passengers carried",
    "fishing within the breakwater, the gear allowed and the hours of the night",
  ]

  private static func bill(_ order: [Int], numbers: [String]? = nil) -> String {
    let sections = order.enumerated().map { place, subject in
      "### \(numbers?[place] ?? String(place + 1)). Rule on \(subjects[subject].prefix(12))\n\n"
        + "(1) This clause is about \(subjects[subject]).\n\n"
        + "(2) The Minister may make regulations on \(subjects[subject])."
    }
    return "# Harbours Bill\n\n" + sections.joined(separator: "\n\n") + "\n"
  }

  @Test func theSameBillHasNoChanges() throws {
    let comparison = try Self.compare(Self.bill([0, 1, 2, 3]), Self.bill([0, 1, 2, 3]))
    #expect(Self.told(comparison) == [])
    #expect(comparison.unchanged == 4)
    #expect(!comparison.isBroader)
  }

  @Test func aClauseInsertedRenumbersTheRest() throws {
    let comparison = try Self.compare(Self.bill([0, 1, 2]), Self.bill([0, 7, 1, 2]))
    #expect(
      Self.told(comparison) == [
        "new - clause 2", "renumbered clause 2 clause 3", "renumbered clause 3 clause 4",
      ])
  }

  @Test func aClauseThatMovedIsTheSameClause() throws {
    let comparison = try Self.compare(Self.bill([0, 1, 2, 3]), Self.bill([1, 2, 3, 0]))
    #expect(
      Self.told(comparison) == [
        "renumbered clause 2 clause 1", "renumbered clause 3 clause 2",
        "renumbered clause 4 clause 3", "renumbered+moved clause 1 clause 4",
      ])
  }

  @Test func wordsThatChangedAreShown() throws {
    let old = Self.bill([0, 1, 2])
    let new = old.replacing(
      "(1) This clause is about licences", with: "(1) This clause settles licences")
    let comparison = try Self.compare(old, new)
    #expect(Self.told(comparison) == ["amended clause 2 clause 2"])
    #expect(
      comparison.clauses[0].parts.map(\.redline) == [
        "This clause [-is about-] [+settles+] licences for pilots, their examination and the medical …"
      ])
  }

  @Test func aClauseMaySplitAndTwoMayMerge() throws {
    let whole = "### 1. Pilots\n\n(1) \(Self.subjects[1]).\n\n(2) \(Self.subjects[2]).\n\n"
    let first = "### 1. Pilots\n\n\(Self.subjects[1]).\n\n"
    let rest = "### 2. Lights\n\n\(Self.subjects[3]) and no more.\n"
    let second = "### 2. Wrecks\n\n\(Self.subjects[2]).\n\n"
    let last = "### 3. Lights\n\n\(Self.subjects[3]) and no more.\n"
    let split = try Self.compare("# Bill\n\n" + whole + rest, "# Bill\n\n" + first + second + last)
    #expect(split.clauses.contains { $0.kinds == [.split] && $0.new == "clause 2" })
    let merged = try Self.compare("# Bill\n\n" + first + second + last, "# Bill\n\n" + whole + rest)
    #expect(merged.clauses.contains { $0.kinds == [.merged] && $0.old == "clause 2" })
  }

  /// Clauses dropped, added, moved and changed at random: each change is told, and nothing else.
  @Test(arguments: 0..<30)
  func everyChangeAndNothingElse(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let old = Array((0..<8).shuffled(using: &random).prefix(6))
    let dropped = Set(old.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random)))
    var new = old.filter { !dropped.contains($0) }
    let fresh = (0..<8).filter { !old.contains($0) }
    for subject in fresh where Bool.random(using: &random) {
      new.insert(subject, at: Int.random(in: 0...new.count, using: &random))
    }
    let changed = new.filter { old.contains($0) }.randomElement(using: &random)
    var text = Self.bill(new)
    if let changed {
      text = text.replacing(
        "(2) The Minister may make regulations on \(Self.subjects[changed])",
        with: "(2) The Minister shall make rules on \(Self.subjects[changed])")
    }
    let comparison = try Self.compare(Self.bill(old), text)
    var expected: Set<String> = []
    for (place, subject) in new.enumerated() {
      guard let before = old.firstIndex(of: subject) else {
        expected.insert("new - clause \(place + 1)")
        continue
      }
      let kinds = [before != place ? "renumbered" : nil, subject == changed ? "amended" : nil]
        .compactMap { $0 }
      if !kinds.isEmpty {
        expected.insert(
          "\(kinds.joined(separator: "+")) clause \(before + 1) clause \(place + 1)")
      }
    }
    for (place, subject) in old.enumerated() where dropped.contains(subject) {
      expected.insert("gone clause \(place + 1) -")
    }
    #expect(Set(Self.told(comparison)) == expected)
    #expect(comparison.unchanged + comparison.clauses.count { $0.new != nil } == new.count)
  }

  /// The bill of Samples/ and its amended print: a plain look at the two texts, clause by clause, finds
  /// the same clauses changed, new and gone.
  @Test(arguments: ["outputs/amended", "arcadia-cybercrime-bill-2026-amended"])
  func everyChangeOfTheSample(name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Samples").standardizedFileURL
    func read(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: name + ".md"), encoding: .utf8)
    }
    let old = try read("arcadia-cybercrime-bill-2026")
    let new = try read(name)
    let before = Self.clauses(of: old)
    let after = Self.clauses(of: new)
    let comparison = try Self.compare(old, new)
    let told = comparison.clauses.filter { ($0.old ?? $0.new ?? "").hasPrefix("clause") }
    let differing = Set(
      before.keys.filter { after[$0] != nil && after[$0] != before[$0] }.map { "clause \($0)" })
    let amended = Set(told.filter { $0.kinds.contains(.amended) }.compactMap(\.new))
    let replaced = Set(told.filter { $0.kinds == [.new] }.compactMap(\.new))
      .intersection(told.filter { $0.kinds == [.gone] }.compactMap(\.old))
    #expect(amended.union(replaced) == differing)
    let fresh = Set(after.keys.filter { before[$0] == nil }.map { "clause \($0)" })
    #expect(fresh.isSubset(of: told.filter { $0.old == nil }.compactMap(\.new)))
    let lost = Set(before.keys.filter { after[$0] == nil }.map { "clause \($0)" })
    #expect(lost.isSubset(of: told.filter { $0.new == nil }.compactMap(\.old)))
  }

  /// The words of each clause under a Markdown heading `### 14. …`, by number.
  private static func clauses(of text: String) -> [String: String] {
    var clauses: [String: String] = [:]
    for part in text.split(separator: "\n### ").dropFirst() {
      let number = part.prefix { $0 != "." && !$0.isNewline }
      let body = part.split(separator: "\n## ")[0].split(separator: "\n---")[0]
      clauses[String(number)] = body.filter { !"*_- \n".contains($0) }
    }
    return clauses
  }

  // MARK: Powers

  private static let narrow = """
    # Evidence Bill

    ### 1. Title

    This Act is the Evidence Act. In this Act, "serious offence" means an offence punishable by \
    imprisonment for at least ten years.

    ### 2. Interception

    (1) A judge may, on application, authorise the interception of the communications of a named \
    person for the investigation of a serious offence, for a period not exceeding fourteen days.

    (2) The judge must be satisfied that there are reasonable grounds to believe that the offence has \
    been committed and that the measure is necessary and proportionate.

    ### 3. Reports

    The Authority reports to Parliament every year.
    """

  private static let wide = narrow.replacing(
    "A judge may, on application, authorise the interception",
    with: "The Minister may order the interception"
  ).replacing("fourteen", with: "ninety").replacing("a serious offence", with: "any offence")
    .replacing("The judge must be satisfied", with: "The Minister considers")

  @Test func aWiderPowerSaysWhy() throws {
    let comparison = try Self.compare(Self.narrow, Self.wide)
    let change = try #require(comparison.powers.first { $0.power == "content-live" })
    let words = change.shifts.filter(\.isWider).map(\.words)
    #expect(words.contains("authorised by court became executive"))
    #expect(words.contains("fourteen days became ninety days"))
    #expect(words.contains("serious offences became any offence"))
    #expect(comparison.isBroader)
    #expect(comparison.added.contains { $0.rule == "scope/any-offence" })
  }

  @Test func andTheOtherWayRoundItIsNarrower() throws {
    let comparison = try Self.compare(Self.wide, Self.narrow)
    let change = try #require(comparison.powers.first { $0.power == "content-live" })
    #expect(change.isNarrower && !change.isWider)
    #expect(!comparison.isBroader)
    #expect(comparison.fixed.contains { $0.rule == "scope/any-offence" })
    #expect(comparison.added.filter { $0.severity == .error }.isEmpty)
  }

  @Test func aPowerThatGoesAndOneThatComes() throws {
    let without = Self.narrow.replacing(
      "the interception of the communications of", with: "a visit to")
    #expect(try Self.compare(Self.narrow, without).powers.contains { $0.kind == .gone })
    let comparison = try Self.compare(without, Self.narrow)
    #expect(comparison.powers.contains { $0.kind == .new && $0.power == "content-live" })
    #expect(comparison.isBroader)
  }
}
