import Analysis
import Bills
import Findings
import Lexicons

/// Puts what a check saw into words: message, places in the file, severity, cites, suggestion.
struct FindingWriter {
  let context: CheckContext
  private let drafts: [Draft]
  private let suggests: Bool
  private let cites: [Citation]

  /// - Parameters:
  ///   - drafts: all that the rule found in the bill.
  ///   - suggests: whether findings carry what to do about them.
  init(context: CheckContext, drafts: [Draft], suggests: Bool) {
    self.context = context
    self.drafts = drafts
    self.suggests = suggests
    cites = context.yardstick.cites(of: context.rule)
  }

  private var analysis: Analysis { context.analysis }
  private var bill: Bill { context.bill }
  private var rule: Rule { context.rule }

  func write(_ draft: Draft) -> Finding {
    let power = context.grade(of: draft)
    var severity = context.yardstick.severity(of: rule, for: power)
    var confidence = min(
      draft.confidence, rule.confidence?.value(for: draft.concept ?? power) ?? .high)
    if draft.isHalfCured {
      if !context.yardstick.isSet(rule) { severity = severity == .error ? .warning : .note }
      confidence = min(confidence, rule.check.halfConfidence)
    }
    let provision = reference(draft.provision)
    let evidence = analysis.quote(draft.range, limit: 400)
    return Finding(
      rule: rule.id, severity: severity, basis: context.yardstick.basis(of: rule, for: power),
      confidence: confidence, message: fill(rule.message, draft), why: fill(rule.why, draft),
      provision: provision, range: bill.document.sourceRange(draft.range), evidence: evidence,
      related: draft.related.map {
        RelatedPlace(
          message: $0.message, provision: reference($0.provision),
          range: bill.document.sourceRange($0.range))
      }, searched: unique(draft.searched.map { bill.label(of: $0) }),
      suggestion: suggests
        ? SuggestionWriter(context: context, fill: fillAsBill).suggestion(for: draft) : nil,
      cites: cites,
      fingerprint: Fingerprint.of([rule.id, provision.path.joined(separator: "/"), evidence]))
  }

  private func reference(_ provision: Int) -> ProvisionReference {
    provision == 0 && !isWholeTextOneProvision
      ? .bill
      : ProvisionReference(
        section: bill.sectionNumber(of: provision), label: bill.label(of: provision),
        path: bill.path(of: provision))
  }

  private var isWholeTextOneProvision: Bool { bill.provisions.count == 1 }

  private func unique(_ labels: [String]) -> [String] {
    var seen: Set<String> = []
    return labels.filter { seen.insert($0).inserted }
  }

  /// Fills the places of a message: `{quote}`, `{power}`, `{label}` and what the check adds.
  private func fill(_ text: String, _ draft: Draft) -> String {
    Template.fill(text) { Int($0) == nil ? value(of: $0, draft) ?? draft.values[$0] : $0 }
  }

  /// The same, for words that are to stand in the bill: with numbers as the bill writes them.
  private func fillAsBill(_ text: String, _ draft: Draft) -> String {
    Template.fill(text) { name in
      if let number = Int(name) { return self.number(number, near: draft) }
      let value = value(of: name, draft) ?? draft.values[name]
      guard name == "limit", let limit = value.flatMap({ Int($0) }) else { return value }
      return self.number(limit, near: draft)
    }
  }

  /// What a place of a message stands for; computed only where a message has it.
  private func value(of name: String, _ draft: Draft) -> String? {
    switch name {
    case "quote": analysis.quote(draft.range)
    case "power": draft.power.map { context.name(of: $0) } ?? "obtain data"
    case "holder": draft.power?.holderRange.map { analysis.quote($0) } ?? "the authority"
    case "label": bill.label(of: draft.provision)
    case "section": sectionWord
    case "offence-sections": offenceSections
    case "sections": sections(of: drafts)
    case "subsections": subsections(of: draft)
    case "court": court
    case "offences":
      "an offence under \(offenceSections)"
        + (definesSeriousOffence ? " or a serious offence" : "")
    case "this":
      draft.provision == 0
        ? "this \(context.actWord)" : "this \(ownSectionWord ?? sectionWord)"
    case "act": context.actWord
    case "subject": draft.power?.holderRange.map { lowered(bill.document.string($0)) }
    case "limit":
      draft.values[name]
        ?? rule.check.limit.flatMap(context.yardstick.number).map { String(Int($0)) }
    default: nil
    }
  }

