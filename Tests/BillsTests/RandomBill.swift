import Bills
import SeededRandom

/// A bill made up at random, which can be printed in several styles.
struct RandomBill {
  struct Node {
    let label: String
    let words: String
    var children: [Node] = []
  }

  struct Section {
    let number: String
    let heading: String
    let opensPart: String?
    let node: Node
  }

  let sections: [Section]

  /// The labels that an outline of the bill must have.
  var labels: [String] {
    sections.flatMap { section in
      (section.opensPart.map { ["Part " + $0] } ?? [])
        + Self.labels(section.node, "section " + section.number)
    }
  }

  private static func labels(_ node: Node, _ prefix: String) -> [String] {
    [prefix] + node.children.flatMap { labels($0, prefix + "(\($0.label))") }
  }
}

// MARK: Making one up

extension RandomBill {
  private static let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
  private static let parts = ["I", "II", "III", "IV", "V", "VI"]
  private static let subjects = ["inspector", "judge", "keeper", "owner", "clerk", "warden"]
  private static let acts = ["open", "close", "copy", "seal", "return", "count", "read"]
  private static let things = ["cabinet", "ledger", "register", "letter", "parcel", "map"]
  private static let headings = [
    "Opening", "Closing of books", "Copies", "Seals and keys", "Return",
  ]

  init(_ generator: inout SeededGenerator, mayHaveParts: Bool) {
    var sections: [Section] = []
    var number = Int.random(in: 1...40, using: &generator)
    var part = 0
    let hasParts = Bool.random(using: &generator) && mayHaveParts
    for index in 0..<Int.random(in: 3...9, using: &generator) {
      let opens =
        hasParts && part < 6 && (index == 0 || Int.random(in: 0..<3, using: &generator) == 0)
      if opens { part += 1 }
      sections.append(
        Section(
          number: String(number), heading: Self.headings.randomElement(using: &generator)!,
          opensPart: opens ? Self.parts[part - 1] : nil, node: Self.section(&generator)))
      number += 1
    }
    self.sections = sections
  }

  private static func section(_ generator: inout SeededGenerator) -> Node {
    var node = Node(label: "", words: sentence(&generator))
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: break
    case 1: node.children = letters(&generator)
    default:
      node.children = (1...Int.random(in: 2...4, using: &generator)).map { number in
        var child = Node(label: String(number), words: sentence(&generator))
        if Int.random(in: 0..<3, using: &generator) == 0 { child.children = letters(&generator) }
        return child
      }
    }
    return node
  }

  private static func letters(_ generator: inout SeededGenerator) -> [Node] {
    (0..<Int.random(in: 2...11, using: &generator)).map { index in
      var node = Node(
        label: String(UnicodeScalar(UInt8(0x61 + index))), words: phrase(&generator))
      if Int.random(in: 0..<5, using: &generator) == 0 {
        node.children = romans.prefix(Int.random(in: 2...10, using: &generator)).map {
          Node(label: $0, words: phrase(&generator))
        }
      }
      return node
    }
  }

  private static func phrase(_ generator: inout SeededGenerator) -> String {
    "\(acts.randomElement(using: &generator)!) the \(things.randomElement(using: &generator)!)"
  }

  private static func sentence(_ generator: inout SeededGenerator) -> String {
    "The \(subjects.randomElement(using: &generator)!) shall \(phrase(&generator))"
  }
}

// MARK: Printing it

extension RandomBill {
  enum Style: String, CaseIterable, Sendable {
    case headingsBeside, dashes, words, oneLine, indented, markdownHeadings, bold, blockQuote

    var format: SourceFormat {
      switch self {
      case .markdownHeadings, .bold, .blockQuote: .markdown
      default: .text
      }
    }
  }

  func printed(_ style: Style) -> String {
    let blocks = sections.flatMap { section in
      (section.opensPart.map { [part($0, style)] } ?? []) + [printed(section, style)]
    }
    switch style {
    case .oneLine: return blocks.joined(separator: " ") + "\n"
    case .blockQuote:
      return blocks.joined(separator: "\n\n").split(
        separator: "\n", omittingEmptySubsequences: false
      ).map { "> " + $0 }.joined(separator: "\n") + "\n"
    default: return blocks.joined(separator: "\n\n") + "\n"
    }
  }

  private func part(_ number: String, _ style: Style) -> String {
    switch style {
    case .markdownHeadings: "# Part \(number)"
    default: "PART \(number)"
    }
  }

  private func printed(_ section: Section, _ style: Style) -> String {
    let hasNumbers = section.node.children.first?.label == "1"
    let head: String
    switch style {
    case .headingsBeside: head = "\(section.number). \(section.heading)\n"
    case .dashes: head = hasNumbers ? "\(section.number).—" : "\(section.number). "
    case .words: head = "Section \(section.number)\n"
    case .markdownHeadings: head = "## \(section.number). \(section.heading)\n\n"
    case .bold: head = "**\(section.number).** "
    case .oneLine, .indented, .blockQuote: head = "\(section.number). "
    }
    if hasNumbers {
      return head
        + section.node.children.map { printed($0, style, 1) }
        .joined(separator: style.separator)
    }
    return head + words(section.node, style, 0)
  }

  private func printed(_ node: Node, _ style: Style, _ depth: Int) -> String {
    let indent = style == .indented ? String(repeating: "    ", count: depth) : ""
    return "\(indent)(\(node.label)) \(words(node, style, depth))"
  }

  private func words(_ node: Node, _ style: Style, _ depth: Int) -> String {
    guard !node.children.isEmpty else {
      let isSentence = node.words.hasPrefix("The ")
      return node.words + (isSentence ? "." : ";")
    }
    let list = node.children.map { printed($0, style, depth + 1) }.joined(
      separator: style.separator)
    return node.words + "—" + style.separator + list
  }
}

extension RandomBill.Style {
  /// What stands between two items of a list.
  fileprivate var separator: String {
    switch self {
    case .oneLine: " "
    case .markdownHeadings, .bold, .blockQuote: "\n\n"
    default: "\n"
    }
  }
}
