import CCmark
import Findings
import Lexicons
import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The manual as a folder of pages that need no script and no server: those written by hand, one for
/// each rule, and their list.
package struct ManualSite {
  private let lexicon: Lexicon
  private let pages: [(name: String, markdown: String)]

  /// - Parameters:
  ///   - lexicon: the rules to describe.
  ///   - pages: what is written by hand, in the order of the contents; `index` is the first page.
  package init(lexicon: Lexicon, pages: [(name: String, markdown: String)]) {
    self.lexicon = lexicon
    self.pages = pages
  }

  /// The files of the site, by paths relative to its folder.
  package func files() throws(RunError) -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    for page in pages {
      files.append(
        Self.file(
          "\(page.name).html", title: Self.title(of: page.markdown), html: Self.html(page.markdown),
          contents: contents(from: "")))
    }
    files.append(
      Self.file(
        "rules/index.html", title: "Rules", html: Self.html(ruleList),
        contents: contents(from: "../")))
    let grades = try RuleGrades(lexicon: lexicon)
    for rule in lexicon.rules {
      let page = RulePage(rule: rule, grades: grades)
      let depth = String(repeating: "../", count: rule.id.split(separator: "/").count)
      files.append(
        Self.file(
          "rules/\(rule.id).html", title: rule.id, html: Self.html(page.markdown),
          contents: contents(from: depth)))
    }
    return files
  }

  private static func file(
    _ path: String, title: String, html: String, contents: String
  ) -> (path: String, bytes: [UInt8]) {
    let page = PageStyle.page(title: "\(title) – treatylint", body: html, before: contents)
    return (path, Array(page.utf8))
  }

  /// Links to the pages, for the head of each.
  private func contents(from prefix: String) -> String {
    let links =
      pages.map { (Self.title(of: $0.markdown), "\($0.name).html") } + [
        ("Rules", "rules/index.html")
      ]
    let items = links.map { title, path in
      "<li><a href=\"\(prefix)\(path)\">\(title.escapedForHTML)</a></li>"
    }
    return "<nav aria-label=\"Manual\"><ul>\n\(items.joined(separator: "\n"))\n</ul></nav>\n"
  }

  private var ruleList: String {
    let families = Dictionary(grouping: lexicon.rules, by: \.family).sorted { $0.key < $1.key }
    let lists = families.map { family, rules in
      "## \(family)\n\n"
        + rules.sorted { $0.id < $1.id }.map { "- [\($0.id)](\($0.id).html): \($0.title)" }
        .joined(separator: "\n")
    }
    return
      "# Rules\n\n\(lexicon.rules.count) rules. What fires and what does not is in the page of each;"
      + " these examples are its tests.\n\n" + lists.joined(separator: "\n\n") + "\n"
  }

  private static func title(of markdown: String) -> String {
    let line = markdown.split(separator: "\n").first { $0.hasPrefix("# ") }
    return line.map { String($0.dropFirst(2)) } ?? "Manual"
  }

  /// By libcmark, which leaves raw markup out. Links to pages written by hand lose their `.md`.
  private static func html(_ markdown: String) -> String {
    let bytes = Array(markdown.replacing(".md)", with: ".html)").utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        guard let html = cmark_markdown_to_html(text.baseAddress, text.count, CMARK_OPT_DEFAULT)
        else { return "" }
        defer { free(html) }
        return String(cString: html)
      }
    }
  }
}
