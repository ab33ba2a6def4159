/// How a bill prints its provisions: what stands before and between them in the file, so that a new
/// one looks like its neighbours.
package struct BillForm {
  package let bill: Bill

  package init(bill: Bill) { self.bill = bill }

  var document: Document { bill.document }
  var bytes: [UInt8] { document.source.utf8 }

  /// A provision that could be put into the file.
  package struct NewProvision {
    /// Where, in bytes of the decoded file.
    package let place: Int
    package let text: String
    package let number: String
    /// The number and words, without the markup: one paragraph each.
    package let words: [String]
  }

  // MARK: Sections

  /// A section after another one, with a number that the bill does not use yet.
  package func section(after anchor: Int, heading: String?, paragraphs: [String]) -> NewProvision {
    let numbered =
      paragraphs.count == 1
      ? paragraphs : paragraphs.enumerated().map { "(\($0.offset + 1)) \($0.element)" }
    return self.section(after: anchor, heading: heading, numbered: numbered)
  }

  /// The same, of subsections that have their numbers.
  package func section(
    after anchor: Int, heading: String?, numbered: [String], except taken: Set<String> = []
  ) -> NewProvision {
    let number = freeNumber(after: anchor, except: taken)
    let section = bill.provisions[anchor]
    let label = prefix(of: section, number: number, heading: heading)
    let text = label.text + numbered.joined(separator: paragraphBreak)
    let titled = label.hasHeading ? heading : nil
    let words =
      titled.map { ["\(number). \($0)"] + numbered }
      ?? ["\(number). \(numbered[0])"] + numbered.dropFirst()
    return NewProvision(
      place: end(of: section), text: sectionBreak(anchor) + text, number: number, words: words)
  }

  /// `26A` after 26, or the next number where 26 is the last.
  private func freeNumber(after anchor: Int, except others: Set<String>) -> String {
    let taken = others.union(bill.sections.map { bill.provisions[$0].number.uppercased() })
    let number = bill.provisions[anchor].number
    let whole = Int(number.prefix { $0.isNumber }) ?? 0
    if bill.sections.last == anchor, Int(number) != nil {
      return (1...).lazy.map { String(whole + $0) }.first { !taken.contains($0) } ?? number
    }
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" where !taken.contains("\(whole)\(letter)") {
      return "\(whole)\(letter)"
    }
    return "\(number)bis"
  }

  /// What stands before the words of a section in the file, with another number and heading.
  private func prefix(
    of section: Provision, number: String, heading: String?
  ) -> (text: String, hasHeading: Bool) {
    let start = lineStart(of: section.range.lowerBound)
    let body = bodyStart(of: section)
    guard start < body else { return ("\(number). ", false) }
    var text = string(start..<body)
    var hasHeading = false
    if let range = section.heading, section.range.overlaps(range),
      let place = text.firstRange(of: string(document.sourceRange(range)))
    {
      text.replaceSubrange(place, with: heading ?? "")
      if heading == nil { text = text.replacing(" \n", with: "\n") }
      hasHeading = true
    }
    if let place = text.firstRange(of: section.number) { text.replaceSubrange(place, with: number) }
    return (text, hasHeading)
  }

  private func sectionBreak(_ anchor: Int) -> String {
    let sections = bill.sections
    guard let index = sections.firstIndex(of: anchor), sections.count > 1 else { return "\n\n" }
    // The blank between two sections of one container, not the title of a Part.
    let pair =
      index > 0 && bill.container(of: sections[index - 1]) == bill.container(of: anchor)
      ? (sections[index - 1], anchor)
      : index + 1 < sections.count ? (anchor, sections[index + 1]) : (sections[index - 1], anchor)
    return blank(between: bill.provisions[pair.0], bill.provisions[pair.1])
  }

  // MARK: Subsections

  /// A subsection at the end of a section; a section that has none is numbered first.
  ///
  /// - Parameter ahead: how many are added before this one.
  /// - Returns: the label for what is there now, if it needs one, and the new subsection.
  package func subsection(
    of section: Int, text: String, ahead: Int = 0
  ) -> (opening: NewProvision?, added: NewProvision) {
    let home = bill.provisions[section]
    let children = home.children.map { bill.provisions[$0] }.filter { $0.kind == .subsection }
    guard let last = children.last else {
      let place = bodyStart(of: home)
      let opening = NewProvision(place: place, text: "(1) ", number: "1", words: ["(1)"])
      let added = NewProvision(
        place: end(of: home), text: paragraphBreak + "(\(2 + ahead)) \(text)",
        number: String(2 + ahead), words: ["(\(2 + ahead)) \(text)"])
      return (opening, added)
    }
    let number = (0...ahead).reduce(last.number) { number, _ in next(after: number) }
    let start = lineStart(of: last.range.lowerBound, within: home)
    let body = bodyStart(of: last)
    var label = start < body ? string(start..<body) : "(\(number)) "
    if let place = label.ranges(of: last.number).last {
      label.replaceSubrange(place, with: number)
    }
    let blank =
      children.count > 1 ? blank(between: children[children.count - 2], last) : paragraphBreak
    return (
      nil,
      NewProvision(
        place: end(of: home), text: blank + label + text, number: number,
        words: ["(\(number)) \(text)"])
    )
  }

  private func next(after number: String) -> String {
    if let whole = Int(number) { return String(whole + 1) }
    guard let letter = number.unicodeScalars.first, number.unicodeScalars.count == 1,
      let following = Unicode.Scalar(letter.value + 1)
    else { return number + "A" }
    return String(Character(following))
  }

  // MARK: Definitions

  /// A definition among those of the bill, in the order of the alphabet, or nil where it has none.
  package func definition(of term: String, as text: String) -> NewProvision? {
    let terms = bill.terms.filter { $0.scope == 0 }
    guard let model = terms.first else { return nil }
    let following = terms.first { $0.term > term.lowercased() } ?? terms[terms.count - 1]
    let start = definitionStart(of: following.termRange.lowerBound)
    let modelStart = definitionStart(of: model.termRange.lowerBound)
    let termRange = document.sourceRange(model.termRange)
    let definition = document.sourceRange(model.verb.upperBound..<model.verb.upperBound).lowerBound
    let opening = string(modelStart..<max(modelStart, termRange.lowerBound))
    let verb = string(termRange.upperBound..<max(termRange.upperBound, definition))
    let words = opening + term + verb.trimmedEnd + " " + text + ";"
    return NewProvision(
      place: start, text: words + paragraphBreak, number: term,
      words: ["\"\(term)\" means \(text);"])
  }

  /// The start of a definition: of its line, or of its quotation mark where it stands within one.
  private func definitionStart(of term: Int) -> Int {
    let start = lineStart(of: term)
    let place = document.sourceRange(term..<term).lowerBound
    guard start == place else { return start }
    let index = bill.tokenIndex(at: term)
    guard index > 0, bill.tokens[index - 1].kind == .quote else { return place }
    return document.sourceRange(bill.tokens[index - 1].range).lowerBound
  }

  // MARK: Places in the file

  /// Where the words of a provision begin in the file, after its label and heading.
  package func bodyStart(of provision: Provision) -> Int {
    var offset = provision.body.lowerBound
    while offset < provision.body.upperBound, document.text[offset] <= 0x20 { offset += 1 }
    return document.sourceRange(offset..<offset).lowerBound
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The start of the line that a provision begins, or the provision where it begins within one: a
  /// first subsection after the label of its section.
  func lineStart(of offset: Int, within home: Provision) -> Int {
    let start = lineStart(of: offset)
    let opening = home.range.lowerBound..<home.range.lowerBound
    return start <= document.sourceRange(opening).lowerBound
      ? document.sourceRange(offset..<offset).lowerBound : start
  }

  func lineStart(of offset: Int) -> Int {
    let place = document.sourceRange(offset..<offset).lowerBound
    var start = place
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D {
      start -= 1
      guard Self.isMarkup(bytes[start]) else { return place }
    }
    return start
  }

  /// Behind the last words of a provision and the marks that close them.
  func end(of provision: Provision) -> Int { end(of: provision.range, in: provision) }

  /// The same, of a part of a provision.
  func end(of range: Range<Int>, in provision: Provision) -> Int {
    var upper = min(range.upperBound, document.text.count)
    while upper > provision.range.lowerBound, document.text[upper - 1] <= 0x20 { upper -= 1 }
    let words = document.sourceRange(provision.range.lowerBound..<upper).upperBound
    var end = words
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
      guard [0x2A, 0x5F, 0x20, 0x09].contains(bytes[end]) else { return words }
      end += 1
    }
    while end > words, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return end
  }

  private func blank(between first: Provision, _ second: Provision) -> String {
    let lower = end(of: first)
    let upper = lineStart(of: second.range.lowerBound)
    guard lower < upper else { return " " }
    let text = string(lower..<upper)
    return text.utf8.allSatisfy { $0 <= 0x20 } ? text : paragraphBreak
  }

  /// What sets paragraphs apart in this file.
  private var paragraphBreak: String {
    var newlines = 0
    for byte in bytes {
      if byte == 0x0A {
        newlines += 1
        if newlines == 2 { return "\n\n" }
      } else if byte > 0x20 {
        newlines = 0
      }
    }
    return bytes.contains(0x0A) && document.format != .markdown ? "\n" : "\n\n"
  }

  /// White space, list and emphasis marks, quotation marks and the digits of a list marker.
  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x20, 0x22, 0x23, 0x2A, 0x2D, 0x2E, 0x3E, 0x5F, 0x30...0x39: true
    default: byte == 0xE2 || byte == 0x80 || byte == 0x9C
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while let last = text.last, last == " " || last == "\n" { text = text.dropLast() }
    return String(text)
  }
}
