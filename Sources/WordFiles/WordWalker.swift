import SourceText
import XML

/// Walks over the XML of a document and gathers its paragraphs.
///
/// Comments, field codes, hidden words and the second form of what stands there twice are left out.
struct WordWalker {
  private(set) var paragraphs: [WordParagraph] = []
  private let tracked: TrackedChanges
  /// Names of the open elements.
  private var path: [String] = []
  /// Paragraphs that are open: one, or more within text boxes.
  private var open: [WordParagraph] = []
  /// How many elements are open whose words are not read.
  private var skipped = 0
  /// For each open field, whether its code is still being read.
  private var fields: [Bool] = []
  private var isHidden = false
  /// For each open choice between forms, whether one was taken.
  private var choices: [Bool] = []
  /// The row and cell of the outermost table, counted through the document, and how many tables are open.
  private var cell = (row: 0, cell: 0)
  private var tables = 0
  /// A paragraph whose mark is gone, which waits for the next one.
  private var pending: WordParagraph?

  init(tracked: TrackedChanges) { self.tracked = tracked }

  mutating func walk(_ xml: [UInt8], part: String) throws(UnreadableText) {
    var walker = self
    try WordXML.scan(xml, part: part) { event in
      walker.take(event)
      return true
    }
    self = walker
    if let pending { paragraphs.append(contentsOf: [pending] + pending.inner) }
  }

  private mutating func take(_ event: XMLEvent) {
    switch event {
    case .start(let element, let range):
      let name = WordXML.name(element.name)
      if isLeftOut(name, element) { skipped += 1 }
      start(element, name, range)
      path.append(name)
    case .end(let full, let range):
      let name = WordXML.name(full)
      path.removeLast()
      end(name, range)
      if isLeftOutAtEnd(name) { skipped -= 1 }
    case .text(let bytes, let range, let isVerbatim):
      if isText, let last = path.last, last == "t" || last == "delText" {
        append(bytes, range, isVerbatim)
      }
    case .instruction: break
    }
  }

  // MARK: What is left out

  private var isText: Bool {
    skipped == 0 && !isHidden && !open.isEmpty && !fields.contains(true)
  }

  /// Elements whose words are not of the text that is read.
  private var dropped: Set<String> {
    tracked == .final
      ? ["del", "moveFrom", "rt", "pPrChange", "rPrChange", "sectPrChange"]
      : ["ins", "moveTo", "rt", "pPrChange", "rPrChange", "sectPrChange"]
  }

  private mutating func isLeftOut(_ name: String, _ element: XMLElement) -> Bool {
    switch name {
    case ":AlternateContent":
      choices.append(false)
      return false
    case ":Choice", ":Fallback":
      guard let isTaken = choices.last, path.last == ":AlternateContent" else { return false }
      choices[choices.count - 1] = true
      skips.append(isTaken)
      return isTaken
    default: return dropped.contains(name)
    }
  }

  /// For each open form of a choice, whether it is left out.
  private var skips: [Bool] = []

  private mutating func isLeftOutAtEnd(_ name: String) -> Bool {
    switch name {
    case ":AlternateContent":
      _ = choices.popLast()
      return false
    case ":Choice", ":Fallback":
      return path.last == ":AlternateContent" ? skips.popLast() ?? false : false
    default: return dropped.contains(name)
    }
  }

  // MARK: Elements

  private mutating func start(_ element: XMLElement, _ name: String, _ range: Range<Int>) {
    let parent = path.last
    switch name {
    case "p":
      open.append(WordParagraph())
      open[open.count - 1].cell = tables > 0 ? cell : nil
      open[open.count - 1].place = .init(opening: range.upperBound, closing: range.upperBound)
    case "tbl": tables += 1
    case "tr" where tables == 1: cell.row += 1
    case "tc" where tables == 1: cell.cell += 1
    case "r": isHidden = false
    case "fldChar": field(element.attribute("fldCharType"))
    case "vanish" where parent == "rPr" && path.dropLast().last == "r": isHidden = element.isOn
    case "del", "moveFrom", "ins", "moveTo":
      // In the properties of a paragraph's mark these say what became of the mark.
      if parent == "rPr", path.dropLast().last == "pPr", dropped.contains(name) {
        mark { $0.runsOn = true }
      }
    case "pStyle" where parent == "pPr": mark { $0.style = element.value }
    case "outlineLvl" where parent == "pPr": mark { $0.outline = element.number }
    case "numId" where parent == "numPr" && skipped == 0: mark { $0.list = element.value }
    case "ilvl" where parent == "numPr" && skipped == 0: mark { $0.level = element.number }
    default: if parent == "r" { inRun(element, name, range) }
    }
  }

  /// What a run holds besides its text.
  private mutating func inRun(_ element: XMLElement, _ name: String, _ range: Range<Int>) {
    guard isText else { return }
    switch name {
    case "tab", "ptab": append([0x20], range, false)
    case "br", "cr":
      let isLine = ["page", "column"].contains(element.attribute("type") ?? "")
      append([isLine ? 0x20 : 0x0A], range, false)
    case "noBreakHyphen": append([UInt8(ascii: "-")], range, false)
    case "sym":
      let code = element.attribute("char").flatMap { UInt32($0, radix: 16) } ?? 0x2022
      // The private codes of a font of symbols say nothing of themselves.
      let scalar = 0xF000...0xF8FF ~= code ? "•" : Unicode.Scalar(code) ?? "•"
      append(Array(String(Character(scalar)).utf8), range, false)
    case "lastRenderedPageBreak": mark { $0.turns.append($0.text.count) }
    default: break
    }
  }

  private mutating func field(_ kind: String?) {
    switch kind {
    case "begin": fields.append(true)
    case "separate": if !fields.isEmpty { fields[fields.count - 1] = false }
    case "end": _ = fields.popLast()
    default: break
    }
  }

  private mutating func end(_ name: String, _ range: Range<Int>) {
    switch name {
    case "pPr" where path.last == "p":
      mark { paragraph in
        let opening = max(range.upperBound, paragraph.place?.opening ?? 0)
        paragraph.place?.opening = opening
      }
    case "r": isHidden = false
    case "tbl": tables -= 1
    case "p":
      mark { $0.place?.closing = range.lowerBound }
      if !open.isEmpty { endParagraph() }
    default: break
    }
  }

  private mutating func endParagraph() {
    var paragraph = open.removeLast()
    if skipped > 0 { return }
    if !open.isEmpty {
      open[open.count - 1].inner += [paragraph] + paragraph.inner
      return
    }
    if let before = pending {
      paragraph.prefix(with: before)
      pending = nil
    }
    if paragraph.runsOn {
      pending = paragraph
    } else {
      paragraphs.append(contentsOf: [paragraph] + paragraph.inner)
    }
  }

  private mutating func mark(_ change: (inout WordParagraph) -> Void) {
    guard !open.isEmpty else { return }
    change(&open[open.count - 1])
  }

  /// White space of the XML is a space; what could break a line of the text is too.
  private mutating func append(_ bytes: [UInt8], _ range: Range<Int>, _ isVerbatim: Bool) {
    let isOfText = path.last == "t" || path.last == "delText"
    let spaced = isOfText ? bytes.map { $0 < 0x20 ? 0x20 : $0 } : bytes
    mark { $0.append(spaced, xml: range, isVerbatim: isVerbatim) }
  }
}
