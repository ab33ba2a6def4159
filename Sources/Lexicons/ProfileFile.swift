import Findings

/// Reads `treaties/<profile>.yaml`.
enum ProfileFile {
  static func read(_ text: String, path: String) throws(LexiconError) -> Profile {
    var fields = try Fields(try YAMLText.node(text, path: path), path: path)
    let id = try fields.required("id")
    let name = try fields.required("name")
    let profile = Profile(
      id: id, name: name, short: try fields.string("short") ?? "\(name), art {article}",
      extends: try fields.string("extends"),
      tolerates: try fields.choice("tolerates", Severity.self),
      numbers: try numbers(&fields), articles: try articles(&fields),
      headings: try headings(&fields), path: path, line: fields.line)
    try fields.finish()
    return profile
  }

  private static func numbers(_ fields: inout Fields) throws(LexiconError) -> [String: Double] {
    guard let node = fields.node("numbers") else { return [:] }
    var inner = try Fields(node, path: fields.path, prefix: "numbers.")
    var values: [String: Double] = [:]
    for (name, _, _) in inner.all() { values[name] = try inner.number(name) }
    return values
  }

  private static func articles(_ fields: inout Fields) throws(LexiconError) -> [String: String] {
    guard let node = fields.node("articles") else { return [:] }
    var inner = try Fields(node, path: fields.path, prefix: "articles.")
    var values: [String: String] = [:]
    for (name, _, _) in inner.all() {
      values[name] = try inner.strings(name).joined(separator: ", ")
    }
    return values
  }

  private static func headings(
    _ fields: inout Fields
  ) throws(LexiconError) -> [String: [String]] {
    guard let node = fields.node("headings") else { return [:] }
    var inner = try Fields(node, path: fields.path, prefix: "headings.")
    var values: [String: [String]] = [:]
    for (name, _, _) in inner.all() { values[name] = try inner.strings(name) }
    return values
  }
}
