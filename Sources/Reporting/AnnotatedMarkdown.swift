import Findings
import SourceText

/// The bill itself with each finding as a note under the paragraph that it is about.
///
/// Notes are block quotations that begin with the severity and the rule, so that they are seen in every
/// renderer and can be taken out again by a search. Nothing else of the file is changed.
package struct AnnotatedMarkdown {
  package init() {}

  package func render(_ file: FileReport) -> [UInt8] {
    let bytes = file.source.utf8
    var notes: [Int: [String]] = [:]
    for finding in file.findings {
      notes[end(ofParagraphAt: finding.range.upperBound, in: bytes), default: []]
        .append(note(finding))
    }
    var result: [UInt8] = []
    var place = 0
    for offset in notes.keys.sorted() {
      result += bytes[place..<offset]
      if result.last != 0x0A { result.append(0x0A) }
      for text in notes[offset] ?? [] { result += Array("\n\(text)\n".utf8) }
      place = offset
    }
    return result + bytes[place...]
  }

  private func note(_ finding: Finding) -> String {
    var text =
      "> **\(finding.severity.rawValue)** \(finding.provision.label.escapedForMarkdown): "
      + "\(finding.message.escapedForMarkdown) (`\(finding.rule)`; "
      + "\(finding.cites.readable.escapedForMarkdown))."
    if let suggestion = finding.suggestion {
      text += " Suggested: \(suggestion.advice.escapedForMarkdown)."
      if let redline = suggestion.redline { text += "\n>\n> \(Redline(redline).markdown)" }
    }
    return text
  }

  /// Behind the line before the next blank line.
  private func end(ofParagraphAt offset: Int, in bytes: [UInt8]) -> Int {
    var place = min(offset, bytes.count)
    while place < bytes.count {
      if bytes[place] == 0x0A {
        var next = place + 1
        while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 || bytes[next] == 0x0D
        {
          next += 1
        }
        if next >= bytes.count || bytes[next] == 0x0A { return place + 1 }
      }
      place += 1
    }
    return bytes.count
  }
}

/// The bill with its findings beside it, and nothing else of the review pack.
package struct AnnotatedPage {
  package init() {}

  package func render(_ file: FileReport) -> [UInt8] {
    var html = HTMLText()
    html.element("h1", file.source.path)
    BillWithFindings(options: ReportOptions(), prefix: "").write(file, to: &html)
    return Array(PageStyle.page(title: file.source.path, body: html.text).utf8)
  }
}
