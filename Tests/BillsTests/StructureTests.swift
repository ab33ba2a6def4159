import Bills
import Testing

/// What surrounds sections: parts, contents, headings, schedules, texts put into other acts.
@Suite struct StructureTests {
  @Test func aPartGluedToTheSectionBeforeIt() throws {
    let bill = try Reading.bill(
      """
      PART I – WARRANTS
      1. A judge may issue a warrant.
      2. The warrant lapses after seven days. Part II – Lists
      3. The inspector shall keep a list.
      4. The list is open to all.
      """)
    #expect(
      bill.labels == ["Part I", "section 1", "section 2", "Part II", "section 3", "section 4"])
    #expect(try bill.heading("Part II") == "Lists")
    let second = try bill.provision("section 2")
    #expect(!bill.words(second.body).contains("Lists"))
  }

  @Test func aTableOfContentsIsNotTheBody() throws {
    let bill = try Reading.bill(Self.withContents)
    #expect(
      bill.labels == [
        "Part I", "section 1", "section 2", "section 2(1)", "section 2(2)", "Part II",
        "section 3", "section 4",
      ])
    let first = try bill.provision("section 1")
    #expect(bill.words(first.body).contains("holds in this Act"))
    let contents = try #require(bill.document.text.firstRange(of: Array("2. Issue".utf8)))
    #expect(bill.isInoperative(contents.lowerBound))
  }

  private static let withContents = """
    ARRANGEMENT OF SECTIONS

    PART I – WARRANTS
    1. Meaning of warrant
    2. Issue of a warrant

    PART II – LISTS
    3. Keeping of lists
    4. Opening of lists

    PART I – WARRANTS

    1. Meaning of warrant
    In this Act the word warrant is used for a paper that a judge has signed, and no other paper \
    holds in this Act the place of one, whoever may have written it and whatever it may say of \
    itself, save where a later section says otherwise in so many words.

    2. Issue of a warrant
    (1) A judge may issue a warrant after hearing an inspector who has set out in writing what is \
    looked for, where it is thought to lie, and why a milder course would not do.
    (2) The warrant shall name the place that may be opened and the day on which it lapses, and \
    shall be signed by the judge who has heard the inspector.

    PART II – LISTS

    3. Keeping of lists
    The inspector shall keep a list of the warrants that were carried out in each month of the \
    year, and of what was found in each place, and of what was given back and to whom and when.

    4. Opening of lists
    The list is open to all at the office of the inspector on each working day of the year, and a \
    copy of it shall be given to whoever asks for one and bears the cost of the copy.
    """

  @Test func headingsAboveBesideAndUnderNumbers() throws {
    let beside = try Reading.bill(
      "1. Issue of warrants\n(1) A judge may issue a warrant.\n(2) It lapses.\n\n"
        + "2. Lists\nThe inspector shall keep a list.\n")
    #expect(try beside.heading("section 1") == "Issue of warrants")
    #expect(try beside.heading("section 2") == "Lists")
    let dashed = try Reading.bill(
      "1. Issue of warrants.—(1) A judge may issue a warrant.\n(2) It lapses.\n"
        + "2. Lists.—(1) The inspector shall keep a list.\n(2) It is open.\n")
    #expect(try dashed.heading("section 1") == "Issue of warrants")
    #expect(dashed.labels.contains("section 2(2)"))
    let above = try Reading.bill(
      "Issue of warrants\n1. A judge may issue a warrant.\n\n"
        + "Lists\n2. The inspector shall keep a list.\n\nOpening\n3. The list is open to all.\n")
    #expect(try above.heading("section 2") == "Lists")
    #expect(above.words(try above.provision("section 1").body).hasSuffix("warrant.\n"))
  }

  @Test func headingsGrantNothing() throws {
    let bill = try Reading.bill(
      "1. Seizure of ledgers\n(1) A judge may issue a warrant.\n(2) It lapses.\n\n"
        + "2. Lists\nThe inspector shall keep a list.\n")
    let heading = try #require(try bill.provision("section 1").heading)
    #expect(bill.isInoperative(heading.lowerBound))
    #expect(!bill.isInoperative(try bill.provision("section 1(1)").body.lowerBound))
  }

  @Test func insertedSectionsInQuotationMarks() throws {
    let bill = try Reading.bill(
      """
      1. This Act amends the Ledgers Act.

      2. The Ledgers Act is amended by inserting after section 40 the following:

      “40A. (1) An inspector may open a cabinet.

      (2) The cabinet shall be closed again.

      40B. The inspector shall keep a list.”

      3. This Act comes into force in June.
      """)
    #expect(
      bill.labels == [
        "section 1", "section 2", "section 40A", "section 40A(1)", "section 40A(2)",
        "section 40B", "section 3",
      ])
    #expect(try bill.provision("section 40A").isInserted)
    #expect(try bill.provision("section 40A").parent == bill.provision("section 2").id)
    #expect(try !bill.provision("section 3").isInserted)
  }

  @Test func insertedSectionsWithoutQuotationMarks() throws {
    let bill = try Reading.bill(
      """
      1. This Act amends the Ledgers Act.

      2. The following sections are inserted after section 40 of the Ledgers Act:

      40A. (1) An inspector may open a cabinet.

      (2) The cabinet shall be closed again.

      40B. The inspector shall keep a list.

      3. This Act comes into force in June.

      4. The Minister may make rules.
      """)
    #expect(try bill.provision("section 40A").isInserted)
    #expect(try bill.provision("section 40B").isInserted)
    #expect(try bill.provision("section 40A").parent == bill.provision("section 2").id)
    #expect(bill.labels.suffix(2) == ["section 3", "section 4"])
  }

  @Test func aScheduleHasItsOwnNumbers() throws {
    let bill = try Reading.bill(
      """
      1. A judge may issue a warrant.

      2. The warrant shall be in the form of the Schedule.

      3. The warrant lapses after seven days.

      SCHEDULE

      1. Name of the judge.

      2. Name of the place.

      3. Day of lapse.
      """)
    #expect(bill.labels.prefix(4) == ["section 1", "section 2", "section 3", "Schedule"])
    let schedule = try bill.provision("Schedule")
    #expect(bill.provisions.count { $0.parent == schedule.id } == 3)
    #expect(bill.path(of: schedule.id) == ["schedule"])
  }

  @Test func pathsAndSectionNumbers() throws {
    let bill = try Reading.bill(
      "PART IV – WARRANTS\n33. (1) A judge may issue a warrant.\n(2) It lapses.\n"
        + "34. The inspector shall keep a list.\n")
    let provision = try bill.provision("section 33(1)")
    #expect(bill.path(of: provision.id) == ["part-iv", "33", "1"])
    #expect(bill.sectionNumber(of: provision.id) == "33")
    #expect(bill.sectionNumber(of: 0) == "bill")
    #expect(bill.label(of: 0) == "bill")
    #expect(bill.label(of: bill.container(of: provision.id)) == "Part IV")
  }

  @Test func aTextWithoutNumbersIsOneProvision() throws {
    let bill = try Reading.bill("The inspector shall keep a list, and the list is open to all.\n")
    #expect(bill.labels.isEmpty)
    #expect(bill.provisions.count == 1)
    #expect(try Reading.bill("").provisions.count == 1)
    #expect(try Reading.bill("\n \n").provisions.count == 1)
  }

  @Test func aScheduleOfItemsIsNoTableOfContents() throws {
    let words = "The librarian keeps each book on its shelf, and lends it to whoever asks for it."
    let sections = (1...9).map {
      "### \($0). Books of kind \($0)\n\n(1) \(words)\n\n(2) \(words)\n"
    }
    let bill = try Reading.bill(
      sections.joined(separator: "\n") + """

        ## SCHEDULE

        1. Atlases
        2. Why a map was drawn, and who has drawn it
        3. Globes
        """, as: .markdown)
    #expect(bill.labels.suffix(4) == ["Schedule", "Schedule (1)", "Schedule (2)", "Schedule (3)"])
    #expect(!bill.words(try bill.provision("section 9").range).contains("Atlases"))
  }
}
