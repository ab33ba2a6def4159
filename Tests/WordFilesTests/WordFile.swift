import Testing
import WordFiles

/// A Word file made for a test, from the inner XML of its parts.
struct WordFile {
  var body = ""
  var styles: String?
  var numbering: String?
  var footnotes: String?
  var comments: String?
  /// Files besides, or instead of, those of the document.
  var others: [(name: String, bytes: [UInt8])] = []

  static let namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    + "xmlns:v=\"urn:schemas-microsoft-com:vml\""
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  var parts: [(name: String, bytes: [UInt8])] {
    let kinds = [
      ("styles", styles), ("numbering", numbering), ("footnotes", footnotes),
      ("comments", comments),
    ].filter { $0.1 != nil }
    let relations = kinds.map {
      "<Relationship Id=\"\($0.0)\" Type=\"\(Self.office)/\($0.0)\" Target=\"\($0.0).xml\"/>"
    }.joined()
    var files = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>"
      ),
      (
        "_rels/.rels",
        Self.relationships(
          "<Relationship Id=\"r\" Type=\"\(Self.office)/officeDocument\" Target=\"word/document.xml\"/>"
        )
      ),
      ("word/_rels/document.xml.rels", Self.relationships(relations)),
      ("word/document.xml", "<w:document \(Self.namespaces)><w:body>\(body)</w:body></w:document>"),
    ]
    for (kind, inner) in kinds {
      files.append(("word/\(kind).xml", "<w:\(kind) \(Self.namespaces)>\(inner ?? "")</w:\(kind)>"))
    }
    let own = files.map { ($0.0, Array($0.1.utf8)) }
    return own.filter { file in !others.contains { $0.name == file.0 } } + others
  }

  private static func relationships(_ inner: String) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(inner)</Relationships>"
  }

  func bytes() throws -> [UInt8] { try ZipWriter.archive(parts) }

  func text(_ tracked: TrackedChanges = .final) throws -> WordText {
    try WordText.read(try bytes(), path: "a.docx", tracked: tracked)
  }

  /// The lines of the text, without the last empty one.
  func lines(_ tracked: TrackedChanges = .final) throws -> [String] {
    let source = try text(tracked).source
    var lines = source.string(0..<source.utf8.count).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

/// A paragraph with words in one run, and what stands in its properties.
func paragraph(_ words: String, _ properties: String = "") -> String {
  "<w:p><w:pPr>\(properties)</w:pPr>\(run(words))</w:p>"
}

func run(_ words: String, _ properties: String = "") -> String {
  "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t xml:space=\"preserve\">\(words)</w:t></w:r>"
}

func numbered(_ words: String, _ level: Int = 0, list: Int = 1) -> String {
  paragraph(words, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
}
