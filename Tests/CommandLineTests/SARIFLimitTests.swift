import Foundation
import LanguageServer
import Testing

/// What GitHub's code scanning takes of a SARIF file, on what the program prints of real bills.
struct SARIFLimitTests {
  private static func log(_ arguments: [String]) throws -> JSON {
    let samples = ToolRun.package.appending(path: "Samples").path
    return try Folder.with { folder in
      for name in ["arcadia-cybercrime-bill-2026.md", "arcadia-cybercrime-bill-2026-amended.md"] {
        let bytes = try Data(contentsOf: URL(filePath: samples).appending(path: name))
        try folder.write(Array(bytes), to: "draft bills/\(name)")
      }
      let run = try ToolRun(["check", "draft bills", "--format", "sarif"] + arguments, in: folder)
      #expect(run.output.utf8.count < 10 << 20)
      return try JSONDecoder().decode(JSON.self, from: Data(run.output.utf8))
    }
  }

  @Test(arguments: ["pi-eff-2023", "un-2024", "budapest,malabo"])
  func whatIsPrintedIsTaken(profile: String) throws {
    let log = try Self.log(["--profile", profile])
    #expect(log["version"] == "2.1.0")
    #expect(log["$schema"].string?.hasPrefix("https://") == true)
    #expect((1...20).contains(log["runs"].elements.count))
    for run in log["runs"].elements {
      #expect(run["columnKind"] == "utf16CodeUnits")
      let driver = run["tool"]["driver"]
      #expect(driver["name"].string?.isEmpty == false)
      #expect(driver["semanticVersion"].string?.contains(/^\d+\.\d+\.\d+$/) == true)
      let rules = driver["rules"].elements
      #expect((1...25_000).contains(rules.count))
      for rule in rules { check(rule) }
      let results = run["results"].elements
      #expect((1...25_000).contains(results.count))
      for result in results { check(result, of: rules) }
    }
  }

  private func check(_ rule: JSON) {
    let id = rule["id"].string ?? ""
    #expect((1...255).contains(id.count))
    for key in ["shortDescription", "fullDescription"] {
      #expect((1...1024).contains(rule[key]["text"].string?.count ?? 0), "\(id) \(key)")
    }
    #expect(rule["help"]["text"].string?.isEmpty == false, "\(id)")
    #expect(rule["properties"]["tags"].elements.count <= 20, "\(id)")
    #expect(rule["properties"]["security-severity"].isNull, "\(id)")
    #expect(
      ["error", "warning", "note"].contains(rule["defaultConfiguration"]["level"].string ?? ""))
  }

  private func check(_ result: JSON, of rules: [JSON]) {
    let id = result["ruleId"].string ?? ""
    #expect(result["ruleIndex"].integer.map { rules[$0]["id"].string } == id)
    #expect(["error", "warning", "note"].contains(result["level"].string ?? ""), "\(id)")
    let text = result["message"]["text"].string ?? ""
    #expect(!text.isEmpty, "\(id)")
    #expect(result["locations"].elements.count == 1, "\(id)")
    #expect(result["relatedLocations"].elements.count <= 1000, "\(id)")
    for (index, related) in result["relatedLocations"].elements.enumerated() {
      #expect(related["id"] == .integer(index + 1), "\(id)")
      #expect(text.contains("](\(index + 1))"), "\(id): no link to related place \(index + 1)")
    }
    let place = result["locations"].elements.first?["physicalLocation"] ?? .null
    let uri = place["artifactLocation"]["uri"].string ?? ""
    #expect(uri.hasPrefix("draft%20bills/") && uri.hasSuffix(".md"), "\(uri)")
    let numbers = ["startLine", "startColumn", "endLine", "endColumn"].compactMap {
      place["region"][$0].integer
    }
    #expect(numbers.count == 4 && numbers.allSatisfy { $0 >= 1 }, "\(id)")
    #expect(numbers[0] < numbers[2] || numbers[0] == numbers[2] && numbers[1] < numbers[3], "\(id)")
    let hash = result["partialFingerprints"]["primaryLocationLineHash"].string ?? ""
    #expect(hash.contains(/^[0-9a-f]{1,16}:\d+$/), "\(id): \(hash)")
    #expect(result["partialFingerprints"]["treatylint/v1"].string?.isEmpty == false, "\(id)")
  }
}
