import XML

/// A language of XML elements for legislation: what each element means.
struct Vocabulary: Sendable {
  /// As people call it.
  let name: String
  /// Whether the outermost element is one of this vocabulary.
  let recognises: @Sendable (XMLName) -> Bool
  /// By local name. What is not listed is taken for inline text.
  let roles: [String: ElementRole]
  /// The roles that depend on the element around: `outer/inner`.
  var nested: [String: ElementRole] = [:]

  func role(of element: String, in parent: String?) -> ElementRole {
    if let parent, !nested.isEmpty, let role = nested[parent + "/" + element] { return role }
    return roles[element] ?? .inline
  }

  static let all = [akomaNtoso, canadian, columbian, unitedStates]

  /// Every element of a list in one role.
  static func table(_ rows: [(ElementRole, String)]) -> [String: ElementRole] {
    var table: [String: ElementRole] = [:]
    for (role, names) in rows {
      for name in names.split(separator: " ") { table[String(name)] = role }
    }
    return table
  }
}
