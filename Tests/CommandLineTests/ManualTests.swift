import Foundation
import Testing

/// The manual as a site, and the examples printed in it.
@Suite struct ManualTests {
  private static let pages = ToolRun.package.appending(path: "docs/manual")

  @Test func everyLinkLeadsToAPage() throws {
    try Folder.with { folder in
      let run = try ToolRun(["manual", Self.pages.path, "--output", "site"], in: folder)
      try #require(run.status == 0, "\(run.errors)")
      let site = folder.url.appending(path: "site")
      let files =
        FileManager.default.enumerator(atPath: site.path)?.compactMap { $0 as? String } ?? []
      let pages = files.filter { $0.hasSuffix(".html") }
      #expect(pages.contains("index.html") && pages.contains("rules/scope/any-offence.html"))
      for page in pages {
        let text = try folder.read("site/" + page)
        let base = site.appending(path: page).deletingLastPathComponent()
        for link in text.matches(of: /href="([^"#]+)"/).map({ String($0.1) })
        where !link.hasPrefix("http") {
          #expect(
            FileManager.default.fileExists(atPath: base.appending(path: link).standardized.path),
            "\(page) links to \(link)")
        }
      }
    }
  }

  /// The rule that the manual writes, and the configuration that it prints, do what the manual says.
  @Test func itsExamplesWork() throws {
    try Folder.with { folder in
      func blocks(_ name: String) throws -> [String] {
        let text = try String(contentsOf: Self.pages.appending(path: name), encoding: .utf8)
        return text.components(separatedBy: "```").enumerated()
          .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element.dropFirst()) }
      }
      let rule = try blocks("writing-rules.md")
      try folder.write(rule[0], to: "house-style/concepts/en/house.yaml")
      try folder.write(rule[1], to: "house-style/rules/house/at-night.yaml")
      let test = try ToolRun(["test", "house-style", "--filter", "house"], in: folder)
      #expect(test.status == 0, "\(test.output)\(test.errors)")

      try folder.write("profile: budapest\n", to: "house-style.yml")
      try folder.write(ShortBill.bad, to: "project/bills/2024/bill.md")
      let yaml = try blocks("configuration.md").filter { !$0.contains("<!--") }
      try folder.write(yaml.joined(separator: "\n"), to: "project/.treatylint.yml")
      let shown = try ToolRun(
        ["config", "show", "project/bills/2024/bill.md"], in: folder)
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(shown.output.contains("profile: pi-eff-2023"))
      #expect(shown.output.contains("fail-level: warning"))
    }
  }
}
