import SourceText

/// Writes a plan into the XML of a document: runs are cut at the exact characters, and keep their look.
struct WordRewriter {
  private let xml: [UInt8]
  private let plan: WordPlan
  private let signature: String
  private let index: RunIndex
  /// What comes instead of bytes of the XML; several at one place in order.
  private var edits: [(range: Range<Int>, text: String)] = []
  private var nextChange = 90_000

  init(text: WordText, plan: WordPlan, signature: String) throws(UnreadableText) {
    xml = text.xml
    self.plan = plan
    self.signature = signature
    index = try RunIndex(text.xml, part: text.parts.document)
    let declaration = Array("xmlns:w=".utf8)
    guard xml.firstRange(of: declaration) != nil else {
      throw UnreadableText(
        message: "this Word file names its elements in an unusual way: save it anew")
    }
  }

  consuming func rewritten() -> [UInt8] {
    var left = Set(plan.stops.keys)
    for run in index.runs { rewrite(run, &left) }
    for place in left.sorted() { edits.append((place..<place, between(place))) }
    for key in plan.marks.sorted() { strikeMark(key) }
    for (key, words) in plan.paragraphs.sorted(by: { $0.key < $1.key }) {
      insert(words, after: key)
    }
    var result: [UInt8] = []
    var place = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, edit) in ordered where edit.range.lowerBound >= place {
      result += xml[place..<edit.range.lowerBound]
      result += Array(edit.text.utf8)
      place = edit.range.upperBound
    }
    return result + xml[place...]
  }

  // MARK: Runs

  private mutating func rewrite(_ run: RunIndex.Run, _ left: inout Set<Int>) {
    guard let content = run.content else { return }
    let struck = plan.struck.filter { $0.overlaps(content) }
    let stops = left.filter {
      content.lowerBound <= $0 && $0 <= content.upperBound && isOwn($0, run)
    }
    guard !struck.isEmpty || !stops.isEmpty else { return }
    left.subtract(stops)
    func isStruck(_ place: Int) -> Bool { struck.contains { $0.contains(place) } }
    // Each piece of the run with whether it is struck, in order.
    var places = Set(stops)
    for range in struck { places.formUnion([range.lowerBound, range.upperBound]) }
    let properties = run.properties.map { string($0) } ?? ""
    let opening = string(run.start) + properties
    var wasStruck = false
    var isFirst = true
    for child in run.children {
      guard let words = child.words, !words.isEmpty else {
        let struckHere = isStruck(child.range.lowerBound)
        boundary(
          child.range.lowerBound, from: wasStruck, to: struckHere, opening, run, isFirst, places)
        (wasStruck, isFirst) = (struckHere, false)
        continue
      }
      let struckHere = isStruck(words.lowerBound)
      let isStop = places.contains(words.lowerBound)
      boundary(
        child.range.lowerBound, from: wasStruck, to: struckHere, opening, run, isFirst, places,
        stop: isStop ? words.lowerBound : nil)
      edits.append((child.range.lowerBound..<words.lowerBound, tag(struckHere)))
      var state = struckHere
      for place in places.sorted() where words.lowerBound < place && place < words.upperBound {
        let next = isStruck(place)
        let inner = between(place)
        edits.append(
          (
            place..<place,
            endTag(state) + "</w:r>" + joint(state, next, inner) + opening + tag(next)
          ))
        state = next
      }
      edits.append((words.upperBound..<child.range.upperBound, endTag(state)))
      (wasStruck, isFirst) = (state, false)
      if places.contains(words.upperBound) { closings.insert(words.upperBound) }
    }
    let last = run.children.last!
    let end = last.words.flatMap { $0.isEmpty ? nil : $0.upperBound } ?? last.range.upperBound
    let tail = (wasStruck ? "</w:del>" : "") + (places.contains(end) ? between(end) : "")
    if !tail.isEmpty { edits.append((run.end..<run.end, tail)) }
    closings.removeAll()
  }

  /// Ends of text at which something stands that the next child of the run must come after.
  private var closings: Set<Int> = []

  private mutating func boundary(
    _ place: Int, from before: Bool, to after: Bool, _ opening: String, _ run: RunIndex.Run,
    _ isFirst: Bool, _ places: Set<Int>, stop: Int? = nil
  ) {
    let pending = closings.sorted()
    closings.removeAll()
    var inner = ""
    for each in pending { inner += between(each) }
    if let stop, !pending.contains(stop) { inner += between(stop) }
    if places.contains(place), stop != place, !pending.contains(place) { inner += between(place) }
    inner = joint(before, after, inner)
    guard !inner.isEmpty else { return }
    if isFirst {
      edits.append((run.start.lowerBound..<run.start.lowerBound, inner))
    } else {
      edits.append((place..<place, "</w:r>" + inner + opening))
    }
  }

  /// What stands between two pieces of a run, outside the words that are struck.
  private mutating func joint(_ before: Bool, _ after: Bool, _ inner: String) -> String {
    if inner.isEmpty, before == after { return "" }
    return (before ? "</w:del>" : "") + inner + (after ? deletion : "")
  }

  /// Whether a place is in the run itself and not in a text box within it.
  private func isOwn(_ place: Int, _ run: RunIndex.Run) -> Bool {
    run.children.contains { child in
      if let words = child.words { return words.lowerBound <= place && place <= words.upperBound }
      return child.range.lowerBound == place || child.range.upperBound == place
    }
  }

  private func tag(_ isStruck: Bool) -> String {
    isStruck ? "<w:delText xml:space=\"preserve\">" : "<w:t xml:space=\"preserve\">"
  }

  private func endTag(_ isStruck: Bool) -> String { isStruck ? "</w:delText>" : "</w:t>" }

  private var deletion: String { mutating get { "<w:del \(change())>" } }

  /// What stands between runs at a place: words put in, comments that end and that begin.
  private mutating func between(_ place: Int) -> String {
    guard let stop = plan.stops[place] else { return "" }
    var text = ""
    for words in stop.inserted {
      text +=
        "<w:ins \(change())><w:r>\(look(at: place))"
        + "<w:t xml:space=\"preserve\">\(words.escapedForXML)</w:t></w:r></w:ins>"
    }
    // A comment that begins and ends here is about the place itself.
    let points = stop.begins.filter(stop.ends.contains)
    func end(_ id: Int) -> String {
      "<w:commentRangeEnd w:id=\"\(id)\"/><w:r><w:commentReference w:id=\"\(id)\"/></w:r>"
    }
    for id in stop.ends where !points.contains(id) { text += end(id) }
    for id in points { text += "<w:commentRangeStart w:id=\"\(id)\"/>" + end(id) }
    for id in stop.begins where !points.contains(id) {
      text += "<w:commentRangeStart w:id=\"\(id)\"/>"
    }
    return text
  }

  /// The properties of the run at a place, or of the one before it.
  private func look(at place: Int) -> String {
    let run = index.runs.last { $0.start.lowerBound <= place }
    return run?.properties.map { string($0) } ?? ""
  }

  private mutating func change() -> String {
    nextChange += 1
    return "w:id=\"\(nextChange)\" \(signature)"
  }

  // MARK: Paragraphs

  private mutating func strikeMark(_ key: Int) {
    guard let mark = index.marks[key] else { return }
    let struck = "<w:del \(change())/>"
    if mark.end.isEmpty {
      // `<w:p/>`, closed by its own tag.
      let start = string(mark.start).replacing("/>", with: ">")
      edits.append((mark.start, start + "<w:pPr><w:rPr>\(struck)</w:rPr></w:pPr></w:p>"))
    } else if let own = mark.own {
      let tag = string(own)
      if tag.hasSuffix("/>") {
        edits.append((own, tag.dropLast(2) + ">\(struck)</w:rPr>"))
      } else {
        edits.append((own.upperBound..<own.upperBound, struck))
      }
    } else if let properties = mark.properties {
      let tag = string(properties)
      if tag.hasSuffix("/>"), !tag.contains("</") {
        edits.append((properties, "<w:pPr><w:rPr>\(struck)</w:rPr></w:pPr>"))
      } else {
        let place = mark.before ?? properties.upperBound - "</w:pPr>".utf8.count
        edits.append((place..<place, "<w:rPr>\(struck)</w:rPr>"))
      }
    } else {
      let place = mark.start.upperBound
      edits.append((place..<place, "<w:pPr><w:rPr>\(struck)</w:rPr></w:pPr>"))
    }
  }

  private mutating func insert(_ words: [String], after key: Int) {
    guard let mark = index.marks[key] else { return }
    let look = look(at: key)
    for text in words {
      let paragraph =
        "<w:p><w:pPr><w:rPr><w:ins \(change())/></w:rPr></w:pPr><w:ins \(change())><w:r>\(look)"
        + "<w:t xml:space=\"preserve\">\(text.escapedForXML)</w:t></w:r></w:ins></w:p>"
      edits.append((mark.end.upperBound..<mark.end.upperBound, paragraph))
    }
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: xml[range], as: UTF8.self) }
}
