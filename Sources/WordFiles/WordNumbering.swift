import SourceText
import XML

/// The automatic numbers of a Word file.
struct WordNumbering {
  struct Level {
    var start = 1
    var format = "decimal"
    /// `%1.%2`, with the numbers of the levels from 1.
    var text = ""
    /// Whether all numbers in it are printed as figures.
    var isLegal = false
    /// The level, from 1, after which it starts again; 0 for never; nil for any above.
    var restart: Int?
    var style: String?
  }

  private struct Abstract {
    var levels: [Int: Level] = [:]
    /// The numbering style whose list it stands for.
    var link: String?
  }

  private struct Instance {
    var abstract = ""
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private var abstracts: [String: Abstract] = [:]
  private var instances: [String: Instance] = [:]

  init() {}

  /// - Throws: an error where the part is no XML, or a list stands for itself.
  init(_ bytes: [UInt8], part: String, styles: WordStyles) throws(UnreadableText) {
    var reader = NumberingReader()
    try WordXML.scan(bytes, part: part) { event in
      reader.take(event)
      return true
    }
    for (id, entry) in reader.abstracts {
      abstracts[id] = Abstract(levels: entry.levels, link: entry.link)
    }
    for (id, entry) in reader.instances {
      instances[id] = Instance(abstract: entry.abstract, starts: entry.starts, levels: entry.levels)
    }
    for id in instances.keys {
      guard resolved(id, styles) != nil || !isCircle(id, styles) else {
        throw UnreadableText(
          message: "\(part): the list \(id) stands for itself: open it in Word and save it anew")
      }
    }
  }

  private func isCircle(_ id: String, _ styles: WordStyles) -> Bool {
    var seen: Set<String> = []
    var next: String? = id
    while let own = next {
      guard seen.insert(own).inserted else { return true }
      next = instances[own].flatMap { abstracts[$0.abstract]?.link }.flatMap { styles.list($0)?.id }
    }
    return false
  }

  /// The list behind a number, through styles that stand for lists.
  private func resolved(_ id: String, _ styles: WordStyles) -> (key: String, levels: [Int: Level])?
  {
    var seen: Set<String> = []
    var next: String? = id
    while let own = next, seen.insert(own).inserted, let instance = instances[own] {
      guard let abstract = abstracts[instance.abstract] else { return nil }
      if abstract.link == nil || !abstract.levels.isEmpty {
        return (instance.abstract, abstract.levels)
      }
      next = abstract.link.flatMap { styles.list($0)?.id }
    }
    return nil
  }

  /// The numbers as they count through a document.
  struct Counter {
    private let numbering: WordNumbering
    private let styles: WordStyles
    private var values: [String: [Int: Int]] = [:]
    private var begun: Set<String> = []

    init(_ numbering: WordNumbering, _ styles: WordStyles) {
      self.numbering = numbering
      self.styles = styles
    }

    /// The label of the next paragraph of a list, such as `(a)`; nil where none is printed.
    mutating func label(list: String, level given: Int?, style: String?) -> String? {
      guard let instance = numbering.instances[list],
        let (key, shared) = numbering.resolved(list, styles)
      else { return nil }
      let levels = shared.merging(instance.levels) { $1 }
      let lineage = styles.lineage(style)
      let level =
        given ?? levels.filter { $0.value.style.map(lineage.contains) ?? false }.keys.min() ?? 0
      guard let own = levels[level] else { return nil }
      var counts = values[key] ?? [:]
      if begun.insert("\(list):\(level)").inserted, let start = instance.starts[level] {
        counts[level] = start
      } else {
        counts[level] = counts[level].map { $0 + 1 } ?? own.start
      }
      for (deeper, other) in levels where deeper > level {
        if other.restart.map({ $0 != 0 && level < $0 }) ?? true { counts[deeper] = nil }
      }
      for (above, other) in levels where above < level && counts[above] == nil {
        counts[above] = other.start
      }
      values[key] = counts
      return print(own, counts, levels)
    }

