import ArgumentParser
import Findings
import Linting
import Projects

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Start a configuration, and the files by which CI and editors run treatylint.",
    discussion: """
      Writes .treatylint.yml in the working folder, and nothing over a file that is there.

      Example: treatylint init --profile un-2024,budapest --github
      """)

  @Option(
    name: .customLong("profile"),
    help: "The treaties to measure by, separated by commas; 'treatylint rules' tells more.")
  var profile: String?

  @Flag(help: "Write .github/workflows/treatylint.yml.")
  var github = false

  @Flag(help: "Write .gitlab-ci.treatylint.yml, to be included by .gitlab-ci.yml.")
  var gitlab = false

  @Flag(help: "Write .pre-commit-config.yaml.")
  var preCommit = false

  @Flag(name: .customLong("vscode"), help: "Write .vscode/tasks.json with a problem matcher.")
  var visualStudioCode = false

  mutating func run() throws {
    var files: [(path: String, text: String)] = []
    try Failures.reported {
      let options = try LexiconOptions.parse([])
      let chosen = try Yardstick(
        profile.map(LexiconOptions.split) ?? [Project.profile],
        lexicon: try options.lexicon([]).lexicon)
      files.append(
        (
          ".treatylint.yml",
          StarterFiles.configuration(chosen.profiles.map { ($0.id, $0.name) })
        ))
      if github { files.append((".github/workflows/treatylint.yml", StarterFiles.github)) }
      if gitlab { files.append((".gitlab-ci.treatylint.yml", StarterFiles.gitlab)) }
      if preCommit { files.append((".pre-commit-config.yaml", StarterFiles.preCommit)) }
      if visualStudioCode { files.append((".vscode/tasks.json", StarterFiles.visualStudioCode)) }
      for file in files where Files.exists(file.path) {
        throw RunError(path: file.path, message: "is there already: nothing was written")
      }
      for file in files {
        try Files.makeFolders(for: file.path)
        try Files.write(Array(file.text.utf8), to: file.path)
        Console.print("wrote \(file.path)")
      }
    }
    Console.print("next: treatylint check .")
  }
}

/// The files that `init` writes.
enum StarterFiles {
  static func configuration(_ profiles: [(id: String, title: String)]) -> String {
    let list = profiles.map { "  - \($0.id)  # \($0.title)" }.joined(separator: "\n")
    return """
      # What treatylint asks of the bills in this folder. 'treatylint config show' prints what holds
      # for a bill and where each value comes from; every key is in docs/configuration.md.

      # The treaties and policies to measure by; the strictest wins.
      profile:
      \(list)

      # Rules and families: on, off, error, warning or note.
      # rules:
      #   drafting: off
      #   transparency/no-statistics: warning

      # Safeguards that another law gives: rules that look for them in the bill are satisfied.
      # external-safeguards:
      #   - safeguard: judicial-authorisation
      #     law: Criminal Procedure Act, s 118
      #     for: [search, seize]

      # Files of this folder that are no bills.
      # exclude: ["minutes/"]

      """
  }

  static let github = """
    name: treatylint
    on: [push, pull_request]
    permissions:
      contents: read
      security-events: write
    jobs:
      bills:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
            with:
              fetch-depth: 0
          - uses: treatylint/treatylint@v\(TreatyLint.version)
            with:
              paths: .
          - uses: github/codeql-action/upload-sarif@v3
            if: always()
            with:
              sarif_file: treatylint.sarif

    """

  static let gitlab = """
    treatylint:
      stage: test
      image: treatylint:\(TreatyLint.version)
      script:
        - treatylint check . --format text --format gitlab=gl-code-quality-report.json
      artifacts:
        when: always
        reports:
          codequality: gl-code-quality-report.json

    """

  static let preCommit = """
    repos:
      - repo: https://github.com/treatylint/treatylint
        rev: v\(TreatyLint.version)
        hooks:
          - id: treatylint

    """

  /// As Editors/vscode/tasks.json.
  static let visualStudioCode = """
    {
      "version": "2.0.0",
      "tasks": [
        {
          "label": "treatylint: check all bills",
          "type": "process",
          "command": "treatylint",
          "args": ["check", ".", "--format", "text"],
          "group": "test",
          "presentation": { "reveal": "silent" },
          "problemMatcher": {
            "owner": "treatylint",
            "source": "treatylint",
            "fileLocation": ["autoDetect", "${workspaceFolder}"],
            "pattern": {
              "regexp": "^(.+?):(\\\\d+):(\\\\d+): (error|warning|note): (.*?)(?: \\\\[([a-z0-9/.-]+)\\\\])?$",
              "file": 1,
              "line": 2,
              "column": 3,
              "severity": 4,
              "message": 5,
              "code": 6
            }
          }
        }
      ]
    }

    """
}
