extension Vocabulary {
  /// Akoma Ntoso 1.0 to 3.0, whatever the address of its namespace.
  static let akomaNtoso = Vocabulary(
    name: "Akoma Ntoso",
    recognises: { root in
      root.local == "akomaNtoso"
        && (root.namespace.isEmpty || root.namespace.contains("akn")
          || root.namespace.lowercased().contains("akomantoso"))
    },
    roles: table([
      (.skipped, "meta toc componentRef documentRef img preservation proprietary"),
      (
        .flow,
        "act bill amendment judgment debate doc documentCollection collectionBody statement portion"
          + " officialGazette amendmentList debateReport body mainBody components component"
          + " attachments preface preamble recitals recital citations citation"
          + " longTitle formula container block blockContainer conclusions coverPage content intro"
          + " list blockList listIntroduction ul ol li p table caption thead tbody tfoot"
          + " interstitial foreign proviso hr"
      ),
      (.container(.part), "part title book tome"),
      (.container(.chapter), "chapter"),
      (.container(.division), "subchapter subpart subtitle division subdivision"),
      (.section(unit: ""), "section"),
      (.section(unit: "article"), "article"),
      (.section(unit: "rule"), "rule"),
      (.section(unit: "clause"), "clause"),
      (.item(.subsection), "subsection subclause subrule transitional level"),
      (.item(.paragraph), "paragraph point sublist alinea"),
      (.item(.subparagraph), "subparagraph indent item"),
      (.container(.schedule), "attachment"),
      (.named, "hcontainer"),
      (.number, "num"),
      (.heading, "heading"),
      (.subheading, "subheading crossHeading"),
      (.note, "authorialNote remark note"),
      (.quoted, "quotedStructure embeddedStructure"),
      (.tail, "wrapUp listWrapUp listConclusion"),
      (.lineBreak, "eol br"),
      (.row, "tr"),
      (.cell, "td th"),
    ]),
    nested: [
      "component/doc": .named, "attachment/doc": .flow, "attachment/act": .flow,
    ])
}
