import Bills
import Testing

/// Defined terms: their words, their definitions, and how far they hold.
@Suite struct TermTests {
  private static let text = """
    PART I – BEGINNING
    1. In this Act—
    "ledger" means a book in which sums are written;
    "serious offence" means an offence punishable by imprisonment for four years or more; and
    “register” includes a list.
    2. A judge may issue a warrant.
    PART II – LISTS
    3. (1) In this Part, "list" has the meaning given to register in section 1.
    (2) The inspector shall keep a list.
    4. In this section, “cabinet” means a chest with a lock. A cabinet may be opened.
    5. The word "ledger" is written on each ledger.
    """

  @Test func termsAndTheirDefinitions() throws {
    let bill = try Reading.bill(Self.text)
    #expect(
      bill.terms.map(\.term) == ["ledger", "serious offence", "register", "list", "cabinet"])
    let definitions = bill.terms.map { bill.words($0.definition) }
    #expect(definitions[0] == " a book in which sums are written")
    #expect(definitions[1].hasPrefix(" an offence punishable by imprisonment for four years"))
    #expect(definitions[2].hasPrefix(" a list"))
    #expect(bill.terms.map { bill.words($0.verb) }.contains("includes"))
    #expect(bill.words(bill.terms[1].termRange) == "serious offence")
  }

  @Test func scopesAreThoseTheWordsSay() throws {
    let bill = try Reading.bill(Self.text)
    let scopes = Dictionary(
      uniqueKeysWithValues: bill.terms.map { ($0.term, bill.label(of: $0.scope)) })
    #expect(scopes["ledger"] == "bill")
    #expect(scopes["register"] == "bill")
    #expect(scopes["list"] == "Part II")
    #expect(scopes["cabinet"] == "section 4")
  }

  @Test func definitionsInAList() throws {
    let bill = try Reading.bill(
      """
      2. In this Act, unless the context otherwise requires—
      (a) "ledger" means a book;
      (b) "officer" means an inspector who—
      (i) has served for a year; and
      (ii) has sworn.
      3. An officer may open a ledger.
      """)
    #expect(bill.terms.map(\.term) == ["ledger", "officer"])
    let officer = try #require(bill.terms.last)
    #expect(bill.label(of: officer.provision) == "section 2(b)")
    #expect(bill.words(officer.definition).contains("has sworn"))
    #expect(bill.words(officer.definition).contains("An officer may") == false)
  }

  @Test func quotedWordsThatDefineNothing() throws {
    let bill = try Reading.bill(
      "3. In section 9, the words \"ledger\" and \"list\" are deleted. A judge may sign.\n")
    #expect(bill.terms.isEmpty)
  }

  @Test func emphasisInMarkdownChangesNothing() throws {
    let bill = try Reading.bill(
      "1\\. In this Act, \"**serious\noffence**\" means an offence punishable by imprisonment.\n",
      as: .markdown)
    #expect(bill.terms.map(\.term) == ["serious offence"])
  }
}
