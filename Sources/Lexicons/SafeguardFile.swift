/// A column of the power x safeguard matrix.
package struct SafeguardColumn: Sendable, Codable {
  /// `duration-limit`: the name in the JSON output.
  package let id: String
  package let title: String
  /// The rules whose cures are this safeguard.
  package let rules: [String]
  /// Concepts that make a safeguard none where they stand in its sentence, for the matrix alone: a
  /// rule of its own judges it.
  package let hollow: [String]
}

/// Reads `safeguards.yaml`.
enum SafeguardFile {
  static func read(_ text: String, path: String) throws(LexiconError) -> [SafeguardColumn] {
    var fields = try Fields(try YAMLText.node(text, path: path), path: path)
    guard let node = fields.node("safeguards") else { throw fields.error("safeguards", "missing") }
    try fields.finish()
    var entries = try Fields(node, path: path, prefix: "safeguards.")
    var columns: [SafeguardColumn] = []
    for (id, _, node) in entries.all() {
      var fields = try Fields(node, path: path, prefix: "safeguards.\(id).")
      columns.append(
        SafeguardColumn(
          id: id, title: try fields.required("title"), rules: try fields.strings("rules"),
          hollow: try fields.strings("hollow")))
      try fields.finish()
    }
    return columns
  }
}
