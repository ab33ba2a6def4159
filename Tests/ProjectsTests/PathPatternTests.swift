import Projects
import Testing

/// Patterns as `.gitignore` writes them.
@Suite struct PathPatternTests {
  @Test(arguments: [
    ("*.md", "a.md", true), ("*.md", "bills/a.md", true), ("*.md", "a.mdx", false),
    ("/*.md", "a.md", true), ("/*.md", "bills/a.md", false),
    ("bills/*.md", "bills/a.md", true), ("bills/*.md", "bills/old/a.md", false),
    ("bills/**/*.md", "bills/a.md", true), ("bills/**/*.md", "bills/x/y/a.md", true),
    ("**/old", "a/b/old/c.md", true), ("old/", "old/c.md", true), ("old/", "old", false),
    ("bills", "bills/a.md", true), ("bill?.md", "bill1.md", true), ("bill?.md", "bill.md", false),
    ("a*b*c", "aXbYc", true), ("a*b*c", "aXbY", false), ("*", "x", true),
    ("bills/2024/**", "bills/2024/x/a.md", true), ("bills/2024/**", "bills/2025/a.md", false),
  ])
  func matching(pattern: String, path: String, isMatch: Bool) {
    #expect(PathPattern(pattern).matches(path) == isMatch)
  }

  @Test func theLastPatternDecides() {
    let patterns = PathPatterns(text: "# drafts\n*.md\n!final.md\n\n", folder: "/project")
    #expect(patterns.verdict(on: "/project/a.md") == true)
    #expect(patterns.verdict(on: "/project/final.md") == false)
    #expect(patterns.verdict(on: "/project/a.txt") == nil)
    #expect(patterns.verdict(on: "/elsewhere/a.md") == nil)
  }

  /// A pattern of many stars must not take time that doubles with each.
  @Test func manyStars() {
    let pattern = PathPattern(String(repeating: "*a", count: 40) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 4000)))
  }
}
