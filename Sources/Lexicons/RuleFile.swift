import Findings
import Yams

/// Reads `rules/<family>/<rule>.yaml`.
struct RuleFile {
  private var fields: Fields
  private let path: String
  /// The lines of the keys under `check`.
  private var lines: [String: Int] = [:]

  static func read(_ text: String, path: String) throws(LexiconError) -> Rule {
    var file = RuleFile(
      fields: try Fields(try YAMLText.node(text, path: path), path: path), path: path)
    return try file.rule()
  }

  private mutating func rule() throws(LexiconError) -> Rule {
    let id = try fields.required("id")
    try checkPlace(of: id)
    let status = try fields.string("status")
    guard status == nil || status == "preview" else {
      throw fields.error("status", "expected 'preview', or nothing")
    }
    let title = try fields.required("title")
    let recommendations = try fields.strings("recommendations")
    let check = try check()
    let severity = try grades("severity", of: Severity.self, star: nil)
    let basis = try grades("basis", of: Basis.self, star: "*")
    let confidence = try confidence()
    let cites = try cites()
    let message = try fields.required("message")
    let why = try fields.required("why")
    let suggestion = try suggestion()
    let (fires, passes) = try examples()
    try fields.finish()
    return Rule(
      id: id, title: title, isPreview: status != nil, recommendations: recommendations,
      check: check, severity: severity, basis: basis, confidence: confidence, cites: cites,
      message: message.singleSpaced, why: why.singleSpaced, suggestion: suggestion, fires: fires,
      passes: passes, path: path, line: fields.line,
      lines: lines.merging(fields.lines) { first, _ in first })
  }

