import Bills
import SourceText
import Testing

/// A way to number provisions, with the labels that a lawyer would cite.
struct Numbering: Sendable, CustomTestStringConvertible {
  let name: String
  var format = SourceFormat.text
  let text: String
  let labels: [String]

  var testDescription: String { name }
}

@Suite struct NumberingTests {
  @Test(arguments: Numbering.inText + Numbering.inMarkdown)
  func labelsAreAsCited(_ numbering: Numbering) throws {
    let bill = try Reading.bill(numbering.text, as: numbering.format)
    #expect(bill.labels == numbering.labels)
  }
}

extension Numbering {
  static let inText: [Numbering] = [
    Numbering(
      name: "number, subsection, letter, numeral",
      text: """
        12. (1) An inspector may, with a warrant—
        (a) open a cabinet that holds—
        (i) a ledger; or
        (ii) a register; and
        (b) copy what it holds.
        (2) The copy shall be returned.
        13. The inspector shall keep a list.
        """,
      labels: [
        "section 12", "section 12(1)", "section 12(1)(a)", "section 12(1)(a)(i)",
        "section 12(1)(a)(ii)", "section 12(1)(b)", "section 12(2)", "section 13",
      ]),
    Numbering(
      name: "number and dash",
      text: """
        12.—(1) A judge may issue a warrant.

        (2) The warrant shall name the place.

        13.—(1) The warrant lapses after seven days.

        (2) It may be renewed once.
        """,
      labels: [
        "section 12", "section 12(1)", "section 12(2)", "section 13", "section 13(1)",
        "section 13(2)",
      ]),
    Numbering(
      name: "the word section",
      text: """
        Section 12
        A judge may issue a warrant.

        Section 13
        (1) The warrant shall name the place.
        (2) It shall name the day.

        Section 14
        The warrant lapses after seven days.
        """,
      labels: ["section 12", "section 13", "section 13(1)", "section 13(2)", "section 14"]),
    Numbering(
      name: "articles with paragraphs numbered without brackets",
      text: """
        Article 5
        Warrants

        1. A judge may issue a warrant.
        2. The warrant shall name the place.

        Article 6
        Lapse

        1. The warrant lapses after seven days.
        2. It may be renewed once.
        """,
      labels: [
        "article 5", "article 5(1)", "article 5(2)", "article 6", "article 6(1)", "article 6(2)",
      ]),
    Numbering(
      name: "articles cut short",
      text: """
        Art. 3. A judge may issue a warrant.

        Art. 4. The warrant shall name the place.

        Art. 5. The warrant lapses after seven days.
        """,
      labels: ["article 3", "article 4", "article 5"]),
    Numbering(
      name: "letters and decimals in numbers",
      text: """
        12. A judge may issue a warrant.

        12A. The warrant shall name the place.

        12B. (1) The warrant lapses after seven days.
        (2) It may be renewed once.
        (2A) The renewal shall be written.

        13. The inspector shall keep a list.
        """,
      labels: [
        "section 12", "section 12A", "section 12B", "section 12B(1)", "section 12B(2)",
        "section 12B(2A)", "section 13",
      ]),
    Numbering(
      name: "decimal sections",
      text: """
        487.011 The following words hold in this Division.

        487.012 (1) A justice may order that data be kept.
        (2) The order shall name the data.

        487.013 The order lapses after ninety days.
        """,
      labels: [
        "section 487.011", "section 487.012", "section 487.012(1)", "section 487.012(2)",
        "section 487.013",
      ]),
    Numbering(
      name: "everything on one line",
      text: "1. (1) A judge may issue a warrant to— (a) open a cabinet; or (b) copy a ledger. "
        + "(2) The warrant shall name the place. 2. The warrant lapses after seven days. "
        + "3. (1) The inspector shall keep a list. (2) The list is open to all.",
      labels: [
        "section 1", "section 1(1)", "section 1(1)(a)", "section 1(1)(b)", "section 1(2)",
        "section 2", "section 3", "section 3(1)", "section 3(2)",
      ]),
    Numbering(
      name: "clauses of a bill",
      text: """
        LEDGERS BILL

        1. This Act may be cited as the Ledgers Act.

        2. (1) A judge may issue a warrant.
        (2) The warrant shall name the place.
        """,
      labels: ["clause 1", "clause 2", "clause 2(1)", "clause 2(2)"]),
    Numbering(
      name: "letter i among letters, numeral i under one",
      text: """
        4. The register shall hold—
        (a) names;
        (b) dates;
        (c) places;
        (d) ranks;
        (e) seals;
        (f) marks;
        (g) sums;
        (h) terms;
        (i) notes; and
        (j) signs.
        5. The list shall hold—
        (a) sums that are—
        (i) paid;
        (ii) owed; or
        (iii) waived; and
        (b) dates.
        """,
      labels: ["section 4"] + "abcdefghij".map { "section 4(\($0))" } + [
        "section 5", "section 5(a)", "section 5(a)(i)", "section 5(a)(ii)", "section 5(a)(iii)",
        "section 5(b)",
      ]),
    Numbering(
      name: "numerals under the letter h, then the letter i",
      text: """
        6. The register shall hold—
        (f) marks;
        (g) sums;
        (h) terms that are—
        (i) short; or
        (ii) long;
        (i) notes; and
        (j) signs.
        """,
      labels: [
        "section 6", "section 6(f)", "section 6(g)", "section 6(h)", "section 6(h)(i)",
        "section 6(h)(ii)", "section 6(i)", "section 6(j)",
      ]),
    Numbering(
      name: "capitals under numerals, doubled letters after z",
      text: """
        7. (1) A list shall hold—
        (a) sums—
        (i) paid—
        (A) in coin; or
        (B) in kind; and
        (ii) owed; and
        (b) dates.
        """,
      labels: [
        "section 7", "section 7(1)", "section 7(1)(a)", "section 7(1)(a)(i)",
        "section 7(1)(a)(i)(A)", "section 7(1)(a)(i)(B)", "section 7(1)(a)(ii)", "section 7(1)(b)",
      ]),
  ]

