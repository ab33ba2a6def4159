import CGumbo

/// What a page holds beside its text: navigation, forms, scripts.
enum HTMLFurniture {
  /// Whether an element is furniture by what it is and says of itself.
  static func isFurniture(_ node: HTMLNode) -> Bool {
    let name = node.name
    if name.isEmpty { return node.pointee.v.element.tag_namespace != GUMBO_NAMESPACE_HTML }
    if elements.contains(name) { return true }
    guard node.pointee.v.element.attributes.length > 0 else { return false }
    if node.attribute("hidden") != nil { return true }
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
    return names.contains(where: isFootnoteName)
  }

  private static func isFootnoteMark(_ node: HTMLNode) -> Bool {
    guard let target = node.attribute("href")?.lowercased() else { return false }
    guard let mark = target.lastIndex(of: "#") else { return false }
    return isFootnoteName(String(target[target.index(after: mark)...].drop { $0 == "_" }))
  }

  /// `footnote`, `ftn1`, `fn-2`, `sdfootnote3sym`, `ftnref1`.
  private static func isFootnoteName(_ name: String) -> Bool {
    var rest = name[...]
    if rest.hasPrefix("sd") { rest = rest.dropFirst(2) }
    guard let word = ["footnote", "ftn", "fn"].first(where: { rest.hasPrefix($0) }) else {
      return false
    }
    rest = rest.dropFirst(word.count)
    if rest.hasPrefix("ref") { rest = rest.dropFirst(3) }
    if let first = rest.first, "-_:".contains(first) { rest = rest.dropFirst() }
    return rest.isEmpty || rest.first?.isNumber == true
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
