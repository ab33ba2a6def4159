import Findings
import Reporting
import SourceText
import WordFiles

/// A Word file with its findings as comments, and the words they propose as tracked changes.
enum AnnotatedWord {
  /// - Returns: the bytes of the file.
  /// - Throws: an error where the bill did not come out of a Word file, or changed meanwhile.
  static func render(_ file: FileReport, tracked: TrackedChanges) throws -> [UInt8] {
    guard file.format == "docx" else {
      throw RunError(
        path: nil,
        message: "comments can be written into a Word file only: check the .docx of the bill")
    }
    guard tracked == .final else {
      throw RunError(
        path: nil, message: "comments are written into the final text: leave --tracked out")
    }
    let text: WordText
    do {
      text = try WordText.read(try Files.read(file.source.path), path: file.source.path)
    } catch let error as UnreadableText {
      throw RunError(path: nil, message: error.message)
    }
    guard text.source.utf8 == file.source.utf8 else {
      throw RunError(
        path: nil, message: "the bill changed while it was read: run the command again")
    }
    // Of suggestions that touch the same words the first is written.
    let chosen = file.findings.filter { $0.suggestion?.edits.isEmpty == false }
    let result: (bytes: [UInt8], written: Int)
    do {
      result = try WordAnnotator(text).annotated(
        file.findings.map(note), chosen.map { ($0.suggestion?.edits ?? []).map(edit) })
    } catch let error as UnreadableText {
      throw RunError(path: nil, message: error.message)
    }
    let left = chosen.count - result.written
    if left > 0 {
      Console.printError(
        "\(file.source.path): note: \(left) suggestions stand in comments only: they touch words that "
          + "another one changes, or an automatic number")
    }
    return result.bytes
  }

  private static func edit(_ edit: Suggestion.Edit) -> WordEdit {
    WordEdit(range: edit.range, text: edit.text)
  }

  private static func note(_ finding: Finding) -> WordNote {
    var paragraphs = [
      "\(finding.severity.rawValue): \(finding.provision.label): \(finding.message) [\(finding.rule)]",
      finding.why,
    ]
    if let suggestion = finding.suggestion { paragraphs.append("Suggested: \(suggestion.advice)") }
    if !finding.cites.isEmpty { paragraphs.append(finding.cites.readable) }
    return WordNote(range: finding.range, paragraphs: paragraphs.filter { !$0.isEmpty })
  }
}
