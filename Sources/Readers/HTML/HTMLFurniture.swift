import CGumbo

/// What a page holds beside its text: navigation, forms, scripts.
enum HTMLFurniture {
  /// Whether an element is furniture by what it is and says of itself.
  static func isFurniture(_ node: HTMLNode) -> Bool {
    let name = node.name
    if name.isEmpty { return node.pointee.v.element.tag_namespace != GUMBO_NAMESPACE_HTML }
    if elements.contains(name) || node.attribute("hidden") != nil { return true }
    if let role = node.attribute("role")?.lowercased(), roles.contains(role) { return true }
    if node.attribute("aria-hidden")?.lowercased() == "true" { return true }
    if let style = node.attribute("style")?.lowercased().filter({ $0 != " " }),
      style.contains("display:none") || style.contains("visibility:hidden")
    {
      return true
    }
    if name == "a", isFootnoteMark(node) { return true }
    guard name != "body", let words = node.attribute("class")?.lowercased() else { return false }
    return words.split(separator: " ").contains { classes.contains(String($0)) }
  }

  /// Lists and lines that are nearly nothing but links: menus, tables of contents.
  static func isMenu(_ name: String, _ sums: HTMLMeasure.Sums) -> Bool {
    menus.contains(name) && sums.links >= 4 && sums.linked * 5 >= sums.text * 4
  }

  /// Whether an element is a footnote at the foot of the page.
  static func isFootnote(_ node: HTMLNode) -> Bool {
    if node.attribute("role") == "doc-footnote" { return true }
    guard node.name == "div" || node.name == "p" || node.name == "li" || node.name == "aside" else {
      return false
    }
    let names = [node.attribute("id"), node.attribute("class")].compactMap { $0?.lowercased() }
    return names.contains { $0.firstMatch(of: /^(sd)?(footnote|ftn|fn)[-_]?(\d|$)/) != nil }
  }

  private static func isFootnoteMark(_ node: HTMLNode) -> Bool {
    guard let target = node.attribute("href")?.lowercased() else { return false }
    return target.firstMatch(of: /#_?(sd)?(footnote|ftn|fn)(ref)?[-_:]?\d+(sym|anc)?$/) != nil
  }

  private static let elements = set(
    "script style noscript template head nav footer iframe svg math object embed audio video canvas"
      + " map dialog input button select textarea datalist option progress meter img picture link"
      + " meta title")
  private static let roles = set(
    "navigation search banner contentinfo complementary toolbar menu menubar dialog alert alertdialog"
      + " tablist tooltip button")
  private static let classes = set(
    "sr-only visually-hidden screen-reader-text noprint no-print d-print-none breadcrumb breadcrumbs"
      + " navbar nav navigation menu sidebar pagination pager skip-link cookie-banner share-buttons"
  )
  private static let menus = set("ul ol dl menu dir table tr div p center section")

  private static func set(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