  static let inMarkdown: [Numbering] = [
    Numbering(
      name: "headings", format: .markdown,
      text: """
        # Part I: Warrants

        ## 1. Issue

        (1) A judge may issue a warrant.

        (2) The warrant shall name the place.

        ## 2. Lapse

        The warrant lapses after seven days.

        # Part II: Lists

        ## 3. Keeping

        The inspector shall keep a list.
        """,
      labels: [
        "Part I", "section 1", "section 1(1)", "section 1(2)", "section 2", "Part II", "section 3",
      ]),
    Numbering(
      name: "an ordered list", format: .markdown,
      text: """
        1. A judge may issue a warrant.
        2. The warrant shall name the place.
        3. The warrant lapses after seven days.
        """,
      labels: ["section 1", "section 2", "section 3"]),
    Numbering(
      name: "ordered lists under article headings", format: .markdown,
      text: """
        ## Article 5 Warrants

        1. A judge may issue a warrant.
        2. The warrant shall name the place.

        ## Article 6 Lapse

        1. The warrant lapses after seven days.
        2. It may be renewed once.
        """,
      labels: [
        "article 5", "article 5(1)", "article 5(2)", "article 6", "article 6(1)", "article 6(2)",
      ]),
    Numbering(
      name: "bold numbers", format: .markdown,
      text: """
        **1.** (1) A judge may issue a warrant.

        (2) The warrant shall name the *place*.

        **2.** The warrant lapses after seven days.

        **3.** The inspector shall keep a list.
        """,
      labels: ["section 1", "section 1(1)", "section 1(2)", "section 2", "section 3"]),
    Numbering(
      name: "a block quote", format: .markdown,
      text: """
        > 1. (1) A judge may issue a warrant to—
        >
        >    (a) open a cabinet; or
        >
        >    (b) copy a ledger.
        >
        > 2. The warrant lapses after seven days.
        """,
      labels: ["section 1", "section 1(1)", "section 1(1)(a)", "section 1(1)(b)", "section 2"]),
  ]
}
