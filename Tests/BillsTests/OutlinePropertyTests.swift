import Bills
import SeededRandom
import SourceText
import Testing

/// What holds for the outline of any text.
@Suite struct OutlinePropertyTests {
  @Test(arguments: RandomBill.Style.allCases, 0..<3)
  func thePrintedTreeComesBack(style: RandomBill.Style, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let random = RandomBill(&generator, mayHaveParts: style != .oneLine)
      let text = random.printed(style)
      let bill = try Reading.bill(text, as: style.format)
      #expect(bill.labels == random.labels, "\(text)")
      #expect(BillInvariants(bill: bill).violations == [])
      if bill.labels != random.labels { return }
    }
  }

  private static let fragments = [
    "(a) ", "(b) ", "(c) ", "(i) ", "(ii) ", "(h) ", "(1) ", "(2) ", "(A) ", "(aa) ", "1. ", "2. ",
    "12A. ", "13. ", "487.012 ", "12.—(1) ", "Section 3 ", "Article 5\n", "Art. 6. ", "PART I\n",
    "PART II – X\n", "Chapter 2\n", "SCHEDULE\n", "FIRST SCHEDULE\n", " Part V – Books ", "“", "”",
    "\"", "\"x\" means ", "\"y\" includes ", "in this Part, ", "section 12(1)(a) ",
    "sections 3 to 5 ",
    "of the Penal Code ", "this Act ", "\n", "\n\n", "\n\n", "; ", ". ", ": ", ", ", "— ", "- ",
    "Provided that ", "except ", "unless ", "Explanation: ", "ninety (90) days ", "3 months ",
    "commits an offence ", "shall ", "and ", "or ", "The Judge ", "the list ", "is amended ",
    "inserted ", "Heading of it\n", "# ", "## 4. Books\n\n", "> ", "    ", "é", "第一条 ", "1° ",
    "Bill ", "**5.** ", "(", ")", "0", "99999999999999999999. ", "(1a) ", "( ) ", "5-1. ",
  ]

  @Test(arguments: 0..<10)
  func anyTextHasASoundTree(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 77)
    for _ in 0..<120 {
      let count = Int.random(in: 1...80, using: &generator)
      let text = (0..<count).map { _ in Self.fragments.randomElement(using: &generator)! }.joined()
      for format in SourceFormat.allCases {
        let bill = try Reading.bill(text, as: format)
        #expect(BillInvariants(bill: bill).violations == [], "\(text.debugDescription)")
      }
    }
  }

  @Test(
    arguments: [
      "(a) (b) 1. 2. ", "(a) ", "1. A\n", "12. (1) ", "“12A. X\n", "\"t\" means ", "PART I\n",
      "section 1 ", "(i) (h) ", "1. The list. ", "ninety (", "2. Shall\n1. Be\n", "provided that ",
      "1. Amended\n\n“2. List\n\n", "\"a\" x \"b\" ",
    ])
  func muchNoiseComesToAnEnd(noise: String) throws {
    // A debug build reads this much in seconds unless the work grows faster than the text.
    let size = 1 << 15
    let text = String(repeating: noise, count: size / noise.utf8.count)
    let bill = try Reading.bill(text)
    #expect(bill.provisions.count <= bill.tokens.count + 1)
    #expect(bill.provisions.allSatisfy { $0.range.upperBound <= bill.document.text.count })
  }
}
