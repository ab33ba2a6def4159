import Bills
import Readers
import SourceText
import Testing

@Suite struct XMLReaderTests {
  @Test func elementsDeclareTheProvisions() throws {
    let document = try MarkupReading.akomaNtoso(
      """
      <part eId="p"><num>PART IV</num><heading>Records</heading>
      <section><num>Section 12.</num><heading>Copies</heading>
        <subsection><num>(1)</num><intro><p>A clerk may—</p></intro>
          <paragraph><num>a</num><content><p>copy; and</p></content></paragraph>
          <paragraph><num>b)</num><content><p>seal,</p></content></paragraph>
          <wrapUp><p>every ledger.</p></wrapUp></subsection>
        <subsection><num>2.—</num><content><p>Copies <b>are</b> kept.</p></content></subsection>
      </section></part>
      """)
    #expect(
      document.declaredLabels == [
        "part IV", "section 12", "subsection 1", "paragraph a", "paragraph b", "subsection 2",
      ])
    #expect(DocumentInvariants(document: document).violations == [])
    let subsection = document.declared[2]
    #expect(
      document.string(subsection.tailStart!..<subsection.range.upperBound) == "every ledger.\n")
    #expect(document.declared[1].heading.map { document.string($0) } == "Copies")
    #expect(
      texts(document) == [
        "Records", "Copies", "A clerk may—", "copy; and", "seal,", "every ledger.",
        "Copies are kept.",
      ])
    #expect(document.source(of: "Copies are kept.") == "Copies <b>are</b> kept.")
  }

  @Test(arguments: [
    ("§ 5", "5"), ("Art. 5°", "5"), ("12A.", "12A"), ("487.012", "487.012"), ("(iv)", "iv"),
    ("12.—", "12"), ("Artículo 1º.", "1"), ("47 and 48", "47 and 48"), ("4 bis", "4bis"),
    ("4-1303.02a", "4-1303.02a"),
  ])
  func numbersWithoutTheirMarks(printed: String, number: String) throws {
    let document = try MarkupReading.akomaNtoso(
      "<section><num>\(printed)</num><content><p>Words.</p></content></section>")
    #expect(document.declared.map(\.number) == [number])
    #expect(document.blocks.first?.marker?.label == number)
  }

  @Test func metadataAndContentsAreLeftOutAndNotesStandApart() throws {
    let document = try MarkupReading.akomaNtoso(
      """
      <section><num>1</num><content><p>The clerk<authorialNote marker="1"><p>See the report.</p>
      </authorialNote> keeps <remark>[as amended]</remark>the ledger.</p></content></section>
      """,
      before:
        "<preface><longTitle><p>To keep ledgers.</p></longTitle><toc><tocItem>1. X</tocItem></toc></preface>"
    )
    #expect(
      texts(document) == [
        "To keep ledgers.", "The clerk keeps the ledger.", "See the report.", "[as amended]",
      ])
    #expect(document.blocks.suffix(2).map(\.kind) == [.marginalNote, .marginalNote])
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func quotedStructureIsPutIntoAnotherAct() throws {
    let document = try MarkupReading.akomaNtoso(
      """
      <section><num>2</num><content><p><mod>After section 9 insert—<quotedStructure>
      <section><num>9A</num><heading>Seals</heading><subsection><num>(1)</num><content><p>Seals are kept.</p>
      </content></subsection></section></quotedStructure></mod></p></content></section>
      """)
    #expect(document.declared.map(\.number) == ["2", "9A", "1"])
    #expect(document.declared.map(\.isInserted) == [false, true, true])
    #expect(document.declared[1].parent == 0)
  }

  @Test func namedContainersAndLists() throws {
    let document = try MarkupReading.akomaNtoso(
      """
      <hcontainer name="crossheading"><heading>Ledgers</heading>
      <article><num>Art. 3</num><content><blockList><listIntroduction>A clerk may</listIntroduction>
      <item><num>1°</num><p>copy;</p></item><item><num>2°</num><p>seal.</p></item></blockList></content>
      </article></hcontainer>
      <hcontainer name="schedule"><num>SCHEDULE</num><paragraph><num>1</num><content><p>Fees.</p></content>
      </paragraph></hcontainer>
      """)
    #expect(
      document.declaredLabels == [
        "section 3", "subsection 1", "subsection 2", "schedule ", "subsection 1",
      ])
    #expect(document.declared[0].unitWord == "art")
    #expect(document.blocks.first?.kind == .heading(level: 1))
  }

  @Test func theSameInAnotherLanguageIsNotReadTwice() throws {
    let document = try MarkupReading.akomaNtoso(
      """
      <section xml:lang="en"><num>1</num><content><p>Ledgers are kept.</p></content></section>
      <section xml:lang="fr"><num>1</num><content><p>Les registres sont tenus.</p></content></section>
      """)
    #expect(document.declared.count == 1)
    #expect(document.inoperative.map { document.string($0) } == ["Les registres sont tenus.\n"])
  }

  @Test func tablesAreReadByRows() throws {
    let document = try MarkupReading.akomaNtoso(
      """
      <section><num>1</num><content><table><tr><th><p>Fee</p></th><th><p>Crowns</p></th></tr>
      <tr><td><p>Copy</p></td><td><p>5</p></td></tr></table></content></section>
      """)
    #expect(texts(document) == ["Fee Crowns", "Copy 5"])
  }

  @Test(arguments: [
    "http://www.akomantoso.org/2.0", "http://www.akomantoso.org/1.0",
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17",
  ])
  func olderNamespacesWithPrefixes(namespace: String) throws {
    let document = try MarkupReading.document(
      """
      <akn:akomaNtoso xmlns:akn="\(namespace)"><akn:act><akn:body><akn:section><akn:num>1</akn:num>
      <akn:content><akn:p>Kept.</akn:p></akn:content></akn:section></akn:body></akn:act></akn:akomaNtoso>
      """, "a.akn")
    #expect(document.declaredLabels == ["section 1"])
  }

  @Test func canadianActs() throws {
    let document = try MarkupReading.document(
      """
      <?xml version="1.0"?><Statute xml:lang="en"><Identification><LongTitle>An Act on ledgers</LongTitle>
      <BillHistory><Stages/></BillHistory></Identification><Body>
      <Heading level="1"><Label>PART I</Label><TitleText>Records</TitleText></Heading>
      <Section><MarginalNote>Copies</MarginalNote><Label>5</Label>
      <Subsection><Label>(1)</Label><Text>A clerk may</Text><Paragraph><Label>(<Emphasis>a</Emphasis>)</Label>
      <Text>copy, or</Text></Paragraph><ContinuedSectionSubsection><Text>any ledger.</Text>
      </ContinuedSectionSubsection></Subsection><HistoricalNote>1988, c. 1</HistoricalNote></Section>
      <Heading level="1"><Label>PART II</Label><TitleText>Seals</TitleText></Heading>
      <Section><Label>6</Label><Text>The Act is amended by adding:</Text><AmendedText><Section><Label>7.1</Label>
      <Text>Seals are kept.</Text></Section></AmendedText></Section></Body></Statute>
      """, "act.xml")
    #expect(
      document.declaredLabels == [
        "part I", "section 5", "subsection 1", "paragraph a", "part II", "section 6", "section 7.1",
      ])
    #expect(document.declared.map(\.isInserted).last == true)
    #expect(document.declared[1].heading.map { document.string($0) } == "Copies")
    #expect(document.declared[2].tailStart != nil)
    #expect(!texts(document).contains { $0.contains("1988") })
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func columbianAndAmericanLaws() throws {
    let columbian = try MarkupReading.document(
      """
      <section xmlns="https://code.dccouncil.us/schemas/dc-library"><num>4-2a</num><heading>Ledgers.</heading>
      <para><num>(a)</num><text>Ledgers are kept.</text><para><num>(1)</num><text>By clerks.</text></para></para>
      <annotations><text>As added.</text></annotations></section>
      """, "law.xml")
    // The declaration is missing, and the ending tells.
    #expect(columbian.declaredLabels == ["section 4-2a", "paragraph a", "subparagraph 1"])
    #expect(texts(columbian) == ["Ledgers.", "Ledgers are kept.", "By clerks."])
    let american = try MarkupReading.document(
      """
      <bill xmlns="http://xml.house.gov/schemas/uslm/1.0"><meta/><main><title><num value="I">TITLE I—</num>
      <heading>Ledgers</heading><section><num value="101">SEC. 101.</num><heading>Copies.</heading>
      <subsection><num>(a)</num><chapeau>A clerk may—</chapeau><paragraph><num>(1)</num>
      <content>copy; or</content></paragraph><continuation>any ledger.</continuation></subsection>
      </section></title></main></bill>
      """, "bill.xml")
    #expect(
      american.declaredLabels == ["part I", "section 101", "paragraph a", "subparagraph 1"])
    #expect(american.declared[2].tailStart != nil)
  }

  @Test func anUnknownVocabularyIsNamedWithThoseThatAreRead() throws {
    do throws(UnreadableText) {
      _ = try Reader.open(Array("<?xml version='1.0'?><project/>".utf8), path: "a.xml", format: nil)
      Issue.record("read")
    } catch {
      #expect(error.message.contains("<project>") && error.message.contains("Akoma Ntoso"))
      #expect(error.message.contains("USLM") && !error.message.contains("\n"))
    }
  }

  @Test func bytesDecideAgainstTheEnding() throws {
    let akn = MarkupReading.akomaNtosoText(
      "<section><num>1</num><content><p>Kept.</p></content></section>")
    #expect(try MarkupReading.document(akn, "bill.html").format == .xml)
    #expect(try MarkupReading.document("<html><p>1. Kept.</html>", "bill.md").format == .html)
    #expect(
      try MarkupReading.document("<?xml version='1.0'?><html><p>Kept.</p></html>", "b.xml").format
        == .html)
    #expect(try MarkupReading.document("1. Kept.", "bill.txt").format == .text)
  }

  @Test func encodingsByDeclarationAndMark() throws {
    let akn = MarkupReading.akomaNtosoText(
      "<section><num>1</num><content><p>Été.</p></content></section>")
    let latin = Array(
      akn.replacing("UTF-8", with: "ISO-8859-1").unicodeScalars.map { UInt8($0.value) })
    let document = try Reader.open(latin, path: "a.xml", format: nil)
    #expect(texts(document) == ["Été."])
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in akn.replacing("UTF-8", with: "UTF-16").utf16 {
      wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    #expect(texts(try Reader.open(wide, path: "a.xml", format: nil)) == ["Été."])
    #expect(
      texts(try Reader.open([0xEF, 0xBB, 0xBF] + akn.utf8, path: "a", format: nil)) == ["Été."])
  }

  @Test func entitiesStandForTheirBytes() throws {
    let text =
      "<!DOCTYPE akomaNtoso [<!ENTITY court \"the High Court\">]>"
      + MarkupReading.akomaNtosoText(
        "<section><num>1</num><content><p>By &court; &amp; clerk &#167; 5.</p></content></section>"
      ).split(separator: "\n").dropFirst().joined(separator: "\n")
    let document = try MarkupReading.document(text, "a.xml")
    #expect(texts(document) == ["By the High Court & clerk § 5."])
    #expect(document.source(of: "the High Court") == "&court;")
    #expect(document.source(of: "§") == "&#167;")
  }
}
