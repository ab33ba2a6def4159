import Analysis
import Bills

extension CheckContext {
  /// The bill's own word for itself: "Act", "Law".
  var actWord: String {
    let own = bill.references.first { $0.unit == .act && $0.isOwn }
    return own.flatMap { bill.document.string($0.range).split(separator: " ").last }
      .map(String.init) ?? "Act"
  }

  /// The sentence's words near an edit with `[-struck-]` and `[+inserted+]`.
  func redline(around range: Range<Int>, insert: String?) -> String {
    let sentence = analysis.clause(at: range.lowerBound)?.sentence(at: range.lowerBound) ?? range
    let lower = wordStart(before: max(sentence.lowerBound, range.lowerBound - 60), sentence)
    let upper = wordEnd(after: min(sentence.upperBound, range.upperBound + 60), sentence)
    func words(_ range: Range<Int>) -> String {
      bill.document.string(range).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }
    var parts: [String] = []
    let before = words(lower..<max(lower, range.lowerBound))
    if lower > sentence.lowerBound { parts.append("…") }
    if !before.isEmpty { parts.append(before) }
    if !range.isEmpty { parts.append("[-\(words(range))-]") }
    if let insert, !insert.isEmpty { parts.append("[+\(insert)+]") }
    let after = words(range.upperBound..<max(range.upperBound, upper))
    if !after.isEmpty { parts.append(after) }
    if upper < sentence.upperBound { parts.append("…") }
    return parts.joined(separator: " ")
  }

  private func wordStart(before offset: Int, _ sentence: Range<Int>) -> Int {
    let text = bill.document.text
    var offset = offset
    while offset > sentence.lowerBound, text[offset - 1] > 0x20 { offset -= 1 }
    return offset
  }

  private func wordEnd(after offset: Int, _ sentence: Range<Int>) -> Int {
    let text = bill.document.text
    var offset = offset
    while offset < sentence.upperBound, text[offset] > 0x20 { offset += 1 }
    return offset
  }
}
