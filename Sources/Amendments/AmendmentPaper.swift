import Findings
import WordFiles

/// Amendments as a paper that a house can take: numbered, each with its explanatory statement.
package struct AmendmentPaper: Sendable {
  package let title: String
  package let amendments: [Amendment]
  package let style: HouseStyle
  /// What counsel has to see to besides: references that the amendments leave without an end.
  package let reminders: [String]

  package init(
    title: String, amendments: [Amendment], style: HouseStyle, reminders: [String] = []
  ) {
    self.title = title
    self.amendments = amendments
    self.style = style
    self.reminders = reminders
  }

  private static let notice =
    "Drafted from the findings of treatylint. Every amendment needs the judgement of counsel before "
    + "it is tabled."

  /// A paragraph or a quoted provision of the paper.
  package enum Block: Sendable, Equatable {
    case title(String)
    case heading(String)
    case instruction(String)
    case provision(String)
    case statement(String)
    case notice(String)
  }

  /// What the paper says, in order, for every format.
  package var blocks: [Block] {
    var blocks: [Block] = [.title("Amendments to \(title)"), .notice(Self.notice)]
    for (index, amendment) in amendments.enumerated() {
      blocks.append(.heading("Amendment \(index + 1)"))
      blocks.append(.instruction(style.instruction(amendment)))
      if case .add(_, let words) = amendment.change { blocks += words.map { .provision($0) } }
      blocks += amendment.statement.map { .statement($0) }
    }
    if amendments.isEmpty { blocks.append(.instruction("No amendment is proposed.")) }
    if !reminders.isEmpty {
      blocks.append(.heading("Consequential amendments to be drafted"))
      blocks += reminders.map { .instruction($0) }
    }
    return blocks
  }

  /// As a file for a word processor.
  package func word() throws(RunError) -> [UInt8] {
    try WordDocument(
      blocks.map { block in
        switch block {
        case .title(let text): .init(.title, text)
        case .heading(let text): .init(.heading, text)
        case .instruction(let text): .init(.body, text)
        case .provision(let text): .init(.quotation, text)
        case .statement(let text): .init(.small, text, lead: "Explanatory statement:")
        case .notice(let text): .init(.small, text)
        }
      }
    ).bytes()
  }

  package func markdown() -> String {
    blocks.map { block in
      switch block {
      case .title(let text): "# \(text.escapedForMarkdown)"
      case .heading(let text): "## \(text)"
      case .instruction(let text): text.escapedForMarkdown
      case .provision(let text): "> \(text.escapedAtLineStart)"
      case .statement(let text): "*Explanatory statement:* \(text.escapedForMarkdown)"
      case .notice(let text): "*\(text)*"
      }
    }.joined(separator: "\n\n") + "\n"
  }

  package func html() -> String {
    let body = blocks.map { block in
      switch block {
      case .title(let text): "<h1>\(text.escapedForHTML)</h1>"
      case .heading(let text): "<h2>\(text.escapedForHTML)</h2>"
      case .instruction(let text): "<p>\(text.escapedForHTML)</p>"
      case .provision(let text): "<blockquote><p>\(text.escapedForHTML)</p></blockquote>"
      case .statement(let text):
        "<p class=\"statement\"><b>Explanatory statement:</b> \(text.escapedForHTML)</p>"
      case .notice(let text): "<p class=\"notice\">\(text.escapedForHTML)</p>"
      }
    }.joined(separator: "\n")
    return """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="generator" content="treatylint">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Amendments to \(title.escapedForHTML)</title>
      <style>
      body { font: 1.05rem/1.5 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2rem }
      blockquote { margin: 0 0 0 1.5rem; padding-left: 1rem; border-left: 3px solid #888 }
      .statement, .notice { font-size: .9rem }
      @media (prefers-color-scheme: dark) { body { background: #16181c; color: #e8e6e3 } }
      @media print { h2 { break-after: avoid } body { margin: 0; max-width: none } }
      </style>
      \(body)
      </html>

      """
  }
}

extension String {
  fileprivate var escapedForHTML: String {
    reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }

  /// With every mark literal that Markdown would act on within a line.
  fileprivate var escapedForMarkdown: String {
    reduce(into: "") { result, character in
      if "\\`*_[]<>|~#$!&".contains(character) { result += "\\" }
      result.append(character)
    }
  }

  /// The same at the start of a line, where `14.` would begin a list.
  fileprivate var escapedAtLineStart: String {
    let digits = prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, dropFirst(digits.count).first == "." else { return escapedForMarkdown }
    return "\(digits)\\." + String(dropFirst(digits.count + 1)).escapedForMarkdown
  }
}
