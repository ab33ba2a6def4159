import SourceText
import Testing
import WordFiles

/// Archives that mean harm, or are broken: an error that says what to do.
@Suite struct HostileFileTests {
  private func message(_ bytes: [UInt8]) -> String {
    do {
      _ = try WordText.read(bytes, path: "a.docx")
      return "no error"
    } catch {
      return error.message
    }
  }

  @Test func aBombOfZeros() throws {
    let file = WordFile(others: [("word/document.xml", [UInt8](repeating: 0x20, count: 40 << 20))])
    #expect(message(try file.bytes()).contains("zip bomb"))
  }

  /// The declared sizes of an entry changed, in the directory of the archive.
  private func declaring(_ size: UInt32, in bytes: [UInt8], of name: String) -> [UInt8] {
    var bytes = bytes
    let entry = Array(name.utf8)
    for start in bytes.indices.dropLast(46) where bytes[start...].starts(with: [0x50, 0x4B, 1, 2]) {
      guard bytes[(start + 46)...].starts(with: entry) else { continue }
      for index in 0..<4 {
        bytes[start + 24 + index] = UInt8(truncatingIfNeeded: size >> (8 * UInt32(index)))
      }
    }
    return bytes
  }

  @Test func aGigabyteDeclared() throws {
    let bytes = try WordFile(body: paragraph("a")).bytes()
    let message = message(declaring(1 << 30, in: bytes, of: "word/document.xml"))
    #expect(message.contains("zip bomb") || message.contains("damaged"))
  }

  @Test func lessDeclaredThanSent() throws {
    let bytes = try WordFile(body: paragraph(String(repeating: "words ", count: 9000))).bytes()
    #expect(message(declaring(100, in: bytes, of: "word/document.xml")).contains("damaged"))
  }

  @Test(arguments: [0.3, 0.7, 0.95])
  func cutOff(part: Double) throws {
    let bytes = try WordFile(body: paragraph("words")).bytes()
    #expect(
      message(Array(bytes.prefix(Int(Double(bytes.count) * part)))).contains("damaged or cut off"))
  }

  @Test func withoutADocument() throws {
    let bytes = try ZipWriter.archive([("mimetype", Array("application/x".utf8))])
    #expect(message(bytes).contains("has no word/document.xml"))
  }

  @Test(arguments: ["../../etc/passwd", "/etc/passwd", "word\\..\\..\\x"])
  func pathsThatLeadOut(name: String) throws {
    let bytes = try WordFile(body: paragraph("a"), others: [(name, [0x61])]).bytes()
    #expect(message(bytes).contains("leads out of it"))
  }

  @Test func stylesInACircle() throws {
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"
    #expect(
      message(try WordFile(body: paragraph("a"), styles: styles).bytes()).contains(
        "based on itself"))
  }

  @Test func listsInACircle() throws {
    let styles =
      "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let file = WordFile(body: numbered("a"), styles: styles, numbering: numbering)
    #expect(message(try file.bytes()).contains("stands for itself"))
  }

  @Test func entitiesThatExpand() throws {
    let levels = (1...9).map {
      "<!ENTITY e\($0) \"" + String(repeating: "&e\($0 - 1);", count: 10) + "\">"
    }
    let xml =
      "<!DOCTYPE d [<!ENTITY e0 \"aaaaaaaaaa\">" + levels.joined()
      + "]><w:document \(WordFile.namespaces)>"
      + "<w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    let message = message(try WordFile(others: [("word/document.xml", Array(xml.utf8))]).bytes())
    #expect(message.hasPrefix("word/document.xml: "))
    #expect(message.contains("amplification") || message.contains("entit"))
  }

  @Test func tablesWithoutEnd() throws {
    let depth = 100_000
    let body = String(repeating: "<w:tbl><w:tr><w:tc>", count: depth)
    #expect(message(try WordFile(body: body).bytes()).contains("nests deeper"))
  }

  @Test func twoFilesOfOneName() throws {
    var bytes = try WordFile(body: paragraph("a"), others: [("word/documenu.xml", [0x61])]).bytes()
    let (other, name) = (Array("word/documenu.xml".utf8), Array("word/document.xml".utf8))
    while let range = bytes.firstRange(of: other) { bytes.replaceSubrange(range, with: name) }
    #expect(message(bytes).contains("two files of one name"))
  }

  @Test func lockedWithAPassword() throws {
    var bytes = try WordFile(body: paragraph("a")).bytes()
    // The flag for encryption, in both headers of each entry.
    for start in bytes.indices.dropLast(12) {
      if bytes[start...].starts(with: [0x50, 0x4B, 3, 4]) { bytes[start + 6] |= 1 }
      if bytes[start...].starts(with: [0x50, 0x4B, 1, 2]) { bytes[start + 8] |= 1 }
    }
    #expect(message(bytes).contains("password"))
  }

  @Test func noArchiveAtAll() {
    #expect(message(Array("PK but no archive".utf8)).contains("damaged"))
    #expect(message([]).contains("no Word document"))
  }
}
