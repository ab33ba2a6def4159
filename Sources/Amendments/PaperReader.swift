import Bills
import Readers
import SourceText

/// Reads an amendment paper back: the instructions, not what a program wrote beside them, so that a
/// paper amended by hand says what its words say.
package enum PaperReader {
  /// What could not be read as an amendment.
  package struct Problem: Error, Sendable, Equatable {
    /// From 1.
    package let line: Int
    package let message: String
  }

  package struct Paper: Sendable {
    package var amendments: [Amendment] = []
    package var problems: [Problem] = []
  }

  /// - Parameter source: a paper in Markdown, as `AmendmentPaper` writes it, in either house style.
  package static func read(_ source: SourceText) -> Paper {
    let document = Reader.read(source, format: .markdown)
    var paper = Paper()
    var isOpen = false
    for block in document.blocks {
      let text = document.string(block.range).split { $0 == " " || $0 == "\n" }
        .joined(separator: " ")
      switch block.kind {
      case .heading: isOpen = text.hasPrefix("Amendment ")
      case .paragraph where block.isQuoted: add(words: text, to: &paper)
      case .paragraph where isOpen && !text.hasPrefix("Explanatory statement:"):
        let start = document.sourceRange(block.range).lowerBound
        if let amendment = InstructionReader.read(text) {
          paper.amendments.append(amendment)
        } else {
          paper.problems.append(
            Problem(
              line: source.position(at: start).line,
              message: "not an instruction that can be carried out: \"\(text.prefix(80))\""))
        }
        isOpen = false
      default: break
      }
    }
    return paper
  }

  private static func add(words text: String, to paper: inout Paper) {
    guard let last = paper.amendments.last, case .add(let unit, let words) = last.change else {
      return
    }
    paper.amendments[paper.amendments.count - 1] = Amendment(
      provision: last.provision, line: last.line, change: .add(unit: unit, words: words + [text]),
      statement: last.statement, page: last.page)
  }
}

/// Reads one instruction of a paper.
enum InstructionReader {
  static func read(_ text: String) -> Amendment? {
    if let words = text.dropping("After ") { return addition(words) }
    if let words = text.dropping("Strike ") {
      let place = Place(words.droppingLast(".") ?? words)
      return Amendment(provision: place.label, line: place.line, change: .remove, page: place.page)
    }
    let body = text.dropping("In ") ?? text
    for (mark, read) in forms {
      guard let range = body.firstRange(of: mark),
        let change = read(String(body[range.upperBound...]))
      else { continue }
      let place = Place(String(body[..<range.lowerBound]))
      return Amendment(provision: place.label, line: place.line, change: change, page: place.page)
    }
    return nil
  }

  /// What stands between the place and the words, and how the words are read.
  private static let forms: [(String, @Sendable (String) -> Amendment.Change?)] = [
    (", leave out the ", { _ in .remove }),
    (", leave out from “", { exchange($0, between: "” to “") }),
    (", strike from “", { exchange($0, between: "” through “") }),
    (", leave out “", replacement), (", strike “", replacement),
    (", at the beginning insert “", { quoted($0).map { .insert($0, after: "") } }),
    (", insert at the beginning “", { quoted($0).map { .insert($0, after: "") } }),
    (", at the end insert—", { _ in .add(unit: .subsection, words: []) }),
    (", add at the end the following:", { _ in .add(unit: .subsection, words: []) }),
    (", insert the following definition", { _ in .add(unit: .definition, words: []) }),
    (", insert after “", { insertion($0, between: "” the words “") }),
    (", after “", { insertion($0, between: "” insert “") }),
  ]

  private static func replacement(_ rest: String) -> Amendment.Change? {
    guard let middle = rest.firstRange(of: "” and insert “") else {
      return quoted(rest).map { .strike($0) }
    }
    guard let insert = quoted(String(rest[middle.upperBound...])) else { return nil }
    return .replace(strike: String(rest[..<middle.lowerBound]), insert: insert)
  }

  private static func exchange(_ rest: String, between mark: String) -> Amendment.Change? {
    guard let first = rest.firstRange(of: mark),
      let middle = rest[first.upperBound...].firstRange(of: "” and insert “"),
      let insert = quoted(String(rest[middle.upperBound...]))
    else { return nil }
    return .exchange(
      from: String(rest[..<first.lowerBound]),
      to: String(rest[first.upperBound..<middle.lowerBound]), insert: insert)
  }

  private static func insertion(_ rest: String, between mark: String) -> Amendment.Change? {
    guard let middle = rest.firstRange(of: mark),
      let words = quoted(String(rest[middle.upperBound...]))
    else { return nil }
    return .insert(words, after: String(rest[..<middle.lowerBound]))
  }

  /// The words up to the closing mark and the full stop that end an instruction.
  private static func quoted(_ rest: String) -> String? { rest.droppingLast("”.") }

  private static func addition(_ words: String) -> Amendment? {
    guard let mark = words.firstRange(of: ", insert the following") else { return nil }
    let place = Place(String(words[..<mark.lowerBound]))
    return Amendment(
      provision: place.label, line: place.line, change: .add(unit: .section, words: []),
      page: place.page)
  }

  /// `Clause 14(1), line 371`, `Clause 14(1), page 9, line 3` or `section 14(1) (page 9, line 3)`.
  private struct Place {
    private(set) var label = ""
    private(set) var page: Int?
    private(set) var line: Int?

    init(_ text: String) {
      var label = text
      let isBracketed = text.hasSuffix(")") && text.contains(" (")
      for (name, path) in [("line", \Place.line), ("page", \Place.page)] {
        for opening in [", \(name) ", " (\(name) "] {
          guard let mark = label.ranges(of: opening).last else { continue }
          let words = label[mark.upperBound...]
          let digits = words.prefix { $0.isNumber }
          let rest = words.dropFirst(digits.count)
          guard let number = Int(digits), rest.isEmpty || isBracketed && rest == ")" else {
            continue
          }
          self[keyPath: path] = number
          label = String(label[..<mark.lowerBound])
          break
        }
      }
      self.label = label.prefix(1).lowercased() + label.dropFirst()
    }
  }
}

extension String {
  fileprivate func dropping(_ start: String) -> String? {
    hasPrefix(start) ? String(dropFirst(start.count)) : nil
  }

  fileprivate func droppingLast(_ end: String) -> String? {
    hasSuffix(end) ? String(dropLast(end.count)) : nil
  }
}
