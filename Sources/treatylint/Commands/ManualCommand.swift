import ArgumentParser
import Findings
import Lexicons
import Manual

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Write the manual as a site of static pages, with one for each rule.",
    discussion: """
      The pages written by hand are read from a folder; the rules' come from the lexicons, a \
      project's own included.

      Example: treatylint manual docs/manual --output site
      """)

  @Argument(help: "The folder of the pages written by hand, in Markdown; index.md comes first.")
  var pages: String

  @Option(name: .shortAndLong, help: "The folder to write.")
  var output: String

  @OptionGroup var lexicons: LexiconOptions

  mutating func run() throws {
    try Failures.reported {
      let settings = try Project(options: lexicons).settings(for: nil)
      let lexicon = try lexicons.lexicon(settings.lexicons.map(\.value)).lexicon
      let files = try ManualSite(lexicon: lexicon, pages: try written()).files()
      for file in files {
        let path = output + "/" + file.path
        try Files.makeFolders(for: path)
        try Files.write(file.bytes, to: path)
      }
      Console.printError("\(output): \(files.count) pages")
    }
  }

  private func written() throws(RunError) -> [(name: String, markdown: String)] {
    var found: [(name: String, markdown: String)] = []
    for path in try Files.walk(pages) where path.hasSuffix(".md") {
      let name = path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
      found.append((name, try Inputs.document(path, .markdown).source.string(0..<Int.max)))
    }
    guard found.contains(where: { $0.name == "index" }) else {
      throw RunError(path: pages, message: "holds no index.md")
    }
    return found.sorted {
      ($0.name != "index" ? 1 : 0, $0.name) < ($1.name != "index" ? 1 : 0, $1.name)
    }
  }
}
