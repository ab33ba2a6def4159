import Bills
import Testing

/// Chapeau and tail of lists, and the words that limit, except from and explain.
@Suite struct ListTests {
  @Test func chapeauAndTailFrameTheList() throws {
    let bill = try Reading.bill(
      """
      4. A person who, without leave—
      (a) opens a cabinet;
      (b) copies a ledger; or
      (c) burns a register,
      commits an offence and is liable to a fine.
      5. A judge may issue a warrant.
      """)
    let section = try bill.provision("section 4")
    #expect(
      bill.words(section.chapeau(in: bill.provisions)).hasPrefix("A person who, without leave"))
    #expect(bill.words(section.tail).hasPrefix("commits an offence"))
    let last = try bill.provision("section 4(c)")
    #expect(!bill.words(last.range).contains("commits"))
    #expect(bill.provision(at: section.tail.lowerBound) == section.id)
  }

  @Test func aTailBelongsToItsOwnList() throws {
    let bill = try Reading.bill(
      """
      4. (1) Where a judge finds that a ledger is—
      (a) false; or
      (b) burnt,
      the judge shall say so.
      (2) The inspector who—
      (a) opens a cabinet; or
      (b) copies a ledger,
      shall keep a list.
      """)
    let second = try bill.provision("section 4(2)")
    #expect(bill.words(second.tail).hasPrefix("shall keep a list"))
    #expect(bill.labels.contains("section 4(2)(b)"))
    #expect(try bill.provision("section 4").tail.isEmpty)
  }

  @Test func noTailWithoutOne() throws {
    let bill = try Reading.bill("4. A list holds—\n(a) names; and\n(b) dates.\n5. It is open.\n")
    #expect(try bill.provision("section 4").tail.isEmpty)
    #expect(try bill.provision("section 5").chapeau(in: bill.provisions).isEmpty == false)
  }

  @Test func provisosExceptionsExplanations() throws {
    let bill = try Reading.bill(
      """
      7. (1) An inspector may open a cabinet: Provided that a judge has issued a warrant.
      (2) The list is open to all, except where a judge orders otherwise.
      (3) No copy shall be made unless the owner agrees.
      Explanation: a drawing is a copy.
      """)
    let kinds = bill.qualifiers.map { "\($0.kind.rawValue) \(bill.label(of: $0.provision))" }
    #expect(
      kinds == [
        "proviso section 7(1)", "exception section 7(2)", "exception section 7(3)",
        "explanation section 7(3)",
      ])
    #expect(
      bill.words(bill.qualifiers[0].range) == "Provided that a judge has issued a warrant.")
  }

  @Test func labelsOfReferencesOpenNothing() throws {
    let bill = try Reading.bill(
      """
      7. (1) A warrant under section 3(1)(a) or (b) lapses after seven days.
      (2) Subsection (1) does not hold where paragraph (c) of section 9 applies.
      (3) The list is open.
      """)
    #expect(
      bill.labels == ["section 7", "section 7(1)", "section 7(2)", "section 7(3)"])
  }

  @Test func aRunningListInOneParagraph() throws {
    let bill = try Reading.bill(
      "9. An inspector may (a) open a cabinet, (b) copy a ledger, and (c) keep a list.\n"
        + "10. The list is open.\n")
    #expect(
      bill.labels == [
        "section 9", "section 9(a)", "section 9(b)", "section 9(c)", "section 10",
      ])
  }

  @Test func degreesAndSpelledLists() throws {
    let bill = try Reading.bill(
      "Art. 3. The register holds: 1° names; 2° dates; 3° places.\n\nArt. 4. It is open.\n\n"
        + "Art. 5. It is kept.\n")
    #expect(
      bill.labels == [
        "article 3", "article 3(1)", "article 3(2)", "article 3(3)", "article 4", "article 5",
      ])
  }

  @Test func innermostProvisionOfEachPlace() throws {
    let bill = try Reading.bill(
      "4. (1) A list holds—\n(a) names; and\n(b) dates.\n(2) It is open.\n5. It is kept.\n")
    for label in ["section 4(1)(a)", "section 4(1)(b)", "section 4(2)", "section 5"] {
      let provision = try bill.provision(label)
      #expect(bill.provision(at: provision.body.lowerBound) == provision.id)
      #expect(bill.provision(at: provision.range.upperBound - 1) == provision.id)
    }
  }

  @Test func subsectionsHaveNoTail() throws {
    let bill = try Reading.bill(
      """
      4. (1) A judge keeps a ledger.

      (2) The ledger holds what was lent over a year,
      and the shelf as a whole where the year cannot be told.

      (3) The ledger is open.
      """)
    #expect(bill.words(try bill.provision("section 4(2)").range).contains("the shelf as a whole"))
    #expect(try bill.provision("section 4").tail.isEmpty)
  }
}
