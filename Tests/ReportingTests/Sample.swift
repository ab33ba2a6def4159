import Findings
import SourceText

@testable import Reporting

/// Reports built by hand from awkward text.
enum Sample {
  /// Curly quotes, accents, an emoji outside the BMP, a tab, CR LF, and a control character.
  static let bill =
    "# Part IV\r\n\r\n33.\t(1) An officer may, “as he thinks fit”, order a café 😀 to keep data"
    + " for any offence.\r\n(2) A decision\u{1B} is final.\r\n"

  static let why = "Powers for any offence reach speech and protest."

  static func finding(
    _ source: SourceText, rule: String = "scope/any-offence", severity: Severity = .error,
    words: String = "any offence",
    message: String = "the power reaches “any offence”, 100%: see [a](b)\nand <i>\"café\"</i>",
    related: [RelatedPlace] = [], suggestion: Suggestion? = nil, fingerprint: String = "f00d"
  ) -> Finding {
    Finding(
      rule: rule, severity: severity, basis: .tolerated, confidence: .high, message: message,
      why: why,
      provision: ProvisionReference(
        section: "33", label: "section 33(1)", path: ["part-iv", "33", "1"]),
      range: source.range(of: words), evidence: words, related: related,
      searched: ["section 33", "section 40"], suggestion: suggestion,
      cites: [
        Citation(
          instrument: "un-2024", article: "23(2)(c)", readable: "UN Convention 2024, art 23(2)(c)"),
        Citation(
          instrument: "pi-eff-2023", article: "1", readable: "PI/EFF recommendation 1"),
      ], fingerprint: fingerprint)
  }

  static func related(_ source: SourceText) -> RelatedPlace {
    RelatedPlace(
      message: "review is excluded [here]",
      provision: ProvisionReference(section: "33", label: "section 33(2)", path: ["33", "2"]),
      range: source.range(of: "is final"))
  }

  static func suggestion(_ source: SourceText) -> Suggestion {
    let range = source.range(of: "any offence")
    return Suggestion(
      applicability: .display, edits: [Suggestion.Edit(range: range, text: "a serious offence")],
      advice: "name the offences", redline: "for [-any offence-][+a serious offence+].")
  }

  static func file(
    _ source: SourceText, findings: [Finding], powers: [PowerRow] = [], format: String = "markdown"
  ) -> FileReport {
    FileReport(
      source: source, format: format, language: "en", findings: findings, powers: powers,
      provisionCount: 46)
  }

  static func report(
    _ files: [FileReport], errors: [RunError] = [], rules: [RuleSummary] = []
  ) -> RunReport {
    RunReport(
      toolVersion: "1.2.3", profiles: ["pi-eff-2023"], files: files, errors: errors, rules: rules)
  }

  /// One file with one finding that has everything.
  static let everything: RunReport = {
    let source = SourceText(path: "./bills/a b,c:1.md", string: bill)
    let finding = Self.finding(
      source, related: [related(source)], suggestion: suggestion(source))
    let power = PowerRow(
      provision: finding.provision, power: "preserve", holder: "an officer", authorisedBy: "self",
      offences: "any", range: source.range(of: "order"),
      safeguards: [SafeguardRow(safeguard: "duration-limit", from: "section 40(2)")])
    return report([file(source, findings: [finding], powers: [power])])
  }()

  /// A clean file, one with a finding, and one that could not be read.
  static let severalFiles: RunReport = {
    let clean = SourceText(path: "clean.md", string: "1. Short title.\n")
    let other = SourceText(path: "other.md", string: "2. For any offence.\n")
    let warning = finding(other, severity: .warning, message: "any offence")
    let unreadable = RunError(path: "scan.pdf", message: "no text layer: run OCR first")
    let marked = RunError(path: "other.md", line: 7, message: "an unused suppression")
    return report(
      [file(clean, findings: []), file(other, findings: [warning])],
      errors: [unreadable, marked])
  }()

  static func many(_ counts: [Severity: Int]) -> RunReport {
    let source = SourceText(path: "many.md", string: "3. any offence\n")
    let findings = [Severity.note, .warning, .error].flatMap { severity in
      (0..<counts[severity, default: 0]).map { number in
        finding(source, severity: severity, message: "\(severity.rawValue) \(number)")
      }
    }
    return report([file(source, findings: findings)])
  }
}

extension SourceText {
  /// The bytes of the first occurrence of some words.
  func range(of words: String) -> Range<Int> {
    let words = Array(words.utf8)
    let start = (0...(utf8.count - words.count)).first {
      utf8[$0..<$0 + words.count].elementsEqual(words)
    }!
    return start..<start + words.count
  }
}

extension RunReport {
  func rendered(_ format: ReportFormat, _ options: ReportOptions = ReportOptions()) -> String {
    String(decoding: Reporter(format: format, options: options).render(self), as: UTF8.self)
  }
}
