import Bills

/// The numbers that a browser puts before the items of an ordered list.
struct ListMarkers {
  private var labels: [HTMLNode: String] = [:]

  /// Numbers the items of a list.
  mutating func number(_ list: HTMLNode) {
    let items = list.children.filter { $0.name == "li" }
    let isReversed = list.attribute("reversed") != nil
    var value = list.attribute("start").flatMap { Int($0) } ?? (isReversed ? items.count : 1)
    let style = Self.style(of: list)
    for item in items {
      if let own = item.attribute("value").flatMap({ Int($0) }) { value = own }
      labels[item] = style.flatMap { Self.label(value, $0) }
      value = value.addingReportingOverflow(isReversed ? -1 : 1).partialValue
    }
  }

  subscript(_ item: HTMLNode) -> String? { labels[item] }

  private enum Style { case digits, letters, capitals, roman, capitalRoman }

  private static func style(of list: HTMLNode) -> Style? {
    let css = list.attribute("style")?.lowercased().filter { $0 != " " } ?? ""
    if css.contains("list-style:none") || css.contains("list-style-type:none") { return nil }
    if css.contains("lower-alpha") || css.contains("lower-latin") { return .letters }
    if css.contains("upper-alpha") || css.contains("upper-latin") { return .capitals }
    if css.contains("lower-roman") { return .roman }
    if css.contains("upper-roman") { return .capitalRoman }
    return switch list.attribute("type") {
    case "a": .letters
    case "A": .capitals
    case "i": .roman
    case "I": .capitalRoman
    default: .digits
    }
  }

  private static func label(_ value: Int, _ style: Style) -> String? {
    switch style {
    case .digits: String(value)
    case .letters: letters(value)
    case .capitals: letters(value)?.uppercased()
    case .roman: roman(value)
    case .capitalRoman: roman(value)?.uppercased()
    }
  }

  /// `a` to `z`, `aa`, `ab` and so on.
  private static func letters(_ value: Int) -> String? {
    guard value > 0 else { return nil }
    var rest = value
    var letters: [UInt8] = []
    while rest > 0 {
      letters.insert(UInt8(0x61 + (rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func roman(_ value: Int) -> String? {
    guard 0 < value, value < 4000 else { return nil }
    var rest = value
    var text = ""
    for (step, numeral) in [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
      (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ] {
      while rest >= step {
        text += numeral
        rest -= step
      }
    }
    return text
  }
}
