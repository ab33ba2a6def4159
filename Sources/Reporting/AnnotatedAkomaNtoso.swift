import Findings
import SourceText
import XML

/// An Akoma Ntoso bill with each finding as an `authorialNote` at the end of the paragraph that it is about.
///
/// Nothing else of the file is changed, and readers that follow the standard keep the notes apart from
/// the text.
package struct AnnotatedAkomaNtoso {
  package init() {}

  /// - Throws: why notes cannot be put into this file, and what to do instead.
  package func render(_ file: FileReport) throws(UnreadableText) -> [UInt8] {
    guard file.source.encoding == .utf8 else {
      throw UnreadableText(message: "notes are put into UTF-8 only: convert the bill first")
    }
    let paragraphs = try AkomaNtosoParagraphs.find(in: file.source.utf8)
    let prefix = unusedPrefix(in: file.source)
    var notes: [Int: [String]] = [:]
    for (number, finding) in file.findings.enumerated() {
      guard let paragraph = paragraphs.paragraph(of: finding.range) else {
        throw UnreadableText(message: "this bill has no paragraph that could hold a note")
      }
      notes[paragraph.end, default: []].append(
        note(finding, id: "\(prefix)\(number + 1)", in: paragraph, of: paragraphs))
    }
    var result: [UInt8] = file.source.fileOffset(0) > 0 ? [0xEF, 0xBB, 0xBF] : []
    var place = 0
    for offset in notes.keys.sorted() {
      result += file.source.utf8[place..<offset]
      for text in notes[offset] ?? [] { result += Array(text.utf8) }
      place = offset
    }
    return result + file.source.utf8[place...]
  }

  /// A beginning that no identifier of the bill has.
  private func unusedPrefix(in source: SourceText) -> String {
    let text = source.string(0..<source.utf8.count)
    var number = 1
    while text.contains("treatylint_\(number)__note_") { number += 1 }
    return "treatylint_\(number)__note_"
  }

  private func note(
    _ finding: Finding, id: String, in paragraph: AkomaNtosoParagraphs.Paragraph,
    of paragraphs: AkomaNtosoParagraphs
  ) -> String {
    let name = paragraph.prefix
    var text =
      "\(finding.severity.rawValue) (\(finding.provision.label)): \(finding.message) "
      + "[\(finding.rule); \(finding.cites.readable)]."
    if let suggestion = finding.suggestion { text += " Suggested: \(suggestion.advice)." }
    var body = "<\(name)p>\(text.escapedForASCIIMarkup)</\(name)p>"
    if let redline = finding.suggestion?.redline {
      body += "<\(name)p>\(Redline(redline).markup(prefix: name))</\(name)p>"
    }
    let key = paragraphs.isVersion3 ? "eId" : "id"
    return "<\(name)authorialNote \(key)=\"\(id)\" marker=\"\(finding.severity.rawValue)\""
      + " placement=\"bottom\">\(body)</\(name)authorialNote>"
  }
}

extension Redline {
  /// With the elements that Akoma Ntoso has for what is struck and inserted.
  fileprivate func markup(prefix: String) -> String {
    parts.map { part in
      switch part {
      case .kept(let text): text.escapedForASCIIMarkup
      case .struck(let text): "<\(prefix)del>\(text.escapedForASCIIMarkup)</\(prefix)del>"
      case .inserted(let text): "<\(prefix)ins>\(text.escapedForASCIIMarkup)</\(prefix)ins>"
      }
    }.joined()
  }
}

extension String {
  /// In ASCII, so that it is right whatever encoding the file declares.
  fileprivate var escapedForASCIIMarkup: String {
    escapedForHTML.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        result += "&#x\(String(scalar.value, radix: 16));"
      }
    }
  }
}
