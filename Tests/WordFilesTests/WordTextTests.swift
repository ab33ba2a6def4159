import SourceText
import Testing
import WordFiles

@Suite struct WordTextTests {
  @Test func runsOfAParagraphAreOneLine() throws {
    let body = "<w:p>\(run("The Mini"))\(run("ster", "<w:b/>"))\(run(" may &amp; shall"))</w:p>"
    #expect(try WordFile(body: body).lines() == ["The Minister may & shall"])
  }

  @Test func trackedChangesAreReadFromEitherSide() throws {
    let body =
      "<w:p>\(run("the "))<w:del w:id=\"1\"><w:r><w:delText>Minister</w:delText></w:r></w:del>"
      + "<w:ins w:id=\"2\">\(run("court"))</w:ins>\(run(" may"))</w:p>"
    let file = WordFile(body: body)
    #expect(try file.lines(.final) == ["the court may"])
    #expect(try file.lines(.original) == ["the Minister may"])
  }

  @Test func movedWordsStandInOnePlace() throws {
    let body =
      "<w:p><w:moveFrom w:id=\"1\">\(run("a warrant "))</w:moveFrom>\(run("on oath"))"
      + "<w:moveTo w:id=\"2\">\(run(" a warrant"))</w:moveTo></w:p>"
    #expect(try WordFile(body: body).lines(.final) == ["on oath a warrant"])
    #expect(try WordFile(body: body).lines(.original) == ["a warrant on oath"])
  }

  @Test func aStruckMarkJoinsParagraphs() throws {
    let body =
      paragraph("data", "<w:rPr><w:del w:id=\"1\"/></w:rPr>") + paragraph(" and keys")
      + paragraph("end")
    #expect(try WordFile(body: body).lines(.final) == ["data and keys", "end"])
    #expect(try WordFile(body: body).lines(.original) == ["data", " and keys", "end"])
  }

  @Test func fieldsShowTheirResult() throws {
    let field = { (kind: String) in "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
    let body =
      "<w:p>\(run("section "))\(field("begin"))<w:r><w:instrText>REF x</w:instrText></w:r>"
      + "\(field("begin"))\(run("hidden"))\(field("end"))\(field("separate"))\(run("12"))\(field("end"))"
      + "<w:hyperlink>\(run(" of the Act"))</w:hyperlink></w:p>"
    #expect(try WordFile(body: body).lines() == ["section 12 of the Act"])
  }

  @Test func whatStandsTwiceIsReadOnce() throws {
    let box = { (words: String) in "<w:txbxContent>\(paragraph(words))</w:txbxContent>" }
    let body =
      "<w:p>\(run("before"))<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\(box("in a box"))"
      + "</mc:Choice><mc:Fallback><w:pict><v:textbox>\(box("in a box"))</v:textbox></w:pict>"
      + "</mc:Fallback></mc:AlternateContent></w:r>\(run(" after"))</w:p>"
    #expect(try WordFile(body: body).lines() == ["before after", "in a box"])
  }

  @Test func tabsBreaksHyphensAndSymbols() throws {
    let body =
      "<w:p><w:pPr><w:tabs><w:tab w:pos=\"1\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t>"
      + "<w:softHyphen/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/>"
      + "<w:br/><w:t>e</w:t><w:br w:type=\"page\"/></w:r></w:p>"
    #expect(try WordFile(body: body).lines() == ["a bc-d•", "e "])
  }

  @Test func hiddenWordsAndCommentsAreLeftOut() throws {
    let body =
      "<w:p><w:commentRangeStart w:id=\"0\"/>\(run("seen"))\(run("unseen", "<w:vanish/>"))"
      + "\(run(" too", "<w:vanish w:val=\"0\"/>"))<w:commentRangeEnd w:id=\"0\"/></w:p>"
    let comment = "<w:comment w:id=\"0\">\(paragraph("a remark"))</w:comment>"
    #expect(try WordFile(body: body, comments: comment).lines() == ["seen too"])
  }

  @Test func cellsAreLinesAndFootnotesAreNotes() throws {
    let cell = { (words: String) in "<w:tc>\(paragraph(words))</w:tc>" }
    let body =
      "<w:tbl><w:tr>\(cell("a"))\(cell("b"))</w:tr></w:tbl>"
      + "<w:p>\(run("court"))<w:r><w:footnoteReference w:id=\"2\"/></w:r>\(run(" order"))</w:p>"
    let notes =
      "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
      + "<w:footnote w:id=\"2\">\(paragraph("See Act 3."))</w:footnote>"
    let file = WordFile(body: body, footnotes: notes)
    #expect(try file.lines() == ["a", "b", "court order", "See Act 3."])
    let layout = try #require(try file.text().source.layout)
    #expect(layout.lines.compactMap { $0?.role } == [.body, .body, .body, .note])
  }

  @Test func headingStylesAndThoseBasedOnThem() throws {
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"H2\"/></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"L\"><w:name w:val=\"L\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
    let body = ["H2", "Own", "L", "None"].map { paragraph("Short", "<w:pStyle w:val=\"\($0)\"/>") }
    let sentence = paragraph("An officer may do it; and", "<w:pStyle w:val=\"H2\"/>")
    let text = try WordFile(body: body.joined() + sentence, styles: styles).text()
    let roles = try #require(text.source.layout).lines.compactMap { $0?.role }
    #expect(
      roles == [.heading(level: 2), .heading(level: 2), .heading(level: 1), .body, .body])
  }

  @Test func pagesAndParagraphsAreCited() throws {
    let turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    let body =
      paragraph("one") + "<w:p>\(run("two "))\(turn)\(run("and more"))</w:p>"
      + "<w:p>\(turn)\(run("three"))</w:p>"
    let source = try WordFile(body: body).text().source
    func place(_ words: String) -> String? {
      let range = source.utf8.firstRange(of: Array(words.utf8))
      return range.flatMap { source.printedPlace(at: $0.lowerBound)?.words }
    }
    #expect(place("one") == "page 1, paragraph 1")
    #expect(place("two") == "page 1, paragraph 2")
    #expect(place("more") == "page 2, paragraph 2")
    #expect(place("three") == "page 3, paragraph 3")
    let plain = try WordFile(body: paragraph("a")).text().source
    #expect(plain.printedPlace(at: 0)?.words == "paragraph 1")
  }
}
