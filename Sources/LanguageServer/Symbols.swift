import Bills
import SourceText

/// The provision tree, as an editor's outline shows it.
struct Symbols {
  let checked: CheckedText
  let client: ClientAbilities

  private var bill: Bill { checked.bill }

  func answer() -> JSON {
    .array(
      client.showsTrees
        ? bill.provisions[0].children.map { tree($0, depth: 0) }
        : bill.provisions.dropFirst().map(flat))
  }

  private func tree(_ provision: Int, depth: Int) -> JSON {
    let node = bill.provisions[provision]
    let range = bill.document.sourceRange(node.range)
    let opening = bill.document.sourceRange(Places(checked: checked).opening(of: provision))
    var members: [String: JSON] = [
      "name": .string(name(of: node)), "kind": .integer(Self.kind(node.kind)),
      "range": client.encoding.json(range, in: checked.source),
      "selectionRange": client.encoding.json(opening.clamped(to: range), in: checked.source),
    ]
    if let detail = detail(of: node) { members["detail"] = .string(detail) }
    if depth < 32, !node.children.isEmpty {
      members["children"] = .array(node.children.map { tree($0, depth: depth + 1) })
    }
    return .object(members)
  }

  private func flat(_ node: Provision) -> JSON {
    .members([
      "name": .string(name(of: node)), "kind": .integer(Self.kind(node.kind)),
      "location": [
        "uri": .string(checked.uri),
        "range": client.encoding.json(bill.document.sourceRange(node.range), in: checked.source),
      ],
      "containerName": node.parent.flatMap { $0 == 0 ? nil : .string(bill.label(of: $0)) },
    ])
  }

  /// `clause 14  Preservation of data`, `(1)`.
  private func name(of node: Provision) -> String {
    let label =
      node.kind.isContainer || node.kind == .section
      ? bill.label(of: node.id) : "(\(node.number))"
    let heading = node.heading.map { " " + line($0) } ?? ""
    return label + heading
  }

  /// The first words of a provision without heading.
  private func detail(of node: Provision) -> String? {
    guard node.heading == nil else { return nil }
    let words = line(node.body.lowerBound..<min(node.body.upperBound, node.body.lowerBound + 240))
    return words.count > 60 ? words.prefix(60) + "…" : words
  }

  private func line(_ range: Range<Int>) -> String {
    bill.document.string(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The protocol's kinds are those of programs: namespace, class, field.
  private static func kind(_ kind: Provision.Kind) -> Int {
    switch kind {
    case .bill, .part, .chapter, .division, .schedule: 3
    case .section: 5
    case .subsection, .paragraph, .subparagraph, .item: 8
    }
  }
}
