extension Vocabulary {
  /// The acts and bills of the Department of Justice of Canada.
  static let canadian = Vocabulary(
    name: "Canadian legislation XML",
    recognises: {
      $0.namespace.isEmpty && ["Bill", "Statute", "Regulation"].contains($0.local)
    },
    roles: table([
      (
        .skipped,
        "RunningHead BillHistory Chapter Parliament BillRefNumber BillSponsor ReaderNote"
          + " HistoricalNote FootnoteRef RecentAmendments OriginatingRef InstrumentNumber"
          + " RegulationMakerOrder ConsolidationDate EnablingAuthority"
      ),
      (
        .flow,
        "Bill Statute Regulation Identification BillNumber LongTitle ShortTitle Introduction Enacts"
          + " Preamble Body Text Provision Definition SectionPiece BillPiece ScheduleFormHeading"
          + " FormGroup DocumentInternal Group ReproducedStatuteText List Oath Reserved"
          + " RelatedOrNotInForce table tgroup tbody thead CenteredText FormHeading FormulaGroup"
          + " Formula FormulaText FormulaConnector FormulaDefinition"
      ),
      (.memorandum, "Summary RecommendationText"),
      (.flatHeading, "Heading"),
      (.section(unit: ""), "Section"),
      (.section(unit: "article"), "Article"),
      (.item(.subsection), "Subsection"),
      (.item(.paragraph), "Paragraph"),
      (.item(.subparagraph), "Subparagraph"),
      (.item(.item), "Clause Subclause Subsubclause Item"),
      (.container(.schedule), "Schedule"),
      (.number, "Label"),
      (.heading, "MarginalNote TitleText"),
      (.note, "Footnote"),
      (.quoted, "AmendedText AmendedContent"),
      (
        .tail,
        "ContinuedSectionSubsection ContinuedParagraph ContinuedSubparagraph ContinuedClause"
          + " ContinuedDefinition ContinuedFormulaParagraph"
      ),
      (.lineBreak, "LineBreak"),
      (.row, "row"),
      (.cell, "entry"),
    ]),
    nested: [
      // The note beside a definition repeats its term, and that above a heading names an act's chapter.
      "Definition/MarginalNote": .skipped, "Heading/MarginalNote": .skipped,
      "Heading/TitleText": .inline,
      "FormGroup/Label": .inline, "Definition/Label": .skipped, "Provision/Label": .inline,
    ])

  /// The law library of the Council of the District of Columbia.
  static let columbian = Vocabulary(
    name: "D.C. law library XML",
    recognises: { $0.namespace == "https://code.dccouncil.us/schemas/dc-library" },
    roles: table([
      (.skipped, "meta annotations annotation stub toc"),
      (.flow, "document library collection level text form include table thead tbody"),
      (.container(.division), "container"),
      (.unitWord, "prefix"),
      (.section(unit: ""), "section"),
      (.item(.paragraph), "para"),
      (.number, "num"),
      (.heading, "heading"),
      (.tail, "aftertext"),
      (.row, "tr"),
      (.cell, "td th"),
      (.lineBreak, "br"),
    ]),
    nested: ["document/num": .flow])

  /// United States Legislative Markup.
  static let unitedStates = Vocabulary(
    name: "USLM",
    recognises: {
      $0.namespace.hasSuffix("/uslm") || $0.namespace.contains("/uslm/")
        || $0.namespace.hasSuffix("USLM")
    },
    roles: table([
      (.skipped, "meta toc tocItem page sourceCredit editorialNote signatures actionDescription"),
      (
        .flow,
        "bill resolution lawDoc uscDoc pLaw statuteDoc main body preface preamble longTitle"
          + " officialTitle docTitle enactingFormula recital content chapeau text p table tbody thead"
          + " tfoot appendix layout list listItem definition notes collection docPart"
          + " component level proviso"
      ),
      (.container(.part), "title part"),
      (.container(.chapter), "chapter"),
      (.container(.division), "subtitle subpart subchapter division"),
      (.container(.schedule), "schedule"),
      (.section(unit: ""), "section"),
      (.section(unit: "article"), "article"),
      (.section(unit: "rule"), "rule"),
      (.item(.subsection), "subsection"),
      (.item(.paragraph), "paragraph"),
      (.item(.subparagraph), "subparagraph"),
      (.item(.item), "clause subclause item subitem subsubitem"),
      (.number, "num"),
      (.heading, "heading"),
      (.subheading, "subheading crossHeading"),
      (.note, "note footnote sidenote ear"),
      (.quoted, "quotedContent"),
      (.tail, "continuation"),
      (.row, "tr row"),
      (.cell, "td th column"),
      (.lineBreak, "br"),
    ]))
}
