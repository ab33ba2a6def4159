import Testing

/// The commands over bills in XML and HTML.
@Suite struct MarkupCommandTests {
  private static let akomaNtoso = """
    <?xml version="1.0" encoding="UTF-8"?>
    <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill name="bill"><meta/>
    <preface><p>EVIDENCE BILL — “draft”</p></preface><body>
    <section eId="sec_1"><num>1.</num><heading>Preservation</heading><content>
    <p>A police officer may order a service provider to preserve any <b>data</b> for the
    investigation of any offence &amp; for one hundred and eighty days.</p></content></section>
    <section eId="sec_2"><num>2.</num><heading>Title</heading><content><p>This Act is the Evidence
    Act.</p></content></section>
    </body></bill></akomaNtoso>
    """

  private static let html = """
    <!doctype html><html><body><nav>Acts</nav><h1>EVIDENCE BILL</h1><h3>1. Preservation</h3>
    <p>A police officer may order a service provider to preserve any <b>data</b> for the
    investigation of any offence &amp; for one hundred and eighty days.</p>
    <h3>2. Title</h3><p>This Act is the Evidence Act.</p></body></html>
    """

  private static func with(_ body: (Folder) throws -> Void) throws {
    try Folder.with { folder in
      try folder.write(akomaNtoso, to: "bill.xml")
      try folder.write(html, to: "bill.html")
      try body(folder)
    }
  }

  /// `rule` of each finding, in order.
  private static func rules(_ file: String, _ folder: Folder) throws -> [String] {
    let run = try ToolRun(
      ["check", file, "--format", "text", "--fail-level", "never", "--no-config"], in: folder)
    return run.output.split(separator: "\n").filter { $0.hasSuffix("]") }
      .compactMap { $0.split(separator: "[").last?.prefix { $0 != "]" } }.map(String.init).sorted()
  }

  @Test func placesAreThoseOfTheFile() throws {
    try Self.with { folder in
      for file in ["bill.xml", "bill.html"] {
        let run = try ToolRun(
          ["check", file, "--select", "scope/any-offence", "--fail-level", "never", "--no-config"],
          in: folder)
        let line = file == "bill.xml" ? 6 : 3
        #expect(run.output.contains("\(file):\(line):"), "\(run.output)")
        #expect(run.output.contains("any offence"))
      }
    }
  }

  @Test func outlinesShowDeclaredProvisions() throws {
    try Self.with { folder in
      let run = try ToolRun(["outline", "bill.xml", "--no-config"], in: folder)
      #expect(run.output.contains("clause 1  [4:") && run.output.contains("Preservation"))
      #expect(run.output.contains("2 sections"))
    }
  }

  @Test func notesInAkomaNtosoChangeNothingElse() throws {
    try Self.with { folder in
      let run = try ToolRun(
        ["check", "bill.xml", "--annotate", "noted.xml", "--fail-level", "never", "--no-config"],
        in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let noted = try folder.read("noted.xml")
      #expect(noted.contains("<authorialNote eId=\"treatylint_1__note_1\""))
      #expect(noted.unicodeScalars.filter { !$0.isASCII }.count == 3)
      let bare = noted.replacing(/<authorialNote eId="treatylint.*?<\/authorialNote>/, with: "")
      #expect(bare == Self.akomaNtoso)
      let rules = try Self.rules("bill.xml", folder)
      #expect(rules.count > 3)
      #expect(try Self.rules("noted.xml", folder) == rules)
      let again = try ToolRun(
        ["check", "noted.xml", "--annotate", "twice.xml", "--fail-level", "never", "--no-config"],
        in: folder)
      #expect(again.status == 0)
      #expect(try folder.read("twice.xml").contains("treatylint_2__note_1"))
    }
  }

  @Test(arguments: [("bill.xml", "out.md"), ("bill.html", "out.xml"), ("act.xml", "out.xml")])
  func notesThatCannotBeWrittenAreRefused(bill: String, output: String) throws {
    try Self.with { folder in
      try folder.write(
        "<Statute xml:lang=\"en\"><Body><Section><Label>1</Label><Text>A.</Text></Section></Body></Statute>",
        to: "act.xml")
      let run = try ToolRun(
        ["check", bill, "--annotate", output, "--fail-level", "never", "--no-config"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("\(output): error: ") && run.errors.contains(".html"))
    }
  }

  @Test(arguments: ["bill.xml", "bill.html"])
  func pagesShowWordsAndNoTags(bill: String) throws {
    try Self.with { folder in
      let run = try ToolRun(
        ["check", bill, "--annotate", "out.html", "--fail-level", "never", "--no-config"],
        in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let page = try folder.read("out.html")
      let start = try #require(page.firstRange(of: "<pre class=\"bill\">"))
      let words = page[start.upperBound...].prefix(600).replacing(/<\/?mark[^>]*>/, with: "")
      #expect(words.contains("1. Preservation"))
      #expect(words.contains("preserve any data for the"))
      #expect(!words.contains("&lt;b&gt;"))
    }
  }

  @Test(arguments: ["bill.xml", "bill.html"])
  func amendmentsAreMadeOnTheText(bill: String) throws {
    try Self.with { folder in
      let paper = try ToolRun(
        ["amend", bill, "--output", "paper.md", "--no-config"], in: folder)
      #expect(paper.status == 0, "\(paper.errors)")
      let amended = try ToolRun(
        ["amend", bill, "--apply", "paper.md", "--output", "amended.md", "--no-config"], in: folder)
      #expect(amended.status == 0, "\(amended.errors)")
      let text = try folder.read("amended.md")
      #expect(text.contains("### 1. Preservation"))
      #expect(!text.contains("one hundred and eighty days"))
      #expect(!text.contains("<b>"))
    }
  }

  @Test(arguments: ["bill.xml", "bill.html"])
  func filesWithMarkupAreNotRewritten(bill: String) throws {
    try Self.with { folder in
      let run = try ToolRun(["check", bill, "--fix", "scope", "--no-config"], in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("amend") && run.errors.contains("--annotate"))
      #expect(try folder.read("bill.xml") == Self.akomaNtoso)
    }
  }

  @Test func versionsInTwoFormatsAreCompared() throws {
    try Self.with { folder in
      let run = try ToolRun(["compare", "bill.xml", "bill.html", "--no-config"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("2 unchanged"))
    }
  }

  @Test(arguments: ["json", "sarif", "full", "html", "markdown", "github", "junit"])
  func everyReportIsPrinted(format: String) throws {
    try Self.with { folder in
      for bill in ["bill.xml", "bill.html"] {
        let run = try ToolRun(
          ["check", bill, "--format", format, "--fail-level", "never", "--no-config"], in: folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("scope/any-offence"))
      }
    }
  }
}
