import Findings

/// A document for a word processor: paragraphs in a few styles, as Office Open XML.
package struct WordDocument {
  package enum Style: String, CaseIterable, Sendable {
    case title = "Title"
    case heading = "Heading2"
    case body = "Normal"
    case quotation = "Quote"
    case small = "Small"
  }

  package struct Paragraph: Sendable {
    package let style: Style
    package let text: String
    /// Words before the text, in bold.
    package let lead: String?

    package init(_ style: Style, _ text: String, lead: String? = nil) {
      self.style = style
      self.text = text
      self.lead = lead
    }
  }

  private let paragraphs: [Paragraph]

  package init(_ paragraphs: [Paragraph]) { self.paragraphs = paragraphs }

  /// The bytes of a .docx file; the same paragraphs give the same bytes.
  package func bytes() throws(RunError) -> [UInt8] {
    try ZipWriter.archive([
      ("[Content_Types].xml", Array(Self.contentTypes.utf8)),
      ("_rels/.rels", Array(Self.relations.utf8)),
      ("word/_rels/document.xml.rels", Array(Self.documentRelations.utf8)),
      ("word/document.xml", Array(document.utf8)),
      ("word/styles.xml", Array(Self.styles.utf8)),
    ])
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let namespace =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

  private var document: String {
    let body = paragraphs.map { paragraph in
      let lead = paragraph.lead.map { run($0 + " ", isBold: true) } ?? ""
      return "<w:p><w:pPr><w:pStyle w:val=\"\(paragraph.style.rawValue)\"/></w:pPr>"
        + lead + run(paragraph.text, isBold: false) + "</w:p>"
    }
    // A4 with margins of 2.5 cm, in twentieths of a point.
    let page =
      "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" "
      + "w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>"
    return Self.declaration
      + "<w:document \(Self.namespace)><w:body>\(body.joined())\(page)</w:body></w:document>"
  }

  private func run(_ text: String, isBold: Bool) -> String {
    "<w:r>\(isBold ? "<w:rPr><w:b/></w:rPr>" : "")<w:t xml:space=\"preserve\">\(text.escapedForXML)</w:t></w:r>"
  }

  private static let contentTypes =
    declaration + """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
      <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
      </Types>
      """

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private static let relations =
    declaration + """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
      <Relationship Id="rId1" Type="\(office)/officeDocument" Target="word/document.xml"/>\
      </Relationships>
      """

  private static let documentRelations =
    declaration + """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
      <Relationship Id="rId1" Type="\(office)/styles" Target="styles.xml"/>\
      </Relationships>
      """

  /// Sizes in half points, indents and spaces in twentieths of a point.
  private static let styles =
    declaration + "<w:styles \(namespace)>"
    + "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"23\"/><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault>"
    + "<w:pPrDefault><w:pPr><w:spacing w:after=\"140\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
    + "</w:docDefaults>"
    + style("Normal", "Normal", "", "", isDefault: true)
    + style("Title", "Title", "<w:spacing w:after=\"240\"/>", "<w:b/><w:sz w:val=\"34\"/>")
    + style(
      "Heading2", "heading 2",
      "<w:keepNext/><w:spacing w:before=\"280\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
      "<w:b/><w:sz w:val=\"25\"/>")
    + style("Quote", "Quote", "<w:ind w:left=\"567\"/>", "")
    + style("Small", "Small", "", "<w:sz w:val=\"19\"/>")
    + "</w:styles>"

  private static func style(
    _ id: String, _ name: String, _ paragraph: String, _ run: String, isDefault: Bool = false
  ) -> String {
    "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\">"
      + "<w:name w:val=\"\(name)\"/>\(isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>")"
      + "<w:pPr>\(paragraph)</w:pPr><w:rPr>\(run)</w:rPr></w:style>"
  }
}

extension String {
  /// Without characters that XML 1.0 forbids.
  var escapedForXML: String {
    unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
  }
}
