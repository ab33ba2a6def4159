import Foundation
import Testing

/// The files in Editors/, each in the program that it is for, on what treatylint really prints.
struct EditorProgramTests {
  private static let bill = "Samples/arcadia-cybercrime-bill-2026.md"
  private static let editors = ToolRun.package.appending(path: "Editors").path

  /// One line of `--format text`.
  private struct Line {
    let line: Int
    let column: Int
    let severity: String
    let message: String
    /// Nil for a related place.
    let rule: String?
  }

  @Test(.enabled(if: Self.finds("vim"), "vim is not installed"))
  func vimListsEveryLine() throws {
    let lines = try Self.printed()
    let found = try Self.run(
      "vim", ["-e", "-s", "-u", "NONE", "-S", Self.script("vim.vim")],
      ["COMPILERS": Self.editors + "/vim"])
    #expect(
      found
        == lines.map { line in
          let rule = line.rule.map { " [\($0)]" } ?? ""
          return [
            "\(line.line)", "\(line.column)", String(line.severity.prefix(1)), line.message + rule,
          ]
        })
  }

  @Test(.enabled(if: Self.finds("emacs"), "emacs is not installed"))
  func emacsListsEveryLine() throws {
    let lines = try Self.printed()
    let found = try Self.run(
      "emacs", ["--batch", "-Q", "-L", Self.editors + "/emacs", "-l", Self.script("emacs.el")], [:])
    let types = ["error": "2", "warning": "1", "note": "0"]
    #expect(
      found.filter { $0[0] == "make" }.map { Array($0.dropFirst()) }
        == lines.map { ["\($0.line)", "\($0.column)", types[$0.severity] ?? ""] })
    #expect(
      found.filter { $0[0] == "flymake" }.map { Array($0.dropFirst()) }
        == lines.map { ["\($0.line)", ":\($0.severity)"] })
  }

  /// The expression is one that JavaScript and the tests' library read alike.
  @Test func theProblemMatcherReadsEveryLine() throws {
    let output = try Self.output()
    let package = try Self.json("vscode/package.json")
    let contributes = package["contributes"] as? [String: Any]
    let matcher = try #require((contributes?["problemMatchers"] as? [[String: Any]])?.first)
    let pattern = try #require(matcher["pattern"] as? [String: Any])
    let tasks = try #require(try Self.json("vscode/tasks.json")["tasks"] as? [[String: Any]])
    let own = try #require(tasks[0]["problemMatcher"] as? [String: Any])
    #expect(
      NSDictionary(dictionary: try #require(own["pattern"] as? [String: Any]))
        == NSDictionary(dictionary: pattern))
    let expression = try NSRegularExpression(pattern: try #require(pattern["regexp"] as? String))
    func group(_ name: String, _ match: NSTextCheckingResult, _ line: String) -> String? {
      guard let number = pattern[name] as? Int,
        let range = Range(match.range(at: number), in: line)
      else { return nil }
      return String(line[range])
    }
    for line in output.split(separator: "\n").map(String.init) {
      let match = try #require(
        expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)), "\(line)")
      let parts = ["file", "line", "column", "severity", "message", "code"].map {
        group($0, match, line)
      }
      let place = parts[0...2].compactMap { $0 }.joined(separator: ":")
      let rule = parts[5].map { " [\($0)]" } ?? ""
      #expect("\(place): \(parts[3] ?? ""): \(parts[4] ?? "")\(rule)" == line)
      #expect(parts[5] == nil || parts[5]?.contains("/") == true)
    }
  }

  @Test(.enabled(if: Self.finds("nvim"), "nvim is not installed"))
  func neovimWorksOnABill() throws {
    let lines = try Self.printed()
    let found = try Self.run(
      "nvim", ["--headless", "-u", "NONE", "-S", Self.script("neovim.lua")],
      ["EDITORS": Self.editors])
    let severities = ["error": "1", "warning": "2", "note": "3"]
    let expected = lines.filter { $0.rule != nil }.map {
      ["\($0.line)", "\($0.column)", severities[$0.severity] ?? "", $0.rule ?? ""]
    }
    let shown = found.filter { $0[0] == "diagnostic" }.map { Array($0.dropFirst()) }
    #expect(Set(shown) == Set(expected))
    #expect(shown.count == expected.count)
    func said(_ name: String) -> [[String]] {
      found.filter { $0[0] == name }.map { Array($0.dropFirst()) }
    }
    #expect(said("failed").isEmpty)
    #expect(said("moved") == [["3"]])
    #expect(said("hover").first?.first?.contains("authorised officer") == true)
    #expect(said("definition") == [["445"]])
    #expect(said("action").first == ["Replace \"one hundred and eighty days\" by \"ninety days\""])
    #expect(said("line") == [["- (a) preserve the traffic data for a period of ninety days; and"]])
  }

  @Test(.enabled(if: Self.hasClientLibrary, "Python has no pygls 2"))
  func aClientLibraryUnderstandsEveryAnswer() throws {
    let lines = try Self.printed().filter { $0.rule != nil }
    let found = try Self.run("python3", [Self.script("client.py")], [:])
    #expect(found.count { $0[0] == "diagnostic" } == lines.count)
    let rest = found.filter { $0[0] != "diagnostic" }.map { $0.joined(separator: " ") }
    #expect(
      rest == [
        "encoding utf-32", "registered workspace/didChangeWatchedFiles", "pulled True", "symbols 9",
        "lenses True", "hover True", "definition 445",
        "action Replace \"one hundred and eighty days\" by \"ninety days\"",
        "action Silence preservation/period-too-long here, with a reason", "after 2 False",
      ])
  }

  // MARK: Programs

  private static let hasClientLibrary: Bool = {
    guard let python = path(of: "python3") else { return false }
    let run = try? ToolRun(["-c", "import pygls.lsp.client"], binary: python)
    return run?.status == 0
  }()

  private static func finds(_ program: String) -> Bool { path(of: program) != nil }

  private static func path(of program: String) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { URL(filePath: String($0)).appending(path: program) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  private static func script(_ name: String) -> String {
    ToolRun.package.appending(path: "Tests/Editors/\(name)").path
  }

  private static func json(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(filePath: editors).appending(path: name))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// What the program prints of the sample bill.
  private static func output() throws -> String {
    try ToolRun(["check", ToolRun.package.appending(path: bill).path, "--format", "text"]).output
  }

  private static func printed() throws -> [Line] {
    try output().split(separator: "\n").map { line in
      let parts = line.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
        .map(String.init)
      let said = parts[4].dropFirst()
      let bracket = said.hasSuffix("]") ? said.lastIndex(of: "[") : nil
      return Line(
        line: try #require(Int(parts[1])), column: try #require(Int(parts[2])),
        severity: String(parts[3].dropFirst()),
        message: String(bracket.map { said[..<$0].dropLast() } ?? said),
        rule: bracket.map { String(said[$0...].dropFirst().dropLast()) })
    }
  }

  /// Runs a script in a program on a copy of the sample bill, and returns the fields of what it found.
  private static func run(
    _ program: String, _ arguments: [String], _ variables: [String: String]
  ) throws -> [[String]] {
    try Folder.with { folder in
      let text = try Data(contentsOf: ToolRun.package.appending(path: bill))
      try folder.write(Array(text), to: "bill.md")
      let run = try ToolRun(
        arguments, in: folder,
        environment: variables.merging([
          "BILL": folder.url.appending(path: "bill.md").path,
          "FOUND": folder.url.appending(path: "found").path,
          "HOME": folder.url.path, "TREATYLINT": ToolRun.binary.path, "TERM": "dumb",
        ]) { first, _ in first },
        binary: try #require(path(of: program)))
      let found = try folder.read("found")
      #expect(run.status == 0, "\(run.output)\(run.errors)\(found)")
      return found.split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
    }
  }
}
