import Findings
import Projects
import Testing

/// `.treatylint.yml`, and files that extend each other.
@Suite struct ConfigurationTests {
  private static func configuration(_ files: [String: String]) throws -> Configuration {
    try Configuration(path: "/project/.treatylint.yml") { path throws(RunError) in
      guard let text = files[path] else { throw RunError(path: path, message: "no such file") }
      return text
    }
  }

  private static func error(_ yaml: String) -> RunError? {
    do {
      _ = try configuration(["/project/.treatylint.yml": yaml])
      return nil
    } catch {
      return error as? RunError
    }
  }

  @Test func aFileLaysItselfOverWhatItExtends() throws {
    let configuration = try Self.configuration([
      "/project/.treatylint.yml": """
      extends: ../house.yml
      rules:
        scope: note
      """,
      "/house.yml": """
      profile: [un-2024, budapest]
      lexicons: words
      rules:
        scope: off
        drafting: off
      """,
    ])
    let settings = configuration.settings(for: "/project/bill.md")
    #expect(settings.profiles?.value == ["un-2024", "budapest"])
    #expect(settings.profiles?.origin == .file("/house.yml", line: 1))
    #expect(settings.lexicons.map(\.value) == ["/words"])
    let last = settings.rules.last { $0.name == "scope" }
    #expect(last?.state.value == .severity(.note))
    #expect(last?.state.origin == .file("/project/.treatylint.yml", line: 3))
  }

  @Test func overridesHoldForTheFilesThatTheyName() throws {
    let configuration = try Self.configuration([
      "/project/.treatylint.yml": """
      profile: pi-eff-2023
      overrides:
        - files: ["bills/2024/**"]
          profile: un-2024
      """
    ])
    #expect(configuration.settings(for: "/project/bills/2024/a.md").profiles?.value == ["un-2024"])
    #expect(configuration.settings(for: "/project/bills/b.md").profiles?.value == ["pi-eff-2023"])
  }

  @Test func includeAndExclude() throws {
    let configuration = try Self.configuration([
      "/project/.treatylint.yml":
        "include: [\"bills/\"]\nexclude: [\"*.txt\", \"!bills/keep.txt\"]\n"
    ])
    #expect(configuration.takes("/project/bills/a.md"))
    #expect(!configuration.takes("/project/minutes/a.md"))
    #expect(!configuration.takes("/project/bills/a.txt"))
    #expect(configuration.takes("/project/bills/keep.txt"))
  }

  @Test(arguments: [
    ("profle: un-2024", 1, "did you mean 'profile'"),
    ("rules:\n  scope: loud", 2, "expected on, off, error, warning or note"),
    ("suppressions:\n  - file: a.md\n    rule: scope", 2, "missing"),
    ("suppressions:\n  - {file: a.md, rule: scope, reason: x, until: soon}", 2, "expected a day"),
    ("overrides:\n  - profile: un-2024", 2, "name the files"),
    ("external-safeguards:\n  - safeguard: remedy", 2, "missing"),
    ("external-safeguards: remedy", 1, "expected a list"),
  ])
  func mistakes(yaml: String, line: Int, words: String) {
    let error = Self.error(yaml)
    #expect(error?.line == line)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "no error")")
  }

  @Test func aCircleOfFiles() {
    let files = [
      "/project/.treatylint.yml": "extends: a.yml", "/project/a.yml": "extends: .treatylint.yml",
    ]
    let error = #expect(throws: RunError.self) { try Self.configuration(files) }
    #expect(error?.message.contains("extends itself") == true)
  }

  @Test func aFileThatIsNotThere() {
    let error = #expect(throws: RunError.self) {
      try Self.configuration(["/project/.treatylint.yml": "extends: gone.yml"])
    }
    #expect(error?.path == "/project/gone.yml")
  }
}
