import Bills
import Findings
import Lexicons
import SourceText

/// What an editor tells of the words under the pointer.
struct Hover {
  let checked: CheckedText
  let client: ClientAbilities

  /// - Parameter offset: a byte of the file.
  func answer(at offset: Int) -> JSON {
    let findings = checked.report.findings.filter {
      $0.range.contains(offset) || $0.range == offset..<offset
    }
    var parts = findings.map(words)
    var range = findings.first?.range
    if let place = checked.logical(offset), let (text, words) = text(at: place) {
      parts.append(text)
      range = range ?? words
    }
    guard let range, !parts.isEmpty else { return .null }
    let value = parts.joined(separator: client.readsMarkdown ? "\n\n---\n\n" : "\n\n")
    return [
      "contents": [
        "kind": client.readsMarkdown ? "markdown" : "plaintext", "value": .string(value),
      ],
      "range": client.encoding.json(range, in: checked.source),
    ]
  }

  /// What a finding's rule says: what, why, on whose authority, what to do.
  private func words(_ finding: Finding) -> String {
    var parts = [bold("\(finding.severity.rawValue): ") + plain(finding.message)]
    parts.append(plain(finding.why))
    if !finding.searched.isEmpty {
      parts.append(bold("Looked for in: ") + plain(finding.searched.joined(separator: ", ")))
    }
    if !finding.cites.isEmpty { parts.append(bold("Treaty: ") + plain(finding.cites.readable)) }
    if let suggestion = finding.suggestion {
      parts.append(bold("Suggested: ") + plain(suggestion.advice))
    }
    parts.append(code("treatylint explain \(finding.rule)"))
    return parts.joined(separator: "\n\n")
  }

  /// What the bill says of a term or a provision that is named at an offset of the logical text.
  private func text(at place: Int) -> (text: String, words: Range<Int>)? {
    let bill = checked.bill
    let places = Places(checked: checked)
    if let reference = bill.reference(at: place) {
      let targets = bill.targets(of: reference, at: place)
      if !targets.isEmpty {
        let texts = targets.prefix(2).map { target in
          bold(bill.label(of: target)) + "\n\n"
            + plain(cut(target == 0 ? bill.title : bill.provisions[target].range))
        }
        return (
          texts.joined(separator: "\n\n"), bill.document.sourceRange(reference.range)
        )
      }
    }
    guard let use = places.term(at: place) else { return nil }
    let definition = use.definition
    let said = opening(of: definition)..<definition.definition.upperBound
    let head = bold(bill.document.string(definition.termRange))
    let label = plain(", defined in \(bill.label(of: definition.provision))")
    return (head + label + "\n\n" + plain(cut(said)), bill.document.sourceRange(use.words))
  }

  /// The quotation mark before a term, or the term.
  private func opening(of definition: DefinedTerm) -> Int {
    let start = definition.termRange.lowerBound
    let index = checked.bill.tokenIndex(at: start) - 1
    guard index >= 0, checked.bill.tokens[index].kind == .quote else { return start }
    return checked.bill.tokens[index].range.lowerBound
  }

  /// The words of a range, as many as a window shows.
  private func cut(_ range: Range<Int>, most: Int = 700) -> String {
    let words = checked.document.string(range).split(separator: "\n").joined(separator: "\n\n")
    return words.count > most ? words.prefix(most) + "…" : words
  }

  // MARK: Markdown

  private func bold(_ text: String) -> String {
    client.readsMarkdown ? "**\(plain(text).trimmed)**" + (text.hasSuffix(" ") ? " " : "") : text
  }

  private func code(_ text: String) -> String { client.readsMarkdown ? "`\(text)`" : text }

  /// A bill's words may be no markup of the answer.
  private func plain(_ text: String) -> String {
    guard client.readsMarkdown else { return text }
    var result = ""
    for character in text {
      if "\\`*_{}[]<>#|!~&".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }
}

extension String {
  fileprivate var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }
}
