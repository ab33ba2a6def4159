import Bills
import SourceText
import XML

/// Reads legislation in XML: the words from the text, the provisions from the elements.
struct XMLReader {
  let vocabulary: Vocabulary
  private let source: SourceText
  var flow: FlowWriter
  var outline = DeclaredOutlineWriter()
  private var frames: [Frame] = []
  /// The number of an element that is being read, with where it began.
  private var label: (text: String, start: Int)?
  private var mainLanguage: String?

  /// An element that is open.
  private struct Frame {
    let name: String
    let role: ElementRole
    /// Whether something in it is not to be read.
    var isSkipped = false
    /// What `outline` has to close, if the element opened a provision.
    var opened: Int?
    var headingStart: Int?
    /// The number that stands in a heading, where the heading may open a container.
    var number: NumberLabel?
    var level = 1
    /// Where words about the bill began.
    var asideStart: Int?
    var isInserted = false
  }

  /// - Throws: why this is no XML that can be read as a bill, and what to do.
  static func read(_ source: SourceText) throws(UnreadableText) -> Document {
    let vocabulary = try vocabulary(of: source)
    var document: Document?
    var failure: UnreadableText?
    source.utf8.withUnsafeBufferPointer { bytes in
      var reader = XMLReader(vocabulary, source, bytes)
      do throws(UnreadableText) {
        try XMLScanner.scan(source.utf8) { event in
          reader.take(event)
          return true
        }
        document = reader.finish()
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return document!
  }

  /// Whether the first bytes of a file begin a vocabulary that is read, or leave it open.
  static func mayBegin(_ opening: [UInt8]) -> Bool {
    guard let root = try? root(of: opening) else { return true }
    return Vocabulary.all.contains { $0.recognises(root) }
  }

  private static func root(of text: [UInt8]) throws(UnreadableText) -> XMLName? {
    var root: XMLName?
    try XMLScanner.scan(text) { event in
      guard case .start(let element, _) = event else { return true }
      root = element.name
      return false
    }
    return root
  }

  /// The vocabulary of the outermost element.
  private static func vocabulary(of source: SourceText) throws(UnreadableText) -> Vocabulary {
    guard let root = try root(of: source.utf8) else {
      throw UnreadableText(message: "this XML holds no element")
    }
    if let known = Vocabulary.all.first(where: { $0.recognises(root) }) { return known }
    let space = root.namespace.isEmpty ? "" : " of \(root.namespace)"
    throw UnreadableText(
      message:
        "this XML begins with <\(root.local)>\(space), which is none of the vocabularies read: "
        + Vocabulary.all.map(\.name).joined(separator: ", ")
        + ": convert it to one of them or to text")
  }

  private init(
    _ vocabulary: Vocabulary, _ source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    self.vocabulary = vocabulary
    self.source = source
    flow = FlowWriter(source: source, format: .xml, bytes: bytes)
  }

  private consuming func finish() -> Document {
    flow.endBlock()
    var outline = outline
    let end = flow.position
    var document = flow.build()
    document.declared = outline.finished(at: end)
    document.inoperative = outline.asides
    return document
  }

  private mutating func take(_ event: XMLEvent) {
    switch event {
    case .start(let element, let range): start(element, range)
    case .end(_, let range): end(range)
    case .text(let words, let range, let isVerbatim): text(words, range, isVerbatim)
    case .instruction: break
    }
  }

  // MARK: Elements

  private mutating func start(_ element: XMLElement, _ range: Range<Int>) {
    let role = role(of: element)
    var frame = Frame(name: element.name.local, role: role)
    frame.isSkipped = role == .skipped || frames.last?.isSkipped ?? false
    frame.isInserted = frames.last?.isInserted ?? false
    // A number is its text, whatever marks it.
    guard !frame.isSkipped, label == nil else {
      frames.append(frame)
      return
    }
    if let status = element.attribute("status"), Self.unofficial.contains(status) {
      flow.endBlock()
      frame.asideStart = flow.position
    }
    switch role {
    case .skipped, .inline: break
    case .lineBreak: flow.lineBreak(range)
    case .cell: flow.space(range)
    case .flow where isInRow: flow.space(range)
    case .flow, .row, .named: flow.endBlock()
    case .note: flow.beginNote()
    case .quoted:
      flow.endBlock()
      frame.isInserted = true
    case .tail:
      flow.endBlock()
      outline.beginTail(at: flow.position)
    case .memorandum:
      flow.endBlock()
      frame.asideStart = flow.position
    case .heading, .subheading, .flatHeading:
      if flow.isInNote { break }
      flow.endBlock()
      flow.kind = .heading(level: min(6, outline.depth + 1))
      frame.headingStart = flow.position
      frame.level = element.attribute("level").flatMap { Int($0) } ?? 1
    case .number, .unitWord: label = ("", range.lowerBound)
    case .container, .section, .item:
      flow.endBlock()
      open(element, role, &frame)
    }
    frames.append(frame)
  }

  /// What an editor added or took out.
  private static let unofficial: Set<String> = ["editorial", "ignored", "removed"]

  private var isInAside: Bool { frames.contains { $0.asideStart != nil } }

  private var isInRow: Bool { frames.contains { $0.role == .row } }

  private func role(of element: XMLElement) -> ElementRole {
    let parent = frames.last?.name
    var role = vocabulary.role(of: element.name.local, in: parent)
    guard role == .named else { return role }
    // hcontainer name="schedule", component/doc name="memorandum".
    let name = element.attribute("name")?.lowercased() ?? ""
    role = vocabulary.roles[name] ?? .flow
    if vocabulary.roles[name] == nil {
      if name.hasPrefix("schedule") || name.hasPrefix("annex") || name.hasPrefix("appendix") {
        role = .container(.schedule)
      } else if element.name.local == "doc" {
        role = .memorandum
      } else if let kind = Provision.Kind(rawValue: name) {
        role = .container(kind)
      } else {
        role = .named
      }
    }
    return role
  }

  private mutating func open(_ element: XMLElement, _ role: ElementRole, _ frame: inout Frame) {
    // The same provisions in another language are no provisions of this bill once more.
    if let language = element.attribute("lang")?.lowercased().prefix(2), !language.isEmpty {
      mainLanguage = mainLanguage ?? String(language)
      if mainLanguage != String(language) {
        frame.asideStart = flow.position
        return
      }
    }
    guard frame.asideStart == nil, !isInAside, !flow.isInNote else { return }
    let place: DeclaredOutlineWriter.Place
    switch role {
    case .container(let kind): place = .container(kind)
    case .section(let unit): place = .section(unit: unit)
    case .item(let kind): place = .item(kind)
    default: return
    }
    frame.opened = outline.open(place, at: flow.position, isInserted: frame.isInserted)
  }

  private mutating func end(_ range: Range<Int>) {
    guard let frame = frames.popLast(), !frame.isSkipped else { return }
    if label != nil {
      if frame.role == .number || frame.role == .unitWord { endLabel(frame, range) }
      return
    }
    switch frame.role {
    case .skipped, .inline, .lineBreak: break
    case .cell: flow.space(range)
    case .flow where isInRow: flow.space(range)
    case .flow, .row, .quoted, .tail, .memorandum: flow.endBlock()
    case .named:
      flow.endBlock()
      flow.endMarker()
    case .note: if !frames.contains(where: { $0.role == .note }) { flow.endNote() }
    case .heading, .subheading, .flatHeading: endHeading(frame)
    case .number, .unitWord: break
    case .container, .section, .item:
      flow.endBlock()
      flow.endMarker()
    }
    if let opened = frame.opened { outline.close(opened, at: flow.position) }
    if let start = frame.asideStart {
      flow.endMarker()
      outline.addAside(start..<flow.position)
    }
  }

  private mutating func endHeading(_ frame: Frame) {
    guard let start = frame.headingStart else { return }
    flow.endBlock()
    flow.kind = .paragraph
    guard flow.position > start, !isInAside else { return }
    // A heading's block ends in a line feed.
    let range = start..<flow.position - 1
    if frame.role == .heading {
      outline.setHeading(range, bodyStart: flow.position)
    } else if frame.role == .flatHeading {
      outline.closeFlat(above: frame.number == nil ? frame.level - 1 : frame.level, at: start)
      guard let number = frame.number else { return }
      let kind: Provision.Kind = frame.level == 1 ? .part : .division
      outline.openFlat(.container(kind), level: frame.level, at: start)
      outline.setLabel(number)
      outline.setHeading(range, bodyStart: flow.position)
    }
  }

  private mutating func endLabel(_ frame: Frame, _ range: Range<Int>) {
    guard let (text, start) = label else { return }
    label = nil
    if frame.role == .unitWord { return outline.setUnitWord(text) }
    let number = NumberLabel(text)
    if !number.number.isEmpty {
      flow.marker = Marker(label: number.number, sourceRange: start..<range.upperBound)
    }
    guard let owner = frames.lastIndex(where: { $0.role.holdsNumber }), !isInAside else { return }
    if frames[owner].opened != nil {
      outline.setLabel(number)
    } else if frames[owner].role == .flatHeading, !number.number.isEmpty {
      frames[owner].number = number
    }
  }

  // MARK: Text

  private mutating func text(_ words: [UInt8], _ range: Range<Int>, _ isVerbatim: Bool) {
    if let frame = frames.last, frame.isSkipped { return }
    if label != nil {
      label?.text += String(decoding: words, as: UTF8.self)
      return
    }
    let isBlank = words.allSatisfy { $0 <= 0x20 }
    if isBlank, !flow.hasWords { return }
    if !flow.hasWords, !flow.isInNote, let first = words.first(where: { $0 > 0x20 }),
      first &- 0x61 < 26
    {
      // "…, shall be guilty of an offence": the sentence goes on after its list.
      outline.beginTail(at: flow.position)
    }
    if isVerbatim {
      flow.write(range)
    } else {
      flow.render(String(decoding: words, as: UTF8.self).unicodeScalars, for: range)
    }
  }
}

extension ElementRole {
  /// Whether a number in the element is the element's own.
  fileprivate var holdsNumber: Bool {
    switch self {
    case .container, .section, .item, .flatHeading, .named: true
    default: false
    }
  }
}
