import SourceText

/// Everything one run found, as the reporters print it.
package struct RunReport: Sendable {
  package var toolVersion: String
  package var profiles: [String]
  package var files: [FileReport]
  /// What could not be read or used; any of these makes the run end with exit code 2.
  package var errors: [RunError]
  /// The rules that ran, by id: for SARIF's table and the `full` format.
  package var rules: [RuleSummary]
  /// Ids and titles of the safeguards that powers are measured by, in the order of the matrix.
  package var safeguards: [(id: String, title: String)] = []

  package init(
    toolVersion: String, profiles: [String], files: [FileReport], errors: [RunError],
    rules: [RuleSummary]
  ) {
    self.toolVersion = toolVersion
    self.profiles = profiles
    self.files = files
    self.errors = errors
    self.rules = rules
  }
}

/// What was found in one file.
package struct FileReport: Sendable {
  package let source: SourceText
  /// `markdown`, `text`, `xml`, `html`, `docx`, `pdf`; `configuration` for the file of a project.
  package let format: String
  /// `en`, or nil where no shipped language was recognised.
  package var language: String?
  /// Sorted by place, then by rule.
  package var findings: [Finding]
  /// Findings that the bill or its project silences; in none of the counts.
  package var suppressed: [SuppressedFinding] = []
  /// How many findings are left out because a baseline holds them.
  package var baselined = 0
  package var powers: [PowerRow]
  /// How many sections, clauses or articles were read.
  package let provisionCount: Int
  /// Whether the text is about data and communications; if not, the rules had nothing to say of it.
  package var isOnSubject = true
  /// The sections in order and what each treaty asks; empty unless a format needs them.
  package var sections: [SectionRow] = []
  package var treaties: [TreatyTable] = []

  package init(
    source: SourceText, format: String, language: String?, findings: [Finding],
    powers: [PowerRow], provisionCount: Int
  ) {
    self.source = source
    self.format = format
    self.language = language
    self.findings = findings
    self.powers = powers
    self.provisionCount = provisionCount
  }
}

/// A finding that is not reported, and why not.
package struct SuppressedFinding: Sendable {
  package let finding: Finding
  package let reason: String

  package init(finding: Finding, reason: String) {
    self.finding = finding
    self.reason = reason
  }
}

/// One power or duty in the inventory.
package struct PowerRow: Sendable {
  package let provision: ProvisionReference
  /// A power class of `interfaces`: `preserve`, `content-live`, …
  package let power: String
  package let holder: String
  /// `self`, `court`, `executive`, `prosecutor`, `none-stated`.
  package let authorisedBy: String
  /// `any`, `serious`, `act`, `listed`, `unresolved`.
  package let offences: String
  package let range: Range<Int>
  package let safeguards: [SafeguardRow]
  /// Safeguards that were looked for and not found.
  package let lacking: [String]
  /// The longest that it may last, as the bill says it; nil where no limit was found.
  package var period: Period?

  package struct Period: Hashable, Sendable {
    package let words: String
    package let days: Double

    package init(words: String, days: Double) {
      self.words = words
      self.days = days
    }
  }

  package init(
    provision: ProvisionReference, power: String, holder: String, authorisedBy: String,
    offences: String, range: Range<Int>, safeguards: [SafeguardRow], lacking: [String] = []
  ) {
    self.provision = provision
    self.power = power
    self.holder = holder
    self.authorisedBy = authorisedBy
    self.offences = offences
    self.range = range
    self.safeguards = safeguards
    self.lacking = lacking
  }
}

/// A section of the bill, for a page that prints the bill.
package struct SectionRow: Sendable {
  /// `clause 14`.
  package let label: String
  package let number: String
  /// Its words with label and heading, in bytes of the decoded text.
  package let range: Range<Int>
  /// `Part III: INVESTIGATION POWERS`; nil outside any.
  package let container: String?
  /// Its words without markup, with their bytes; empty where the file shows its words as they are.
  package var words: [PrintedWords] = []

  package init(label: String, number: String, range: Range<Int>, container: String?) {
    self.label = label
    self.number = number
    self.range = range
    self.container = container
  }
}

/// Words of a bill as a reader sees them, and the bytes of the decoded text that hold them.
package struct PrintedWords: Sendable {
  package let text: String
  package let range: Range<Int>

  package init(text: String, range: Range<Int>) {
    self.text = text
    self.range = range
  }
}

/// What a bill makes of a treaty, article by article.
package struct TreatyTable: Sendable {
  package enum Status: String, Sendable {
    case met
    case inPart = "met in part"
    case exceeded
    case notFound = "not found"
    case notAssessable = "not assessable"
  }

  package struct Row: Sendable {
    package let article: String
    package let title: String
    package let status: Status
    /// Labels of the provisions that answer the article.
    package let provisions: [String]
    /// What the findings say against it, by rule.
    package let rules: [String]

    package init(
      article: String, title: String, status: Status, provisions: [String], rules: [String]
    ) {
      self.article = article
      self.title = title
      self.status = status
      self.provisions = provisions
      self.rules = rules
    }
  }

  package let name: String
  package let rows: [Row]

  package init(name: String, rows: [Row]) {
    self.name = name
    self.rows = rows
  }
}

/// A safeguard that reaches a power, and the provision it comes from.
package struct SafeguardRow: Hashable, Sendable {
  package let safeguard: String
  package let from: String

  package init(safeguard: String, from: String) {
    self.safeguard = safeguard
    self.from = from
  }
}

/// A failure of the run itself, with what to do about it.
package struct RunError: Error, Hashable, Sendable {
  package let path: String?
  /// Line, from 1, where one is known.
  package let line: Int?
  package let message: String

  package init(path: String?, line: Int? = nil, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }
}

/// What a reporter needs to know of a rule.
package struct RuleSummary: Sendable {
  package let id: String
  package let title: String
  package let why: String
  package let severity: Severity
  package let cites: [Citation]

  package init(id: String, title: String, why: String, severity: Severity, cites: [Citation]) {
    self.id = id
    self.title = title
    self.why = why
    self.severity = severity
    self.cites = cites
  }
}
