import Findings
import Yams

/// The keys of one YAML mapping, taken one by one; what is left over is an error.
package struct Fields {
  package let path: String
  let prefix: String
  package let line: Int
  private var nodes: [(key: String, line: Int, node: Node)] = []
  private var taken: Set<String> = []

  init(_ node: Node, path: String, prefix: String = "") throws(LexiconError) {
    self.path = path
    self.prefix = prefix
    line = node.mark?.line ?? 1
    guard let mapping = node.mapping else {
      throw LexiconError(
        path: path, line: line, key: prefix, message: "expected keys with values")
    }
    for (key, value) in mapping {
      guard let name = key.string else {
        throw LexiconError(
          path: path, line: key.mark?.line ?? line, key: prefix, message: "expected a word as key")
      }
      guard !nodes.contains(where: { $0.key == name }) else {
        throw LexiconError(
          path: path, line: key.mark?.line ?? line, key: prefix + name,
          message: "given twice; keep one")
      }
      nodes.append((name, key.mark?.line ?? line, value))
    }
  }

  /// The keys of a YAML text; an empty text has none.
  package init(yaml: String, path: String) throws(LexiconError) {
    let text = yaml.trimmed.isEmpty ? "{}" : yaml
    try self.init(try YAMLText.node(text, path: path), path: path)
  }

  /// The keys of an inner mapping with their values as text.
  package mutating func pairs(_ key: String) throws(LexiconError) -> [(String, Line)] {
    guard let node = node(key) else { return [] }
    var inner = try Fields(node, path: path, prefix: prefix + key + ".")
    var pairs: [(String, Line)] = []
    for (name, line, _) in inner.all() {
      pairs.append((name, Line(text: try inner.required(name), number: line)))
    }
    return pairs
  }

  /// The mappings of a list, each with the keys that it holds.
  package mutating func records(_ key: String) throws(LexiconError) -> [Fields] {
    guard let node = node(key) else { return [] }
    guard let sequence = node.sequence else { throw error(key, "expected a list") }
    var records: [Fields] = []
    for item in sequence {
      records.append(try Fields(item, path: path, prefix: prefix + key + "."))
    }
    return records
  }

  /// The line of a key, or that of the mapping.
  package func line(of key: String) -> Int { nodes.first { $0.key == key }?.line ?? line }

  /// The line of each key, by its path.
  var lines: [String: Int] {
    Dictionary(nodes.map { (prefix + $0.key, $0.line) }) { first, _ in first }
  }

  /// All keys in the order of the file, as taken.
  mutating func all() -> [(key: String, line: Int, node: Node)] {
    taken.formUnion(nodes.map(\.key))
    return nodes
  }

  mutating func node(_ key: String) -> Node? {
    taken.insert(key)
    return nodes.first { $0.key == key }?.node
  }

  package mutating func string(_ key: String) throws(LexiconError) -> String? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar?.string else { throw error(key, "expected text") }
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { throw error(key, "expected text, found nothing") }
    return trimmed
  }

  package mutating func required(_ key: String) throws(LexiconError) -> String {
    guard let text = try string(key) else {
      throw LexiconError(path: path, line: line, key: prefix + key, message: "missing")
    }
    return text
  }

  /// A list of texts, or one text alone.
  package mutating func lines(_ key: String) throws(LexiconError) -> [Line] {
    guard let node = node(key) else { return [] }
    if let text = node.scalar?.string {
      return text.isEmpty ? [] : [Line(text: text.trimmed, number: node.mark?.line ?? line)]
    }
    guard let sequence = node.sequence else { throw error(key, "expected a list") }
    var lines: [Line] = []
    for item in sequence {
      guard let text = item.scalar?.string else {
        throw LexiconError(
          path: path, line: item.mark?.line ?? line, key: prefix + key,
          message: "expected text; put quotation marks around it if it starts with [ or {")
      }
      lines.append(Line(text: text.trimmed, number: item.mark?.line ?? line))
    }
    return lines
  }

  package mutating func strings(_ key: String) throws(LexiconError) -> [String] {
    try lines(key).map(\.text)
  }

  /// A text that is one of the cases of an enumeration.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) throws(LexiconError) -> Choice? where Choice.RawValue == String {
    guard let text = try string(key) else { return nil }
    return try Self.choice(text, type) { message throws(LexiconError) in throw error(key, message) }
  }

  mutating func choices<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) throws(LexiconError) -> [Choice] where Choice.RawValue == String {
    var found: [Choice] = []
    for line in try lines(key) {
      found.append(
        try Self.choice(line.text, type) { message throws(LexiconError) in
          throw LexiconError(path: path, line: line.number, key: prefix + key, message: message)
        })
    }
    return found
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String, _ type: Choice.Type, fail: (String) throws(LexiconError) -> Void
  ) throws(LexiconError) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    let hint = Spelling.hint(for: text, among: known)
    try fail("'\(text)' is not one of \(known.joined(separator: ", "))\(hint)")
    fatalError("unreachable: fail always throws")
  }

  /// True for `true`; false where the key is not there.
  mutating func flag(_ key: String) throws(LexiconError) -> Bool {
    guard let node = node(key) else { return false }
    guard let value = node.bool else { throw error(key, "expected true or false") }
    return value
  }

  mutating func number(_ key: String) throws(LexiconError) -> Double? {
    guard let node = node(key) else { return nil }
    guard let value = node.float ?? node.int.map(Double.init) else {
      throw error(key, "expected a number")
    }
    return value
  }

  /// Throws for the first key that nobody asked for.
  package func finish() throws(LexiconError) {
    guard let extra = nodes.first(where: { !taken.contains($0.key) }) else { return }
    let hint =
      Spelling.nearest(to: extra.key, among: taken.sorted())
      .map { "; did you mean '\($0)'?" }
      ?? "; known keys: \(taken.sorted().joined(separator: ", "))"
    throw LexiconError(
      path: path, line: extra.line, key: prefix + extra.key, message: "unknown key" + hint)
  }

  package func error(_ key: String, _ message: String) -> LexiconError {
    let found = nodes.first { $0.key == key }
    return LexiconError(
      path: path, line: found?.node.mark?.line ?? found?.line ?? line, key: prefix + key,
      message: message)
  }
}

extension String {
  /// Without blanks and line breaks at either end.
  var trimmed: String {
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