  private func checkPlace(of id: String) throws(LexiconError) {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw fields.error("id", "expected 'family/rule-name'")
    }
    guard path.hasSuffix("\(id).yaml") || path.hasSuffix("\(id).yml") || !path.contains("rules/")
    else { throw fields.error("id", "the file is not called '\(id).yaml'") }
  }

  // MARK: The check

  private mutating func check() throws(LexiconError) -> Rule.Check {
    guard let node = fields.node("check") else { throw fields.error("check", "missing") }
    var inner = try Fields(node, path: path, prefix: "check.")
    guard let kind = try inner.choice("kind", Rule.Check.Kind.self) else {
      throw inner.error("kind", "missing")
    }
    var check = Rule.Check(kind: kind)
    check.find = try inner.strings("find")
    check.weakFind = try inner.strings("weak-find")
    check.weakCure = try inner.strings("weak-cure")
    check.anywhere = try inner.strings("anywhere")
    check.with = try inner.strings("with")
    check.onlyWith = try inner.strings("only-with")
    check.cureNear = try inner.strings("cure-near")
    check.cureHeadings = try inner.flag("cure-headings")
    if let amending = try inner.string("amending") {
      guard amending == "skip" else { throw inner.error("amending", "expected 'skip'") }
      check.skipsAmending = true
    }
    check.role = try inner.choices("role")
    check.powers = try inner.strings("powers")
    check.powersIfWorse = try inner.strings("powers-if-worse")
    check.near = try inner.choice("near")
    check.cure = try inner.strings("cure")
    check.cureWithin = try inner.choice("cure-within")
    check.cureElsewhere = try inner.strings("cure-elsewhere")
    check.cureElsewhereUnless = try inner.strings("cure-elsewhere-unless")
    check.cureSameItem = try inner.flag("cure-same-item")
    check.sectionCure = try inner.strings("section-cure")
    check.generalCure = try inner.strings("general-cure")
    check.hollow = try inner.strings("hollow")
    check.yieldsTo = try inner.strings("yields-to")
    check.halfCure = try inner.strings("half-cure")
    check.worse = try inner.strings("worse")
    check.authorisedBy = try inner.strings("authorised-by")
    check.by = try inner.strings("by")
    check.halfBy = try inner.strings("half-by")
    check.limit = try inner.string("limit")
    check.fault = try inner.choice("fault")
    check.under = try inner.string("under")
    check.once = try inner.choice("once") ?? .section
    check.confidence = try inner.choice("confidence") ?? .high
    check.halfConfidence = try inner.choice("half-confidence") ?? .medium
    check.pointAt = try inner.choice("point-at") ?? .power
    try inner.finish()
    lines = inner.lines
    for power in check.powers + check.powersIfWorse + check.onlyWith
    where !PowerClass.all.contains(power) {
      throw inner.error("powers", "'\(power)' is not a power class")
    }
    return check
  }

  // MARK: Severity, basis, cites

  private mutating func grades<Value: RawRepresentable & CaseIterable & Codable & Sendable>(
    _ key: String, of type: Value.Type, star: String?
  ) throws(LexiconError) -> [String: Graded<Value>] where Value.RawValue == String {
    guard let node = fields.node(key) else { throw fields.error(key, "missing") }
    if node.scalar != nil, let star, let value = try fields.choice(key, type) {
      return [star: Graded(standard: value, byCase: [:])]
    }
    var inner = try Fields(node, path: path, prefix: key + ".")
    var grades: [String: Graded<Value>] = [:]
    for (profile, _, node) in inner.all() {
      if node.scalar != nil, let value = try inner.choice(profile, type) {
        grades[profile] = Graded(standard: value, byCase: [:])
      } else {
        grades[profile] = try graded(node, "\(key).\(profile).", type)
      }
    }
    return grades
  }

  /// A value by power class or concept, with a default.
  private func graded<Value: RawRepresentable & CaseIterable & Codable & Sendable>(
    _ node: Node, _ prefix: String, _ type: Value.Type
  ) throws(LexiconError) -> Graded<Value> where Value.RawValue == String {
    var cases = try Fields(node, path: path, prefix: prefix)
    guard let standard = try cases.choice("default", type) else {
      throw cases.error("default", "missing")
    }
    var values: [String: Value] = [:]
    for (name, _, _) in cases.all() where name != "default" {
      guard PowerClass.all.contains(name) || name.utf8.contains(0x2E) else {
        throw cases.error(name, "neither a power class nor a concept")
      }
      values[name] = try cases.choice(name, type)
    }
    return Graded(standard: standard, byCase: values)
  }

  private mutating func confidence() throws(LexiconError) -> Graded<Confidence>? {
    guard let node = fields.node("confidence") else { return nil }
    return try graded(node, "confidence.", Confidence.self)
  }

  private mutating func cites() throws(LexiconError) -> [Citation] {
    guard let node = fields.node("cites") else { throw fields.error("cites", "missing") }
    var inner = try Fields(node, path: path, prefix: "cites.")
    var cites: [Citation] = []
    for (instrument, _, _) in inner.all() {
      for article in try inner.strings(instrument) {
        cites.append(Citation(instrument: instrument, article: article))
      }
    }
    return cites
  }

  // MARK: Suggestion and examples

  private mutating func suggestion() throws(LexiconError) -> Rule.Advice? {
    guard let node = fields.node("suggestion") else { return nil }
    if let text = node.scalar?.string { return Rule.Advice(advice: text.singleSpaced) }
    var inner = try Fields(node, path: path, prefix: "suggestion.")
    var advice = try self.advice(&inner)
    if let node = inner.node("by-concept") {
      var cases = try Fields(node, path: path, prefix: "suggestion.by-concept.")
      var byConcept: [String: Rule.Advice] = [:]
      for (concept, _, node) in cases.all() {
        var inner = try Fields(node, path: path, prefix: "suggestion.by-concept.\(concept).")
        byConcept[concept] = try self.advice(&inner)
        try inner.finish()
      }
      advice.byConcept = byConcept
    }
    try inner.finish()
    return advice
  }

  private func advice(_ inner: inout Fields) throws(LexiconError) -> Rule.Advice {
    var advice = Rule.Advice(advice: try inner.required("advice").singleSpaced)
    advice.strike = try inner.choice("strike")
    advice.insert = try inner.string("insert")?.singleSpaced
    advice.insertAt = try inner.choice("insert-at")
    advice.add = try addition(&inner)
    advice.contrary = try inner.strings("contrary")
    advice.despite = try inner.strings("despite")
    advice.strikeWords = try inner.strings("strike-words")
    guard advice.insert == nil || advice.strike != nil || advice.insertAt != nil else {
      throw inner.error("insert", "needs 'strike' or 'insert-at', or nobody knows where")
    }
    return advice
  }

  /// `add: provision`, with the `text` of what is added, its `heading` or its `term`.
  private func addition(
    _ inner: inout Fields
  ) throws(LexiconError) -> Rule.Advice.Addition? {
    let unit: Rule.Advice.Addition.Unit? = try inner.choice("add")
    let heading = try inner.string("heading")?.singleSpaced
    let term = try inner.string("term")?.singleSpaced
    let text = try inner.strings("text").map(\.singleSpaced)
    guard let unit else {
      guard text.isEmpty, heading == nil, term == nil else {
        throw inner.error("text", "needs 'add', which says what is added")
      }
      return nil
    }
    guard !text.isEmpty else { throw inner.error("add", "needs 'text'") }
    guard (unit == .definition) == (term != nil) else {
      throw inner.error("term", "goes with 'add: definition', and with nothing else")
    }
    return .init(unit: unit, heading: heading, term: term, text: text)
  }

  private mutating func examples() throws(LexiconError) -> (fires: [Line], passes: [Line]) {
    guard let node = fields.node("examples") else { throw fields.error("examples", "missing") }
    var inner = try Fields(node, path: path, prefix: "examples.")
    let fires = try inner.lines("fires")
    let passes = try inner.lines("passes")
    try inner.finish()
    guard !fires.isEmpty else { throw inner.error("fires", "expected an example that fires") }
    guard !passes.isEmpty else { throw inner.error("passes", "expected an example that passes") }
    for example in fires where !example.text.contains("↓") {
      throw LexiconError(
        path: path, line: example.number, key: "examples.fires",
        message: "expected ↓ before the place where the finding begins")
    }
    return (fires, passes)
  }
}
