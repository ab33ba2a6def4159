import Bills
import Findings

/// Carries out a paper on a bill.
package struct AmendmentFitter {
  /// An amendment that cannot be made any more.
  package struct Misfit: Sendable, Equatable {
    /// The number of the amendment in its paper, from 1.
    package let number: Int
    package let message: String
  }

  private let bill: Bill
  private let form: BillForm
  private let places: [String: Int]

  package init(bill: Bill) {
    self.bill = bill
    form = BillForm(bill: bill)
    var places: [String: Int] = [:]
    for provision in bill.provisions where provision.id != 0 {
      let label = bill.label(of: provision.id).lowercased()
      for key in [label, Self.number(of: label)] where places[key] == nil {
        places[key] = provision.id
      }
    }
    self.places = places
  }

  /// `14(1)(a)` of `clause 14(1)(a)`: a print may call a clause a section.
  private static func number(of label: String) -> String {
    label.split(separator: " ", maxSplits: 1).last.map(String.init) ?? label
  }

  /// The text with all amendments that fit, and those that do not.
  package func fit(_ amendments: [Amendment]) -> (text: AmendedText, misfits: [Misfit]) {
    var text = AmendedText(bill.document.source.utf8)
    var edits: [(edit: Suggestion.Edit, reason: Int)] = []
    var misfits: [Misfit] = []
    var added = Added()
    // What is taken out is taken out together: neighbours share their marks and blanks.
    let removed = amendments.indices.filter { amendments[$0].change == .remove }
    let ids = removed.compactMap { place(amendments[$0].provision) }
    edits += form.removal(of: ids).map {
      (edit: .init(range: $0.range, text: $0.text), reason: removed.first ?? 0)
    }
    for (index, amendment) in amendments.enumerated() {
      switch fit(amendment, &added) {
      case .success(let made):
        if made.contains(where: { new in edits.contains { overlaps($0.edit.range, new.range) } }) {
          misfits.append(
            Misfit(number: index + 1, message: "an earlier amendment changes the same words"))
        } else {
          edits += made.map { (edit: $0, reason: index) }
        }
      case .failure(let problem):
        misfits.append(Misfit(number: index + 1, message: problem.message))
      }
    }
    text.apply(edits)
    return (text, misfits)
  }

  private func overlaps(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.lowerBound < right.upperBound && right.lowerBound < left.upperBound
  }

  private struct Problem: Error {
    let message: String
  }

  /// Numbers given to new provisions by the amendments before.
  private struct Added {
    var sections: Set<String> = []
    var subsections: [Int: Int] = [:]
  }

  private func fit(
    _ amendment: Amendment, _ added: inout Added
  ) -> Result<[Suggestion.Edit], Problem> {
    guard let home = place(amendment.provision) else {
      return .failure(Problem(message: "the bill has no \(amendment.provision)"))
    }
    switch amendment.change {
    case .replace(let strike, let insert):
      return place(of: strike, in: home, amendment).map { [edit(striking: $0, insert)] }
    case .strike(let words):
      return place(of: words, in: home, amendment).map { [edit(striking: $0, "")] }
    case .exchange(let first, let last, let insert):
      return place(of: first, in: home, amendment).flatMap { start in
        place(of: last, in: home, amendment).flatMap { end in
          guard start.lowerBound < end.upperBound else {
            return .failure(Problem(message: "“\(last)” stands before “\(first)”"))
          }
          return .success([edit(striking: start.lowerBound..<end.upperBound, insert)])
        }
      }
    case .insert(let words, ""): return .success([opening(home, words)])
    case .insert(let words, let after):
      return place(of: after, in: home, amendment).map { [edit(insertingAfter: $0, words)] }
    case .remove: return .success([])
    case .add(let unit, let words): return add(unit, words, home, &added)
    }
  }

  private func place(_ label: String) -> Int? {
    places[label.lowercased()] ?? places[Self.number(of: label.lowercased())]
  }

  private func place(
    of words: String, in home: Int, _ amendment: Amendment
  ) -> Result<Range<Int>, Problem> {
    let found = QuotedWords.occurrences(
      of: Array(words.utf8), in: bill.provisions[home].range, of: bill.document.text)
    if found.count == 1 { return .success(found[0]) }
    let count = found.isEmpty ? "does not hold" : "holds \(found.count) times"
    return .failure(Problem(message: "\(amendment.provision) \(count) “\(words)”"))
  }

  // MARK: Edits

  private func edit(striking range: Range<Int>, _ words: String) -> Suggestion.Edit {
    var source = bill.document.sourceRange(range)
    let bytes = bill.document.source.utf8
    // The blank before words that go without others in their place goes too.
    if words.isEmpty, source.lowerBound > 0, bytes[source.lowerBound - 1] == 0x20 {
      source = source.lowerBound - 1..<source.upperBound
    }
    return .init(range: source, text: words)
  }

  private func edit(insertingAfter range: Range<Int>, _ words: String) -> Suggestion.Edit {
    let place = bill.document.sourceRange(range).upperBound
    let first = words.utf8.first ?? 0x20
    let isMark = first == 0x2C || first == 0x3B || first == 0x2E || first == 0x3A
    let bytes = bill.document.source.utf8
    // One comma is enough where the bill has one already.
    let isDouble = words.hasSuffix(",") && place < bytes.count && bytes[place] == 0x2C
    let text = isDouble ? String(words.dropLast()) : words
    return .init(range: place..<place, text: (isMark ? "" : " ") + text)
  }

  private func opening(_ home: Int, _ words: String) -> Suggestion.Edit {
    let body = bill.provisions[home].body.lowerBound
    let place = bill.document.sourceRange(body..<body).lowerBound
    return .init(range: place..<place, text: words + " ")
  }

  private func add(
    _ unit: Amendment.Unit, _ words: [String], _ home: Int, _ added: inout Added
  ) -> Result<[Suggestion.Edit], Problem> {
    guard let first = words.first else {
      return .failure(Problem(message: "the paper gives no words to insert"))
    }
    switch unit {
    case .section:
      // `26A. Heading`: the number is given anew.
      let title = first.split(separator: " ", maxSplits: 1).last.map(String.init) ?? first
      let new =
        words.count > 1
        ? form.section(
          after: home, heading: title, numbered: Array(words.dropFirst()), except: added.sections)
        : form.section(after: home, heading: nil, numbered: [title], except: added.sections)
      added.sections.insert(new.number)
      return .success([.init(range: new.place..<new.place, text: new.text)])
    case .subsection:
      let text = first.split(separator: " ", maxSplits: 1).last.map(String.init) ?? first
      guard let section = bill.section(of: home) else {
        return .failure(Problem(message: "\(bill.label(of: home)) is no section"))
      }
      let new = form.subsection(
        of: section, text: text, ahead: added.subsections[section, default: 0])
      added.subsections[section, default: 0] += 1
      return .success([.init(range: new.added.place..<new.added.place, text: new.added.text)])
    case .definition: return define(first)
    }
  }

  private func define(_ words: String) -> Result<[Suggestion.Edit], Problem> {
    guard let mark = words.firstRange(of: "\" means "), words.hasPrefix("\""),
      let new = form.definition(
        of: String(words[words.index(after: words.startIndex)..<mark.lowerBound]),
        as: String(words[mark.upperBound...]).trimmedMark)
    else { return .failure(Problem(message: "the bill has no definitions to add one to")) }
    return .success([.init(range: new.place..<new.place, text: new.text)])
  }
}

extension String {
  fileprivate var trimmedMark: String { hasSuffix(";") ? String(dropLast()) : self }
}