    private func print(_ own: Level, _ counts: [Int: Int], _ levels: [Int: Level]) -> String? {
      if own.format == "bullet" { return "•" }
      var label = ""
      var rest = Substring(own.text)
      while let mark = rest.firstIndex(of: "%") {
        label += rest[..<mark]
        let after = rest.index(after: mark)
        guard after < rest.endIndex, let level = rest[after].wholeNumberValue, level > 0 else {
          label += "%"
          rest = rest[after...]
          continue
        }
        let format = levels[level - 1]?.format ?? "decimal"
        label += WordNumber.print(
          counts[level - 1] ?? 1, own.isLegal && format != "none" ? "decimal" : format)
        rest = rest[rest.index(after: after)...]
      }
      label += rest
      label = String(label.drop { $0 == " " })
      return label.isEmpty ? nil : label
    }
  }
}

/// A number as Word prints it.
enum WordNumber {
  static func print(_ value: Int, _ format: String) -> String {
    switch format {
    case "none": ""
    case "lowerLetter": letters(value)
    case "upperLetter": letters(value).uppercased()
    case "lowerRoman": roman(value)
    case "upperRoman": roman(value).uppercased()
    case "decimalZero": value < 10 ? "0\(value)" : "\(value)"
    case "ordinal": ordinal(value)
    default: String(value)
    }
  }

  /// `a` to `z`, then `aa`, `bb`.
  private static func letters(_ value: Int) -> String {
    guard 1...780 ~= value else { return String(value) }
    let letter = Character(Unicode.Scalar(UInt8(0x61 + (value - 1) % 26)))
    return String(repeating: letter, count: (value - 1) / 26 + 1)
  }

  private static func roman(_ value: Int) -> String {
    guard 1...3999 ~= value else { return String(value) }
    let numerals = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
      (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var (left, text) = (value, "")
    for (size, numeral) in numerals {
      while left >= size {
        text += numeral
        left -= size
      }
    }
    return text
  }

  private static func ordinal(_ value: Int) -> String {
    let ending =
      switch (value % 100, value % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(value)\(ending)"
  }
}

/// Reads `numbering.xml`.
private struct NumberingReader {
  struct Entry {
    var levels: [Int: WordNumbering.Level] = [:]
    var link: String?
    var abstract = ""
    var starts: [Int: Int] = [:]
  }

  private(set) var abstracts: [String: Entry] = [:]
  private(set) var instances: [String: Entry] = [:]
  private var id: String?
  private var entry = Entry()
  private var level: (number: Int, value: WordNumbering.Level)?
  private var overridden: Int?

  mutating func take(_ event: XMLEvent) {
    switch event {
    case .start(let element, _): start(element)
    case .end(let name, _): end(WordXML.name(name))
    default: break
    }
  }

  private mutating func start(_ element: XMLElement) {
    switch WordXML.name(element.name) {
    case "abstractNum": (id, entry) = (element.attribute("abstractNumId"), Entry())
    case "num": (id, entry) = (element.attribute("numId"), Entry())
    case "abstractNumId": entry.abstract = element.value ?? ""
    case "numStyleLink": entry.link = element.value
    case "lvlOverride": overridden = element.attribute("ilvl").flatMap { Int($0) }
    case "startOverride": if let overridden { entry.starts[overridden] = element.number }
    case "lvl": level = element.attribute("ilvl").flatMap { Int($0) }.map { ($0, .init()) }
    case "start": if let start = element.number { level?.value.start = start }
    case "numFmt": level?.value.format = element.value ?? "decimal"
    case "lvlText": level?.value.text = element.value ?? ""
    case "isLgl": level?.value.isLegal = element.isOn
    case "lvlRestart": level?.value.restart = element.number
    case "pStyle": level?.value.style = element.value
    default: break
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "lvl":
      if let level { entry.levels[level.number] = level.value }
      level = nil
    case "lvlOverride": overridden = nil
    case "abstractNum":
      if let id { abstracts[id] = entry }
      id = nil
    case "num":
      if let id { instances[id] = entry }
      id = nil
    default: break
    }
  }
}
