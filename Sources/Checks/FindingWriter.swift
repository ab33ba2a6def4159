import Analysis
import Bills
import Findings
import Lexicons

/// Puts what a check saw into words: message, places in the file, severity, cites, suggestion.
struct FindingWriter {
  let context: CheckContext
  /// All that the rule found in the bill.
  var drafts: [Draft] = []

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
      suggestion: SuggestionWriter(context: context, fill: fillAsBill).suggestion(for: draft),
      cites: context.yardstick.cites(of: rule),
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
    text.contains("{") ? Template.fill(text, values(of: draft)) : text
  }

  /// The same, for words that are to stand in the bill: with numbers as the bill writes them.
  private func fillAsBill(_ text: String, _ draft: Draft) -> String {
    guard text.contains("{") else { return text }
    var values = values(of: draft)
    if let limit = values["limit"].flatMap(Int.init) {
      values["limit"] = number(limit, near: draft)
    }
    return Template.fill(text, values) { number($0, near: draft) }
  }

  private func values(of draft: Draft) -> [String: String] {
    var values = draft.values
    values["quote"] = analysis.quote(draft.range)
    values["power"] = draft.power.map { context.name(of: $0) } ?? "obtain data"
    values["holder"] = draft.power?.holderRange.map { analysis.quote($0) } ?? "the authority"
    values["label"] = bill.label(of: draft.provision)
    values["section"] = bill.provisions.first { $0.kind == .section }?.unitWord ?? "section"
    values["offence-sections"] = offenceSections
    values["sections"] = sections(of: drafts)
    values["subsections"] = subsections(of: draft)
    values["court"] = court
    let isDefined = analysis.terms.definition(ofTerm: "serious offence", usedIn: 0) != nil
    values["offences"] =
      "an offence under \(offenceSections)" + (isDefined ? " or a serious offence" : "")
    values["this"] =
      draft.provision == 0
      ? "this \(context.actWord)" : "this \(ownSectionWord ?? values["section"] ?? "section")"
    values["act"] = context.actWord
    values["subject"] = draft.power?.holderRange.map { lowered(bill.document.string($0)) }
    if values["limit"] == nil, let limit = rule.check.limit.flatMap(context.yardstick.number) {
      values["limit"] = String(Int(limit))
    }
    return values
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
  /// Replaces `{name}` by its value, `{Name}` by the value with a capital, and `{90}` by the number as
  /// `number` writes it; a name without a value stays as it is.
  static func fill(
    _ text: String, _ values: [String: String], number: (Int) -> String = { String($0) }
  ) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      let capitalised = values[name.prefix(1).lowercased() + name.dropFirst()].map {
        $0.prefix(1).uppercased() + $0.dropFirst()
      }
      result +=
        Int(name).map(number) ?? values[name] ?? capitalised ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
