import Bills
import Yams

/// Reads `concepts/<language>/*.yaml`.
enum ConceptFile {
  static func read(_ text: String, path: String) throws(LexiconError) -> [Concept] {
    var fields = try Fields(try YAMLText.node(text, path: path), path: path)
    let language = try fields.required("language")
    guard let node = fields.node("concepts") else {
      throw fields.error("concepts", "missing")
    }
    try fields.finish()
    var concepts: [Concept] = []
    var entries = try Fields(node, path: path, prefix: "concepts.")
    for (id, line, node) in entries.all() {
      guard isIdentifier(id) else {
        throw LexiconError(
          path: path, line: line, key: id, message: "expected an id such as 'offence.any'")
      }
      var fields = try Fields(node, path: path, prefix: id + ".")
      let concept = Concept(
        id: id, language: language, means: try fields.required("means"),
        phrases: try fields.lines("phrases"), except: try fields.lines("except"),
        matches: try fields.lines("matches"), passes: try fields.lines("passes"), path: path,
        line: line)
      try fields.finish()
      guard !concept.phrases.isEmpty else { throw fields.error("phrases", "expected a phrase") }
      concepts.append(concept)
    }
    return concepts
  }

  /// `topic.kebab-name`.
  private static func isIdentifier(_ id: String) -> Bool {
    id.utf8.contains(0x2E)
      && id.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 == 0x2D || $0 == 0x2E || $0 &- 0x30 < 10 }
  }
}

/// Reads `concepts/<language>/structure.yaml`.
enum StructureFile {
  static func read(_ text: String, path: String) throws(LexiconError) -> Structure {
    var fields = try Fields(try YAMLText.node(text, path: path), path: path)
    var structure = Structure(
      language: try fields.required("language"), name: try fields.required("name"), path: path)
    structure.units = try wordLists("units", &fields)
    for unit in structure.units.keys.sorted() where LanguageWords.Unit(rawValue: unit) == nil {
      throw fields.error("units", "'\(unit)' is not a unit of statutes")
    }
    structure.periods = try wordLists("periods", &fields)
    for unit in structure.periods.keys.sorted() where Duration.Unit(rawValue: unit) == nil {
      throw fields.error("periods", "'\(unit)' is not a unit of time")
    }
    structure.numbers = try numbers("numbers", &fields)
    structure.ordinals = try numbers("ordinals", &fields)
    for key in Structure.listKeys { structure.lists[key] = try fields.strings(key) }
    structure.endings = try fields.strings("endings")
    structure.forms = try wordLists("forms", &fields)
    structure.spellings = try wordLists("spellings", &fields)
    try fields.finish()
    return structure
  }

  private static func wordLists(
    _ key: String, _ fields: inout Fields
  ) throws(LexiconError) -> [String: [String]] {
    guard let node = fields.node(key) else { return [:] }
    var inner = try Fields(node, path: fields.path, prefix: key + ".")
    var lists: [String: [String]] = [:]
    for (name, _, _) in inner.all() { lists[name] = try inner.strings(name) }
    return lists
  }

  private static func numbers(
    _ key: String, _ fields: inout Fields
  ) throws(LexiconError) -> [String: Int] {
    guard let node = fields.node(key) else { return [:] }
    var inner = try Fields(node, path: fields.path, prefix: key + ".")
    var values: [String: Int] = [:]
    for (name, _, _) in inner.all() {
      guard let value = try inner.number(name) else { continue }
      values[name] = Int(value)
    }
    return values
  }
}

/// YAML text as nodes.
enum YAMLText {
  static func node(_ text: String, path: String) throws(LexiconError) -> Node {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw LexiconError(path: path, line: 0, key: "", message: "the file is empty")
      }
      return node
    } catch let error as LexiconError {
      throw error
    } catch YamlError.duplicatedKeysInMapping(let keys, _) {
      let key = keys.first ?? ""
      throw LexiconError(
        path: path, line: secondLine(of: key, in: text), key: key, message: "given twice; keep one")
    } catch let error as YamlError {
      throw LexiconError(path: path, line: error.line, key: "", message: error.summary)
    } catch {
      throw LexiconError(path: path, line: 0, key: "", message: "not YAML: \(error)")
    }
  }

  /// The line on which a key stands again; 0 where that cannot be told.
  private static func secondLine(of key: String, in text: String) -> Int {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let places = lines.indices.filter { lines[$0].drop { $0 == " " }.hasPrefix(key + ":") }
    return places.count > 1 ? places[1] + 1 : 0
  }
}

extension YamlError {
  fileprivate var line: Int {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: 0
    }
  }

  fileprivate var summary: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      "not YAML: \(problem)"
    default: "not YAML: \(self)"
    }
  }
}
