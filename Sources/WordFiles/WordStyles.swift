import SourceText
import XML

/// The paragraph and list styles of a Word file: which are headings, and which number.
struct WordStyles {
  struct Style {
    var name = ""
    var base: String?
    /// From 0; 9 is the level of text.
    var outline: Int?
    var list: String?
    var level: Int?
  }

  private var styles: [String: Style] = [:]
  private(set) var standard: String?

  init() {}

  /// - Throws: an error where the part is no XML, or a style is based on itself.
  init(_ bytes: [UInt8], part: String) throws(UnreadableText) {
    var id: String?
    var style = Style()
    try WordXML.scan(bytes, part: part) { event in
      switch event {
      case .start(let element, _):
        switch WordXML.name(element.name) {
        case "style":
          id = element.attribute("styleId")
          style = Style()
          let isStandard = element.attribute("default").map { $0 == "1" || $0 == "true" } ?? false
          if isStandard, element.attribute("type") == "paragraph" { standard = id }
        case "name" where id != nil: style.name = element.value ?? ""
        case "basedOn": style.base = element.value
        case "outlineLvl": style.outline = element.number
        case "numId": style.list = element.value
        case "ilvl": style.level = element.number
        default: break
        }
      case .end(let name, _):
        if WordXML.name(name) == "style", let own = id {
          styles[own] = style
          id = nil
        }
      default: break
      }
      return true
    }
    for own in styles.keys { try refuseCircle(from: own, part) }
  }

  private func refuseCircle(from id: String, _ part: String) throws(UnreadableText) {
    var seen: Set<String> = [id]
    var next = styles[id]?.base
    while let base = next {
      guard seen.insert(base).inserted else {
        throw UnreadableText(
          message: "\(part): the style '\(id)' is based on itself through '\(base)': "
            + "open it in Word and save it anew")
      }
      next = styles[base]?.base
    }
  }

  /// A style and those it is based on.
  private func chain(_ id: String?) -> [Style] {
    var chain: [Style] = []
    var next = id ?? standard
    while let own = next, let style = styles[own] {
      chain.append(style)
      next = style.base
    }
    return chain
  }

  /// The level of a heading, 1 outermost; nil for a style of text.
  func heading(_ id: String?) -> Int? {
    for style in chain(id) {
      if let outline = style.outline { return outline < 9 ? outline + 1 : nil }
      let name = style.name.lowercased()
      if name.hasPrefix("heading "), let level = Int(name.dropFirst(8)), 1...9 ~= level {
        return level
      }
    }
    return nil
  }

  /// The list that a style numbers by, and its level where the style says it.
  func list(_ id: String?) -> (id: String, level: Int?)? {
    let chain = chain(id)
    guard let list = chain.compactMap(\.list).first else { return nil }
    return (list, chain.compactMap(\.level).first)
  }

  /// The styles that a paragraph style comes from, itself first.
  func lineage(_ id: String?) -> [String] {
    var names: [String] = []
    var next = id ?? standard
    while let own = next, let style = styles[own] {
      names.append(own)
      next = style.base
    }
    return names
  }
}
