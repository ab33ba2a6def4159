import Bills
import Findings
import Foundation
import Linting
import Readers
import SeededRandom
import SourceText
import Synchronization
import Testing

/// A check that takes over what an earlier one found gives what a check from scratch gives.
struct ExaminationTests {
  private static let bill = """
    # LEDGERS BILL

    ## PART I

    ### 1. Interpretation

    In this Act, "serious offence" means an offence punishable by imprisonment for two years, or any
    offence that the Minister names.

    ### 2. Preservation

    (1) A police officer may by written notice order any person to preserve any data where it is
    necessary or expedient to do so. The officer may extend the period from time to time.

    (2) Notwithstanding any other law, the service provider shall comply without notifying the
    subscriber.

    ### 3. Search

    (1) A magistrate may issue a warrant to search any computer system for a serious offence.

    (2) An officer who executes a warrant may—

    - (a) seize the computer system;
    - (b) make and keep a copy of the data; or
    - (c) intercept the content of communications for one hundred and eighty days.

    ## PART II

    ### 4. Conditions and safeguards

    The powers under Part I shall be exercised only where a judge is satisfied that the measure is
    necessary and proportionate. An order under section 3(1) has effect for ninety (60) days.

    """

  private static let words = [
    " ", "\n\n", "any offence", "may", "shall not ", "section 9", "without a warrant", "é", "**",
    "### 5. ",
    "(3) ", "- (d) ", "\"", ".", "police officer ", "for a period of three years ", "<!-- ", "-->",
    "> ",
  ]

  private static func text(_ bytes: [UInt8]) -> SourceText {
    SourceText(path: "bill.md", string: String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func anEditIsCheckedAsTheWholeTextIs(seed: UInt64) throws {
    let linter = try Shipped.linter()
    var random = SeededGenerator(seed: seed)
    var memory = CheckMemory()
    var bytes = Array(Self.bill.utf8)
    for step in 0..<25 {
      let document = Reader.read(Self.text(bytes), format: .markdown)
      let examined = linter.examine(document, memory: &memory, suggests: true, isStale: { false })
      let (now, scratch) = (try #require(examined), linter.check(document))
      #expect(
        now.report.findings.map { "\($0)" } == scratch.findings.map { "\($0)" },
        "seed \(seed), step \(step)")
      #expect(now.report.isOnSubject == scratch.isOnSubject)
      let powers = now.analysis.map(linter.powers) ?? []
      #expect(powers.map { "\($0)" } == scratch.powers.map { "\($0)" })
      let places = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
      let start = places.randomElement(using: &random)!
      let end = places.first { $0 >= start + Int.random(in: 0...12, using: &random) } ?? start
      let new = Bool.random(using: &random) ? Self.words.randomElement(using: &random)! : ""
      bytes.replaceSubrange(start..<max(start, end), with: Array(new.utf8))
    }
  }

  @Test func aStaleCheckHasNoAnswerAndSpoilsNothing() throws {
    let linter = try Shipped.linter()
    let document = Reader.read(Self.text(Array(Self.bill.utf8)), format: .markdown)
    var memory = CheckMemory()
    let questions = Atomic(0)
    let stale = linter.examine(document, memory: &memory, suggests: true) {
      questions.add(1, ordering: .relaxed).newValue > 3
    }
    #expect(stale == nil)
    let whole = linter.examine(document, memory: &memory, suggests: true, isStale: { false })
    #expect(
      whole?.report.findings.map { "\($0)" } == linter.check(document).findings.map { "\($0)" })
  }
}
