import Findings
import Projects
import SourceText

/// What can be done about findings: the edits of their suggestions, and silencing with a reason.
struct CodeActions {
  let checked: CheckedText
  let client: ClientAbilities

  /// The actions at a range of the file.
  ///
  /// - Parameter kinds: those that the client asks for; empty for all.
  func actions(at range: Range<Int>, kinds: [String]) -> [JSON] {
    guard kinds.isEmpty || kinds.contains(where: { "quickfix".hasPrefix($0) }) else { return [] }
    let findings = checked.findings(at: range)
    return findings.compactMap(fix) + silencing(findings)
  }

  private func fix(_ finding: Finding) -> JSON? {
    guard let suggestion = finding.suggestion, !suggestion.edits.isEmpty else { return nil }
    return action(
      title(of: suggestion), [finding], suggestion.edits.map { ($0.range, $0.text) },
      isPreferred: suggestion.applicability == .safe)
  }

  /// One action a rule, for the block of text that the first of its findings stands in.
  private func silencing(_ findings: [Finding]) -> [JSON] {
    var seen: Set<String> = []
    return findings.compactMap { finding in
      guard seen.insert(finding.rule).inserted,
        let comment = SuppressionEdit(
          for: finding, reason: "reason: …", in: checked.document)
      else { return nil }
      let all = findings.filter { $0.rule == finding.rule }
      return action(
        "Silence \(finding.rule) here, with a reason", all,
        [(comment.offset..<comment.offset, comment.text)], isPreferred: false)
    }
  }

  private func action(
    _ title: String, _ findings: [Finding], _ edits: [(range: Range<Int>, text: String)],
    isPreferred: Bool
  ) -> JSON {
    let diagnostics = Diagnostics(uri: checked.uri, source: checked.source, client: client)
    let changes = JSON.array(
      edits.map {
        [
          "range": client.encoding.json($0.range, in: checked.source), "newText": .string($0.text),
        ]
      })
    return [
      "title": .string(title), "kind": "quickfix", "isPreferred": .bool(isPreferred),
      "diagnostics": .array(diagnostics.all(findings)),
      "edit": edit(changes),
    ]
  }

  /// For this version of the text alone, where the client can tell versions apart.
  private func edit(_ changes: JSON) -> JSON {
    guard client.takesDocumentChanges else { return ["changes": .object([checked.uri: changes])] }
    let document: JSON = [
      "uri": .string(checked.uri), "version": checked.version.map { .integer($0) } ?? .null,
    ]
    return ["documentChanges": [["textDocument": document, "edits": changes]]]
  }

  // MARK: Titles

  private func title(of suggestion: Suggestion) -> String {
    if let addition = suggestion.edits.lazy.compactMap(\.addition).first {
      return "Insert \(addition.label) after \(addition.after)"
    }
    let struck = suggestion.edits.map { checked.source.string($0.range) }.joined(separator: " … ")
    let put = suggestion.edits.map(\.text).joined(separator: " … ")
    if Self.isBlank(struck) { return "Insert \(Self.quoted(put))" }
    if Self.isBlank(put) { return "Leave out \(Self.quoted(struck))" }
    return "Replace \(Self.quoted(struck)) by \(Self.quoted(put))"
  }

  private static func isBlank(_ text: String) -> Bool {
    text.allSatisfy { $0.isWhitespace || $0 == "…" }
  }

  /// Words on one line, no longer than a menu shows.
  private static func quoted(_ text: String, most: Int = 60) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.count > most else { return "\"\(words)\"" }
    let cut = words.prefix(most)
    let whole = cut[..<(cut.lastIndex(where: \.isWhitespace) ?? cut.endIndex)]
    return "\"\(whole)…\""
  }
}
