import Foundation
import LanguageServer
import Testing

/// The language server as an editor meets it: the real binary, over pipes.
struct LanguageServerRunTests {
  private static let uri = "file:///bills/ledgers.md"
  private static let bill = """
    LEDGERS BILL

    ## PART I

    ### 1. Interpretation

    In this Act, "ledger data" means electronic data held by a service provider.

    ### 2. Preservation

    (1) A police officer may order a service provider to preserve ledger data relevant to \
    the investigation of any offence.

    (2) An order under subsection (1) is subject to section 3.

    ### 3. Duration

    An order under section 2(1) has effect for a period not exceeding two years.

    """

  // MARK: Lifecycle

  @Test func startsAndEndsAsTheProtocolSays() throws {
    let client = try EditorClient(capabilities: nil)
    #expect(try client.answer(to: client.request("shutdown", .null))["error"]["code"] == -32002)
    let answer = try client.ask("initialize", ["capabilities": [:]])
    #expect(answer["capabilities"]["positionEncoding"] == "utf-16")
    #expect(answer["capabilities"]["textDocumentSync"]["change"] == 2)
    #expect(answer["serverInfo"]["name"] == "treatylint")
    let again = try client.answer(to: client.request("initialize", ["capabilities": [:]]))
    #expect(again["error"]["code"] == -32600)
    #expect(try client.answer(to: client.request("no/such", .null))["error"]["code"] == -32601)
    _ = try client.ask("shutdown", .null)
    #expect(
      try client.answer(to: client.request("textDocument/hover", .null))["error"]["code"] == -32600)
    client.tell("exit", .null)
    #expect(client.exitCode() == 0)
  }

  @Test func endsWithOneWhereNobodyShutItDown() throws {
    let said = try EditorClient()
    said.tell("exit", .null)
    #expect(said.exitCode() == 1)
    let gone = try EditorClient()
    gone.closeInput()
    #expect(gone.exitCode() == 1)
  }

  @Test func malformedMessagesAreAnsweredAndPassedOver() throws {
    let client = try EditorClient()
    func isError(_ code: Int) -> (JSON) -> Bool {
      { $0["id"].isNull && $0["error"]["code"].integer == code }
    }
    client.send(raw: Array("Content-Length: 9\r\n\r\n{\"a\": nul".utf8))
    _ = try client.wait(for: isError(-32700))
    client.send(raw: Array("Content-Length: many\r\n\r\n{}".utf8))
    _ = try client.wait(for: isError(-32600))
    client.send(["jsonrpc": "2.0", "id": 90, "method": "textDocument/hover"])
    #expect(try client.answer(to: 90)["error"]["code"] == -32602)
    client.send(raw: Array("Content-Length: 99999999999\r\n\r\n".utf8))
    _ = try client.wait(for: isError(-32600))
    client.send([])
    _ = try client.wait(for: isError(-32600))
    client.tell("textDocument/didChange", ["textDocument": ["uri": "file:///not/open.md"]])
    #expect(try client.hear("window/logMessage")["message"].string?.contains("not open") == true)
    #expect(try client.shutDown() == 0)
  }

  @Test func aRequestCanBeTakenBack() throws {
    let client = try EditorClient()
    client.open(Self.uri, try LongBill.text(copies: 2))
    // While the first check runs these wait.
    let first = client.request(
      "textDocument/codeLens", ["textDocument": ["uri": .string(Self.uri)]])
    let second = client.request(
      "textDocument/codeLens", ["textDocument": ["uri": .string(Self.uri)]])
    client.tell("$/cancelRequest", ["id": .integer(second)])
    #expect(try client.answer(to: first)["result"].elements.count > 1)
    #expect(try client.answer(to: second)["error"]["code"] == -32800)
    #expect(try client.shutDown() == 0)
  }

  // MARK: Diagnostics

  @Test func findingsArePublishedAndFollowTheText() throws {
    let client = try EditorClient(capabilities: [
      "textDocument": ["publishDiagnostics": ["relatedInformation": true]]
    ])
    client.open(Self.uri, Self.bill)
    let first = try client.diagnostics(of: Self.uri, version: 1)
    let offence = try #require(first.first { $0["code"] == "scope/any-offence" })
    #expect(offence["source"] == "treatylint")
    #expect(offence["severity"] == 1)
    #expect(offence["message"].string?.hasPrefix("clause 2(1): ") == true)
    #expect(offence["range"]["start"]["line"] == 10)
    #expect(offence["tags"].isNull)
    let related = first.flatMap { $0["relatedInformation"].elements }
    #expect(related.contains { $0["location"]["uri"].string == Self.uri })
    client.change(Self.uri, to: 2, (0, 0, 0, 0), "A note.\n\n")
    let moved = try client.diagnostics(of: Self.uri, version: 2)
    #expect(moved.first { $0["code"] == "scope/any-offence" }?["range"]["start"]["line"] == 12)
    client.tell("textDocument/didClose", ["textDocument": ["uri": .string(Self.uri)]])
    #expect(try client.diagnostics(of: Self.uri, version: nil).isEmpty)
    #expect(try client.shutDown() == 0)
  }

  @Test func findingsCanBeAskedFor() throws {
    let client = try EditorClient(capabilities: ["textDocument": ["diagnostic": [:]]])
    client.open(Self.uri, Self.bill)
    let document: JSON = ["uri": .string(Self.uri)]
    let first = try client.ask("textDocument/diagnostic", ["textDocument": document])
    #expect(first["kind"] == "full")
    #expect(first["items"].elements.contains { $0["code"] == "scope/any-offence" })
    let same = try client.ask(
      "textDocument/diagnostic",
      ["textDocument": document, "previousResultId": first["resultId"]])
    #expect(same == ["kind": "unchanged", "resultId": first["resultId"]])
    client.change(Self.uri, to: 2, (0, 0, 0, 0), "\n")
    let other = try client.ask(
      "textDocument/diagnostic",
      ["textDocument": document, "previousResultId": first["resultId"]])
    #expect(other["kind"] == "full")
    #expect(try client.shutDown() == 0)
  }

  @Test func columnsCountWhatWasAgreedUpon() throws {
    let text = Self.bill.replacing("(1) A police", with: "(1) 𝒜é a police")
    var columns: [String: Int] = [:]
    for encoding in ["utf-8", "utf-16", "utf-32"] {
      let client = try EditorClient(capabilities: [
        "general": ["positionEncodings": [.string(encoding)]]
      ])
      client.open(Self.uri, text)
      let found = try client.diagnostics(of: Self.uri, version: 1)
        .first { $0["code"] == "scope/any-offence" }
      columns[encoding] = found?["range"]["start"]["character"].integer
      #expect(try client.shutDown() == 0)
    }
    let base = try #require(columns["utf-32"])
    #expect(columns == ["utf-32": base, "utf-16": base + 1, "utf-8": base + 4])
  }

  @Test func otherDocumentsGetEmptyAnswers() throws {
    let client = try EditorClient()
    client.open("file:///bills/notes.tex", Self.bill, language: "latex")
    let document: JSON = ["textDocument": ["uri": "file:///bills/notes.tex"]]
    #expect(try client.ask("textDocument/documentSymbol", document) == [])
    #expect(try client.ask("textDocument/codeLens", document) == [])
    #expect(try client.ask("textDocument/diagnostic", document)["items"] == [])
    #expect(
      try client.ask("textDocument/hover", EditorClient.at("file:///bills/notes.tex", 5, 3))
        == .null)
    #expect(try client.shutDown() == 0)
  }

  // MARK: Questions

  @Test func termsAndReferencesLeadToTheirPlaces() throws {
    let client = try EditorClient(capabilities: [
      "textDocument": ["hover": ["contentFormat": ["markdown"]]]
    ])
    client.open(Self.uri, Self.bill)
    func column(_ words: String, line: Int) throws -> Int {
      let text = Self.bill.split(separator: "\n", omittingEmptySubsequences: false)[line]
      let range = try #require(text.range(of: words))
      return text.distance(from: text.startIndex, to: range.lowerBound)
    }
    func definition(_ words: String, line: Int) throws -> [Int] {
      try client.ask(
        "textDocument/definition",
        EditorClient.at(Self.uri, line, try column(words, line: line) + 1)
      ).elements.compactMap { $0["range"]["start"]["line"].integer }
    }
    #expect(try definition("ledger data", line: 10) == [6])
    #expect(try definition("section 3", line: 12) == [14])
    #expect(try definition("subsection (1)", line: 12) == [10])
    #expect(try definition("section 2(1)", line: 16) == [10])
    #expect(try definition("police", line: 10).isEmpty)
    let term = try client.ask(
      "textDocument/hover", EditorClient.at(Self.uri, 10, try column("ledger data", line: 10) + 8))
    #expect(
      term["contents"]["value"].string?.contains("electronic data held by a service provider")
        == true)
    #expect(term["contents"]["value"].string?.contains("clause 1") == true)
    let rule = try client.ask(
      "textDocument/hover", EditorClient.at(Self.uri, 10, try column("any offence", line: 10) + 1))
    let words = try #require(rule["contents"]["value"].string)
    #expect(words.contains("treatylint explain scope/any-offence"))
    #expect(words.contains("PI/EFF 2023"))
    #expect(try client.shutDown() == 0)
  }

  @Test func theOutlineIsATree() throws {
    let client = try EditorClient(capabilities: [
      "textDocument": ["documentSymbol": ["hierarchicalDocumentSymbolSupport": true]]
    ])
    client.open(Self.uri, Self.bill)
    let document: JSON = ["textDocument": ["uri": .string(Self.uri)]]
    let symbols = try client.ask("textDocument/documentSymbol", document).elements
    #expect(symbols.map { $0["name"].string } == ["Part I"])
    let clauses = symbols[0]["children"].elements
    #expect(
      clauses.map { $0["name"].string } == [
        "clause 1 Interpretation", "clause 2 Preservation", "clause 3 Duration",
      ])
    #expect(clauses[1]["children"].elements.map { $0["name"].string } == ["(1)", "(2)"])
    #expect(try client.shutDown() == 0)
  }

  @Test func powersHaveALens() throws {
    let client = try EditorClient()
    client.open(Self.uri, Self.bill)
    let lenses = try client.ask(
      "textDocument/codeLens", ["textDocument": ["uri": .string(Self.uri)]]
    ).elements
    let lens = try #require(lenses.first)
    #expect(lens["range"]["start"]["line"] == 10)
    let title = try #require(lens["command"]["title"].string)
    #expect(title.hasPrefix("power to preserve data; the officer decides; "))
    #expect(title.contains("not found: "))
    #expect(try client.shutDown() == 0)
  }

  // MARK: Actions

  @Test func aSuggestionAndASilenceAreOffered() throws {
    let client = try EditorClient(capabilities: [
      "workspace": ["workspaceEdit": ["documentChanges": true]]
    ])
    client.open(Self.uri, Self.bill)
    let found = try client.diagnostics(of: Self.uri, version: 1)
    let finding = try #require(found.first { $0["code"] == "scope/any-offence" })
    let actions = try client.ask(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": .string(Self.uri)], "range": finding["range"],
        "context": ["diagnostics": [finding]],
      ]
    ).elements
    let titles = actions.compactMap { $0["title"].string }
    #expect(titles.contains { $0.hasPrefix("Replace \"any offence\" by ") })
    let silence = try #require(
      actions.first { $0["title"] == "Silence scope/any-offence here, with a reason" })
    #expect(silence["isPreferred"] == false)
    #expect(silence["diagnostics"].elements.contains(finding))
    let change = silence["edit"]["documentChanges"].elements[0]
    #expect(change["textDocument"] == ["uri": .string(Self.uri), "version": 1])
    let edit = change["edits"].elements[0]
    #expect(edit["range"] == EditorClient.range((10, 0, 10, 0)))
    #expect(
      edit["newText"]
        == "<!-- treatylint-disable-next-line scope/any-offence -- reason: … -->\n")
    // The place for a reason is none; a reason is.
    client.change(Self.uri, to: 2, (10, 0, 10, 0), try #require(edit["newText"].string))
    let asked = try client.diagnostics(of: Self.uri, version: 2).compactMap { $0["code"].string }
    #expect(asked.contains("scope/any-offence"))
    #expect(asked.contains { $0.hasPrefix("suppression/") })
    let text = try #require(edit["newText"].string).replacing("…", with: "counsel has agreed")
    client.change(Self.uri, to: 3, (10, 0, 11, 0), text)
    let silent = try client.diagnostics(of: Self.uri, version: 3).compactMap { $0["code"].string }
    #expect(!silent.contains("scope/any-offence"))
    #expect(!silent.contains { $0.hasPrefix("suppression/") })
    let rest = found.compactMap { $0["code"].string }.filter { $0 != "scope/any-offence" }
    #expect(silent == rest)
    #expect(try client.shutDown() == 0)
  }

  // MARK: Configuration

  @Test func theConfigurationHoldsAndIsReadAgain() throws {
    try Folder.with { folder in
      try folder.write("rules:\n  scope/any-offence: off\n", to: ".treatylint.yml")
      try folder.write(Self.bill, to: "bill.md")
      let uri = folder.url.appending(path: "bill.md").absoluteString
      let configuration = folder.url.appending(path: ".treatylint.yml").absoluteString
      let client = try EditorClient(capabilities: [
        "workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]
      ])
      let registration = try client.hear("client/registerCapability")
      #expect(
        registration["registrations"].elements.first?["method"] == "workspace/didChangeWatchedFiles"
      )
      client.open(uri, Self.bill)
      let without = try client.diagnostics(of: uri, version: 1).map { $0["code"] }
      #expect(!without.isEmpty && !without.contains("scope/any-offence"))
      try folder.write("rules:\n  scope/any-offence: note\n", to: ".treatylint.yml")
      client.tell("workspace/didChangeWatchedFiles", ["changes": []])
      let graded = try client.diagnostics(of: uri, version: 1)
      #expect(graded.first { $0["code"] == "scope/any-offence" }?["severity"] == 3)
      try folder.write("rulez:\n  scope/any-offence: off\n", to: ".treatylint.yml")
      client.tell("workspace/didChangeConfiguration", ["settings": [:]])
      let broken = try client.diagnostics(of: configuration, version: nil)
      #expect(broken.first?["message"].string?.contains("rules") == true)
      #expect(broken.first?["range"]["start"]["line"] == 0)
      #expect(try client.diagnostics(of: uri, version: 1).isEmpty)
      try folder.write("rules: {}\n", to: ".treatylint.yml")
      client.tell("textDocument/didSave", ["textDocument": ["uri": .string(configuration)]])
      #expect(try client.diagnostics(of: configuration, version: nil).isEmpty)
      #expect(
        try client.diagnostics(of: uri, version: 1).contains { $0["code"] == "scope/any-offence" })
      #expect(try client.shutDown() == 0)
    }
  }

  /// The editor shows what the command line prints, whatever the project silences.
  @Test func theEditorAndTheCommandLineAgree() throws {
    try Folder.with { folder in
      let text = try String(
        contentsOf: ToolRun.package.appending(path: "Samples/arcadia-cybercrime-bill-2026.md"),
        encoding: .utf8)
      try folder.write(text, to: "bill.md")
      _ = try ToolRun(["baseline", "bill.md", "--grow"], in: folder)
      try folder.write(
        """
        suppressions:
          - file: bill.md
            provision: clause 18
            rule: scope/any-offence
            reason: agreed with counsel

        """, to: ".treatylint.yml")
      let more = text.replacing(
        "### 15. Partial",
        with: "### 14A. More\n\nA police officer may search any computer.\n\n### 15. Partial")
      try folder.write(more, to: "bill.md")
      let lines = try ToolRun(
        ["check", "bill.md", "--format", "text", "--fail-level", "never"], in: folder
      ).output.split(separator: "\n").filter { $0.hasSuffix("]") }
      let printed = lines.filter { $0.hasPrefix("bill.md:") }
      #expect(!printed.isEmpty && printed.count < lines.count)
      let client = try EditorClient(in: folder)
      let uri = folder.url.appending(path: "bill.md").absoluteString
      client.open(uri, more)
      let shown = try client.diagnostics(of: uri, version: 1).map { item in
        let place = item["range"]["start"]
        let (line, column) = (place["line"].integer ?? 0, place["character"].integer ?? 0)
        let word = ["", "error", "warning", "note"][item["severity"].integer ?? 0]
        return "bill.md:\(line + 1):\(column + 1): \(word): \(item["message"].string ?? "") "
          + "[\(item["code"].string ?? "")]"
      }
      #expect(shown == printed.map(String.init))
      // The entry that silences nothing is told in the configuration itself.
      let configuration = folder.url.appending(path: ".treatylint.yml").absoluteString
      let faults = try client.diagnostics(of: configuration, version: nil)
      #expect(faults.map { $0["code"] } == ["suppression/unused"])
      #expect(faults[0]["range"]["start"]["line"] == 1)
      #expect(try client.shutDown() == 0)
    }
  }
}
