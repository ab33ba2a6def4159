import Bills
import SourceText

/// The provision tree as lines of text: place, label, heading or first words, defined terms.
struct OutlinePrinter {
  let bill: Bill

  var text: String {
    var lines: [String] = []
    let terms = Dictionary(grouping: bill.terms, by: \.provision)
    func add(_ provision: Provision) {
      if provision.id != 0 { lines.append(line(provision)) }
      for term in terms[provision.id] ?? [] { lines.append(definition(term, under: provision)) }
      for child in provision.children { add(bill.provisions[child]) }
    }
    add(bill.provisions[0])
    let sections = bill.provisions.count { $0.kind == .section }
    lines.append(
      "\(bill.document.source.path): \(sections) sections, \(bill.provisions.count - 1) provisions,"
        + " \(bill.terms.count) defined terms")
    return lines.map { $0 + "\n" }.joined()
  }

  private func indent(_ provision: Provision) -> String {
    String(repeating: "  ", count: max(0, bill.lineage(of: provision.id).count - 2))
  }

  private func place(_ offset: Int) -> String {
    let source = bill.document.source
    let start = bill.document.sourceRange(offset..<offset + 1).lowerBound
    let position = source.position(at: start)
    let printed = source.printedPlace(at: start)?.words.map { ", \($0)" } ?? ""
    return "\(position.line):\(position.column)\(printed)"
  }

  private func line(_ provision: Provision) -> String {
    var line = indent(provision) + bill.label(of: provision.id)
    line += "  [\(place(provision.range.lowerBound))]"
    if provision.isInserted { line += " inserted" }
    let words = provision.heading ?? provision.chapeau(in: bill.provisions)
    let text = short(words)
    if !text.isEmpty { line += provision.heading != nil ? "  \(text)" : "  “\(text)”" }
    return line
  }

  private func definition(_ term: DefinedTerm, under provision: Provision) -> String {
    indent(provision) + "  defines “\(bill.document.string(term.termRange))”"
      + "  [\(place(term.termRange.lowerBound))]"
  }

  private func short(_ range: Range<Int>) -> String {
    let clipped = range.lowerBound..<min(range.upperBound, range.lowerBound + 400)
    let words = bill.document.string(clipped).split { $0 == " " || $0 == "\n" }
    var text = ""
    for word in words {
      guard text.utf8.count + word.utf8.count < 72 else { return text + "…" }
      text += text.isEmpty ? String(word) : " " + word
    }
    return text
  }
}
