import Analysis
import Bills
import Checks
import Findings
import Lexicons
import Patterns
import Projects
import Readers
import SourceText

/// Checks bills against rules: a function from a text to its findings. Shared between tasks.
package struct Linter: Sendable {
  package let rules: [Rule]
  /// All rules of the lexicon, those that do not run included.
  package let allRules: [Rule]
  package let yardstick: Yardstick
  private let table: LanguageTable
  private let languages: [String: CompiledLanguage]
  private let detector: LanguageDetector
  private let checker: Checker
  private let matrix: SafeguardMatrix
  /// Ids and titles of the matrix's columns.
  package let safeguards: [(id: String, title: String)]
  private let language: String?
  /// Whether reports carry what pages print besides findings: sections and treaty tables.
  package var gathersPages = false

  /// - Parameters:
  ///   - language: the language of all bills; nil to tell it from each text.
  ///   - severities: by rule, where the project has set them.
  ///   - elsewhere: safeguards that other laws give.
  ///   - vetting: thorough where the lexicon holds a user's own files.
  /// - Throws: an error for an unknown profile or language.
  package init(
    lexicon: Lexicon, rules: [Rule], profiles: [String], language: String? = nil,
    severities: [String: Severity] = [:], elsewhere: [ExternalSafeguard] = [],
    vetting: PhraseCompiler.Vetting = .trusting
  ) throws(LinterError) {
    var errors = vetting == .thorough ? lexicon.referenceErrors : []
    var languages: [String: CompiledLanguage] = [:]
    for id in lexicon.languages {
      languages[id] = CompiledLanguage(id, of: lexicon, vetting: vetting, errors: &errors)
    }
    guard errors.isEmpty else { throw .lexicon(errors) }
    if let language, languages[language] == nil {
      throw .run(
        RunError(
          path: nil,
          message: "no lexicon for language '\(language)' (known: "
            + lexicon.languages.joined(separator: ", ") + ")"))
    }
    do {
      yardstick = try Yardstick(
        profiles, lexicon: lexicon, severities: severities, elsewhere: elsewhere)
    } catch {
      throw .run(error)
    }
    self.rules = rules
    allRules = lexicon.rules
    self.language = language
    self.languages = languages
    table = lexicon.languageTable()
    detector = LanguageDetector(lexicon, table: table)
    checker = Checker(rules: rules, yardstick: yardstick)
    matrix = SafeguardMatrix(lexicon: lexicon, yardstick: yardstick)
    safeguards = lexicon.safeguards.map { ($0.id, $0.title) }
  }

  /// The treaties that tables are made for: those selected, else the adopted convention.
  private var treaties: [Profile] {
    let chosen = yardstick.profiles.filter { !$0.headings.isEmpty }
    return chosen.isEmpty ? [yardstick.profile("un-2024")].compactMap { $0 } : chosen
  }

  /// The provision tree of a document.
  package func bill(_ document: Document) -> Bill { Bill(document, language: table) }

  /// Checks a text that is in memory, as `check(_:)` does a document.
  package func check(_ source: SourceText, format: SourceFormat) -> FileReport {
    check(Reader.read(source, format: format))
  }

  /// Checks one document. A text in a language without lexicon has no findings, and says so by a
  /// nil language.
  package func check(_ document: Document) -> FileReport {
    var memory = CheckMemory.none
    // Nothing is stale here, so there is an answer.
    let examination = examine(document, memory: &memory, suggests: true, isStale: { false })!
    guard let analysis = examination.analysis else { return examination.report }
    var report = examination.report
    report.powers = powers(in: analysis)
    if gathersPages {
      report.sections = SectionRows.of(examination.bill)
      report.treaties = treaties.map {
        TreatyAssessment(analysis: analysis, findings: report.findings, profile: $0).table()
      }
    }
    return report
  }

  /// Checks one document as `check(_:)` does, but for what only pages and tables print.
  ///
  /// - Parameters:
  ///   - memory: of an earlier check of the document by this linter; afterwards, of this one.
  ///   - suggests: whether findings carry what to do about them; `suggesting(_:)` says it later.
  ///   - isStale: whether nobody wants the answer any more; asked between the steps, on any thread.
  /// - Returns: nil where that was so.
  package func examine(
    _ document: Document, memory: inout CheckMemory, suggests: Bool, isStale: @Sendable () -> Bool
  ) -> Examination? {
    let bill = bill(document)
    if isStale() { return nil }
    var report = FileReport(
      source: document.source, format: document.format.rawValue, language: nil, findings: [],
      powers: [], provisionCount: bill.provisions.count { $0.kind == .section })
    guard let id = language ?? detector.language(of: bill), let compiled = languages[id] else {
      return Examination(bill: bill, analysis: nil, report: report)
    }
    let analysis = Analysis(bill, language: compiled, memory: &memory.mentions)
    guard let findings = checker.findings(in: analysis, suggests: suggests, isStale: isStale)
    else { return nil }
    report.language = id
    report.findings = findings
    report.isOnSubject = analysis.isAboutData
    return Examination(bill: bill, analysis: analysis, report: report)
  }

  /// The report of an examination, with what to do about each finding.
  package func suggesting(_ examination: Examination) -> FileReport {
    var report = examination.report
    if let analysis = examination.analysis {
      // Nothing is stale here, so there is an answer.
      report.findings = checker.findings(in: analysis, isStale: { false })!
    }
    return report
  }

  /// The inventory of powers of an analysed bill.
  package func powers(in analysis: Analysis) -> [PowerRow] {
    PowerInventory(analysis, matrix: matrix).rows
  }

  /// The bill analysed, in a given language: for tests and tools that look inside.
  package func analysis(_ source: SourceText, format: SourceFormat) -> Analysis? {
    let bill = bill(Reader.read(source, format: format))
    guard let id = language ?? detector.language(of: bill) else { return nil }
    return languages[id].map { Analysis(bill, language: $0) }
  }

  /// How much a finding of a rule matters where no power grades it.
  package func severity(of rule: Rule) -> Severity { yardstick.severity(of: rule, for: nil) }

  /// What takes out the findings that a bill or its project silences.
  ///
  /// - Parameter today: by which `until` is judged.
  package func suppressor(today: CalendarDay) -> Suppressor {
    Suppressor(rules: allRules, today: today) { [yardstick] in yardstick.severity(of: $0, for: nil)
    }
  }

  /// What a reporter needs to know of the rules.
  package var summaries: [RuleSummary] {
    rules.map { rule in
      RuleSummary(
        id: rule.id, title: rule.title, why: rule.why,
        severity: severity(of: rule), cites: yardstick.cites(of: rule))
    }
  }
}

/// Why a linter could not be made.
package enum LinterError: Error {
  case lexicon([LexiconError])
  case run(RunError)
}