  /// A number as the bill writes numbers, at the place of a draft or at large: "ninety", "90".
  private func number(_ value: Int, near draft: Draft) -> String {
    let place = draft.strike ?? draft.range
    let first = bill.tokens(in: place).first { $0.kind == .number || $0.kind == .word }
    let own = bill.durations.filter { $0.range.overlaps(place) }.map(\.range)
    let all = own.isEmpty ? bill.durations.map(\.range) : own
    let digits = all.count { bill.tokens(in: $0).first?.kind == .number }
    let inWords = own.isEmpty && first?.kind == .number ? false : digits * 2 < all.count
    return inWords ? inFull(value) ?? String(value) : String(value)
  }

  /// "ninety", "forty-eight"; nil where the language has no word for it.
  private func inFull(_ value: Int) -> String? {
    if let word = analysis.numberWords[value] { return word }
    guard value < 100, let tens = analysis.numberWords[value / 10 * 10],
      let ones = analysis.numberWords[value % 10]
    else { return nil }
    return "\(tens)-\(ones)"
  }

  /// `subsections (1) and (3)`: what is added to the section at fault prevails over them.
  private func subsections(of draft: Draft) -> String {
    let advice = rule.suggestion.map { standard in
      draft.concept.flatMap { standard.byConcept?[$0] } ?? standard
    }
    let numbers = context.overridden(by: advice, in: draft).map {
      "(\(bill.provisions[$0].number))"
    }
    guard let last = numbers.last else { return "subsection (1)" }
    return numbers.count == 1
      ? "subsection \(last)"
      : "subsections \(numbers.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// `section 4`, `sections 4 to 8`, `sections 4, 5 and 8`: where a rule found its fault.
  private func sections(of drafts: [Draft]) -> String {
    let ids = Set(drafts.compactMap { bill.section(of: $0.provision) }).sorted()
    let numbers = ids.map { bill.provisions[$0].number }
    guard let first = numbers.first, let last = numbers.last else { return offenceSections }
    guard numbers.count > 1 else { return "section \(first)" }
    let between = bill.sections.filter { ids[0] <= $0 && $0 <= ids[ids.count - 1] }
    return between.count == ids.count && ids.count > 2
      ? "sections \(first) to \(last)"
      : "sections \(numbers.dropLast().joined(separator: ", ")) and \(last)"
  }

  private var sectionWord: String {
    bill.sections.first.map { bill.provisions[$0].unitWord } ?? "section"
  }

  private var definesSeriousOffence: Bool {
    analysis.terms.definition(ofTerm: "serious offence", usedIn: 0) != nil
  }

  /// What the bill calls a section when it speaks of its own: "this section", though its clauses are
  /// clauses until it is passed.
  private var ownSectionWord: String? {
    bill.references.first { $0.isOwn && $0.unit == .section }.flatMap {
      bill.document.string($0.range).split(separator: " ").last.map { $0.lowercased() }
    }
  }

  /// "The Authority" within a sentence.
  private func lowered(_ words: String) -> String {
    let articles = ["The ", "A ", "An ", "Any "]
    guard articles.contains(where: words.hasPrefix) else { return words }
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  /// `sections 4 to 12`: where the bill creates its offences.
  private var offenceSections: String {
    let numbers = analysis.offenceSections.map { bill.provisions[$0].number }
    guard let first = numbers.first, let last = numbers.last else {
      return "this \(context.actWord)"
    }
    return first == last ? "section \(first)" : "sections \(first) to \(last)"
  }

  /// The bill's own word for its court, with the capital that its definition gives it.
  private var court: String {
    let term = ["court", "judge", "magistrate"].lazy.compactMap {
      analysis.terms.definition(ofTerm: $0, usedIn: 0)
    }.first
    guard let term else { return "the court" }
    let words = bill.document.string(term.termRange)
    return term.term == "court" ? "the \(words)" : "a \(words)"
  }
}

/// Text with places in braces.
enum Template {
  /// Replaces `{name}` by its value, and `{Name}` by the value with a capital; a name without one stays as it is.
  static func fill(_ text: String, _ value: (String) -> String?) -> String {
    guard text.contains("{") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += value(name) ?? capitalised(name, value) ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static func capitalised(_ name: String, _ value: (String) -> String?) -> String? {
    value(name.prefix(1).lowercased() + name.dropFirst()).map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
  }
}
