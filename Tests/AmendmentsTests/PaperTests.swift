import Bills
import Findings
import Lexicons
import Readers
import SourceText
import Testing

@testable import Amendments

/// Papers that are written, read back and carried out.
@Suite struct PaperTests {
  private static let bill = """
    # Evidence Bill

    ### 1. Interpretation

    In this Act—

    "Court" means the High Court;

    "data" means electronic data.

    ### 2. Search

    (1) An officer may search any computer for evidence of any offence.

    (2) An officer may, by notice, require any person to produce any data.

    ### 3. Purposes

    The powers may be used for—

    - (a) a criminal investigation;
    - (b) the collection of tax; or
    - (c) the good of the State.
    """

  private static func read(_ text: String) throws -> Bill {
    let source = SourceText(path: "bill.md", string: text)
    return Bill(
      Reader.read(source, format: .markdown), language: try Lexicon.shipped().languageTable())
  }

  private static func paper(_ amendments: [Amendment], _ style: HouseStyle) -> PaperReader.Paper {
    let paper = AmendmentPaper(title: "bill.md", amendments: amendments, style: style)
    return PaperReader.read(SourceText(path: "paper.md", string: paper.markdown()))
  }

  private static let samples: [Amendment] = [
    Amendment(
      provision: "clause 2(1)", line: 13,
      change: .replace(strike: "any *offence*", insert: "an offence [under] sections 4 & 5")),
    Amendment(provision: "section 12A(1)(b)", line: nil, change: .strike("1. the “usual” words")),
    Amendment(
      provision: "article 3", line: 7, change: .insert(", if a judge agrees,", after: "may")),
    Amendment(provision: "clause 4", line: 9, change: .insert("(1)", after: "")),
    Amendment(provision: "clause 3(b)", line: 21, change: .remove),
    Amendment(
      provision: "clause 2", line: 15,
      change: .add(unit: .subsection, words: ["(3) No warrant is issued unless — 2. applies."])),
    Amendment(
      provision: "clause 3", line: 22,
      change: .add(
        unit: .section, words: ["4. Remedies", "(1) A person may apply.", "(2) So may I."])),
    Amendment(
      provision: "clause 1", line: 6,
      change: .add(unit: .definition, words: ["\"judge\" means a judge of the Court;"])),
    Amendment(
      provision: "clause 3", line: 17,
      change: .exchange(from: "The powers may", to: "of the State", insert: "No power is given")),
  ]

  @Test(arguments: samples, HouseStyle.allCases)
  func aPaperSaysWhatItWasWrittenFrom(_ amendment: Amendment, _ style: HouseStyle) throws {
    let paper = Self.paper([amendment], style)
    #expect(paper.problems == [])
    #expect(paper.amendments == [amendment])
  }

  private static func fitted(
    _ changes: [(String, Amendment.Change)]
  ) throws -> (text: String, misfits: [AmendmentFitter.Misfit]) {
    let fitter = AmendmentFitter(bill: try read(bill))
    let (text, misfits) = fitter.fit(
      changes.map { Amendment(provision: $0.0, line: nil, change: $0.1) })
    return (String(decoding: text.bytes, as: UTF8.self), misfits)
  }

  @Test func amendmentsAreCarriedOutWhereTheySay() throws {
    let (text, misfits) = try Self.fitted([
      ("clause 2(1)", .replace(strike: "any offence", insert: "an offence under this Act")),
      ("clause 2(2)", .insert(", with the leave of the Court,", after: "may")),
      ("clause 3(b)", .remove),
      ("clause 2", .add(unit: .subsection, words: ["(3) A notice lapses after thirty days."])),
      ("clause 3", .add(unit: .section, words: ["9. Remedies", "(1) One.", "(2) Two."])),
      ("clause 3", .add(unit: .section, words: ["9. Costs are borne by the State."])),
      ("clause 1", .add(unit: .definition, words: ["\"court day\" means a working day;"])),
    ])
    #expect(misfits == [])
    #expect(text.contains("evidence of an offence under this Act."))
    #expect(text.contains("An officer may, with the leave of the Court, by notice"))
    #expect(text.contains("- (a) a criminal investigation; or\n- (c) the good of the State."))
    #expect(text.contains("any data.\n\n(3) A notice lapses after thirty days.\n\n### 3. Purposes"))
    #expect(text.contains("### 4. Remedies\n\n(1) One.\n\n(2) Two."))
    #expect(text.contains("### 5.\n\nCosts are borne by the State."))
    #expect(text.contains("\"court day\" means a working day;\n\n\"data\" means"))
  }

  @Test func whatNoLongerFitsIsNamed() throws {
    let (text, misfits) = try Self.fitted([
      ("clause 7(1)", .strike("any")),
      ("clause 2(1)", .strike("any")),
      ("clause 2(2)", .strike("any animal")),
      ("clause 2(1)", .replace(strike: "any computer", insert: "a computer")),
      ("clause 2(1)", .strike("search any computer")),
    ])
    #expect(text.contains("search a computer"))
    #expect(
      misfits == [
        .init(number: 1, message: "the bill has no clause 7(1)"),
        .init(number: 2, message: "clause 2(1) holds 2 times “any”"),
        .init(number: 3, message: "clause 2(2) does not hold “any animal”"),
        .init(number: 5, message: "an earlier amendment changes the same words"),
      ])
  }

  @Test func whatIsNoInstructionIsAProblemWithItsLine() {
    let paper = PaperReader.read(
      SourceText(path: "paper.md", string: "# Paper\n\n## Amendment 1\n\nMake it better.\n"))
    #expect(paper.amendments == [])
    #expect(paper.problems.map(\.line) == [5])
  }

  /// What merely follows the last item of a list stays: the next definition, a memorandum.
  @Test func anItemDoesNotTakeAlongWhatFollowsIt() throws {
    let bill = try Self.read(
      """
      # Evidence Bill

      ### 1. Interpretation

      In this Act—

      "grave offence" means an offence—

      - (a) punishable by ten years; or
      - (b) which the Minister names.

      "provider" means a person who carries data.

      ### 2. Purposes

      The powers are used for grave offences.
      """)
    let (text, misfits) = AmendmentFitter(bill: bill).fit([
      Amendment(provision: "clause 1(b)", line: nil, change: .remove)
    ])
    #expect(misfits == [])
    let words = String(decoding: text.bytes, as: UTF8.self)
    #expect(words.contains("- (a) punishable by ten years.\n\n\"provider\" means a person"))
  }

  /// A last item that goes hands its full stop on; a first one leaves the rest as they are.
  @Test(arguments: [
    ("clause 3(c)", "- (a) a criminal investigation; or\n- (b) the collection of tax."),
    ("clause 3(a)", "- (b) the collection of tax; or\n- (c) the good of the State."),
  ])
  func anItemTakesItsConjunctionAlong(_ provision: String, _ expected: String) throws {
    let (text, misfits) = try Self.fitted([(provision, .remove)])
    #expect(misfits == [])
    #expect(text.contains("used for—\n\n" + expected))
  }
}
