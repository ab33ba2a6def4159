import SourceText
import XML

/// The runs and paragraphs of a document, as bytes of its XML.
struct RunIndex {
  /// A run whose words may be cut.
  struct Run {
    var start: Range<Int>
    var properties: Range<Int>?
    /// What stands in it, in order.
    var children: [Child] = []
    var end = 0

    /// From its first child to its last.
    var content: Range<Int>? {
      guard let first = children.first, let last = children.last else { return nil }
      return first.range.lowerBound..<last.range.upperBound
    }
  }

  struct Child {
    var range: Range<Int>
    /// The words between its tags, if it is text.
    var words: Range<Int>?
  }

  /// What is needed to strike a paragraph's mark.
  struct Mark {
    var start: Range<Int>
    var properties: Range<Int>?
    /// The start tag of the properties of the mark itself.
    var own: Range<Int>?
    /// Before this the properties of the mark must stand.
    var before: Int?
    var end: Range<Int>
  }

  private(set) var runs: [Run] = []
  /// By the place of their end tags.
  private(set) var marks: [Int: Mark] = [:]

  private var path: [String] = []
  private var openRuns: [(run: Run, depth: Int)] = []
  private var openMarks: [(mark: Mark, depth: Int)] = []
  private var childStart = 0
  private var wordsStart = 0

  init(_ xml: [UInt8], part: String) throws(UnreadableText) {
    var index = RunIndex()
    try WordXML.scan(xml, part: part) { event in
      switch event {
      case .start(let element, let range): index.start(WordXML.name(element.name), range)
      case .end(let name, let range): index.end(WordXML.name(name), range)
      default: break
      }
      return true
    }
    self = index
    runs.sort { $0.start.lowerBound < $1.start.lowerBound }
  }

  private init() {}

  private mutating func start(_ name: String, _ range: Range<Int>) {
    path.append(name)
    let depth = path.count
    if let (_, own) = openRuns.last, depth == own + 1 {
      openRuns[openRuns.count - 1].run.children.append(Child(range: range, words: nil))
      wordsStart = range.upperBound
    }
    if let (_, own) = openMarks.last {
      let parent = path.dropLast().last
      if depth == own + 1, name == "pPr" { openMarks[openMarks.count - 1].mark.properties = range }
      if depth == own + 2, parent == "pPr" {
        if name == "rPr" { openMarks[openMarks.count - 1].mark.own = range }
        if name == "sectPr" || name == "pPrChange",
          openMarks[openMarks.count - 1].mark.before == nil
        {
          openMarks[openMarks.count - 1].mark.before = range.lowerBound
        }
      }
    }
    if name == "r" { openRuns.append((Run(start: range), depth)) }
    if name == "p" { openMarks.append((Mark(start: range, end: range), depth)) }
  }

  private mutating func end(_ name: String, _ range: Range<Int>) {
    let depth = path.count
    path.removeLast()
    if let (run, own) = openRuns.last {
      if depth == own + 1, let child = run.children.last {
        // An element closed by its own tag ends with that tag.
        let end = max(range.upperBound, child.range.upperBound)
        var closed = Child(range: child.range.lowerBound..<end, words: nil)
        if name == "t" || name == "delText", !range.isEmpty {
          closed.words = child.range.upperBound..<range.lowerBound
        }
        openRuns[openRuns.count - 1].run.children[run.children.count - 1] = closed
        if name == "rPr" {
          openRuns[openRuns.count - 1].run.properties = closed.range
          openRuns[openRuns.count - 1].run.children.removeLast()
        }
      } else if depth == own {
        openRuns.removeLast()
        var run = run
        run.end = max(range.upperBound, run.start.upperBound)
        runs.append(run)
      }
    }
    if let (mark, own) = openMarks.last {
      if depth == own + 1, name == "pPr", let properties = mark.properties {
        openMarks[openMarks.count - 1].mark.properties =
          properties.lowerBound..<max(range.upperBound, properties.upperBound)
      } else if depth == own {
        openMarks.removeLast()
        var mark = mark
        mark.end = range.isEmpty ? mark.start.upperBound..<mark.start.upperBound : range
        marks[range.lowerBound] = mark
      }
    }
  }
}
