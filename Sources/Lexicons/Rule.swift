import Findings

/// What is wrong, in what kind of provision, on whose authority, and what cures it.
package struct Rule: Sendable, Codable {
  package let id: String
  package let title: String
  /// Left out of the default run while a rule is on trial.
  package let isPreview: Bool
  /// `R1` to `R10`.
  package let recommendations: [String]
  package let check: Check
  /// By profile.
  package let severity: [String: Graded<Severity>]
  /// By profile; the key `*` holds for all others.
  package let basis: [String: Graded<Basis>]
  /// Where it is not that of the check throughout.
  package let confidence: Graded<Confidence>?
  package let cites: [Citation]
  /// With places for `{quote}`, `{power}` and the like.
  package let message: String
  package let why: String
  package let suggestion: Advice?
  package var fires: [Line]
  package var passes: [Line]
  package let path: String
  package let line: Int
  /// The lines of the rule's keys, for errors; nil in the compiled form.
  package var lines: [String: Int]?

  package var family: String { String(id.prefix { $0 != "/" }) }

  /// The line of a key such as `check.find`, or of the rule.
  func line(of key: String) -> Int { lines?[key] ?? line }
}

/// A value that may differ by power class, or by the concept that was found.
package struct Graded<Value: Sendable & Codable>: Sendable, Codable {
  package let standard: Value
  package let byCase: [String: Value]

  /// The value for a power class or a concept; the standard one where none is set for it.
  package func value(for kind: String?) -> Value { kind.flatMap { byCase[$0] } ?? standard }
}

extension Rule {
  /// What a rule asks of the analysis: a mechanism and its parameters.
  package struct Check: Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
      case phrase, lack
      case billLack = "bill-lack"
      case authorisation, period
      case seriousOffence = "serious-offence"
      case modality, reach
      case hollowLimit = "hollow-limit"
      case citation, drafting
      /// On the suppressions in a bill, not on its text; see the room Projects.
      case suppression
    }

    /// Where words must stand to be found.
    package enum Role: String, Sendable, Codable, CaseIterable {
      case power, cooperation
      case contactPoint = "contact-point"
      case safeguard, application, offence, definition, immunity, any
    }

    /// How far a search goes, from near to far.
    package enum Reach: String, Sendable, Codable, CaseIterable, Comparable {
      case sentence, subsection, section, part, bill

      package static func < (left: Reach, right: Reach) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
      }
    }

    package enum Fault: String, Sendable, Codable, CaseIterable {
      case tooLong = "too-long"
      case open
      case noCap = "no-cap"
      case renewalUncapped = "renewal-uncapped"
      case undefined, low, diluted, extensible
      case dangling, conflicting, circular
      case unused, unknown, reasonless, expired
    }

    package enum Once: String, Sendable, Codable, CaseIterable { case section, bill }

    package enum Target: String, Sendable, Codable, CaseIterable { case power, grant, section }

    package var kind: Kind
    package var find: [String] = []
    /// Looked for where nothing of `find` is; the finding is a step less severe.
    package var weakFind: [String] = []
    /// Settles what `weakFind` found, and nothing else.
    package var weakCure: [String] = []
    /// Words that are a finding wherever they stand.
    package var anywhere: [String] = []
    /// One of these must stand in the sentence of the words found, or in the clause of the power.
    package var with: [String] = []
    package var role: [Role] = []
    package var powers: [String] = []
    /// The rule runs only in a bill that grants one of these.
    package var onlyWith: [String] = []
    /// Whether a bill that mainly amends other acts is left alone.
    package var skipsAmending = false
    /// Powers reported only where a `worse` concept stands in their section.
    package var powersIfWorse: [String] = []
    package var near: Reach?
    package var cure: [String] = []
    package var cureWithin: Reach?
    /// Cures by reference to another act; they count unless one of `cureElsewhereUnless` is in the
    /// bill.
    package var cureElsewhere: [String] = []
    /// Words by which a bill goes beyond the act it refers to.
    package var cureElsewhereUnless: [String] = []
    /// Whether a cure in another item of the same list ("…; or") counts for nothing.
    package var cureSameItem = false
    /// Cures that count anywhere in the section, whatever `cureWithin` says.
    package var sectionCure: [String] = []
    /// Cures that count in the power's own subsection, not elsewhere in its section.
    package var cureNear: [String] = []
    /// What counts in a general provision that reaches the power, in place of the other cures.
    package var generalCure: [String] = []
    /// A cure in a sentence with one of these is none.
    package var hollow: [String] = []
    /// Where one of these stands in the subsection of a power, another rule or another law answers.
    package var yieldsTo: [String] = []
    /// Whether headings are searched for a cure too.
    package var cureHeadings = false
    package var halfCure: [String] = []
    package var worse: [String] = []
    package var authorisedBy: [String] = []
    package var by: [String] = []
    /// Like `by`; the finding is a step less severe.
    package var halfBy: [String] = []
    package var limit: String?
    package var fault: Fault?
    package var under: String?
    package var once: Once = .section
    package var confidence: Confidence = .high
    /// The most confidence of a finding that is half cured.
    package var halfConfidence: Confidence = .medium
    package var pointAt: Target = .power

    package init(kind: Kind) { self.kind = kind }

    /// All concepts that the check asks for.
    package var concepts: [String] { conceptLists.flatMap(\.names) }

    /// The same, by the key that names them.
    var conceptLists: [(key: String, names: [String])] {
      [
        ("find", find), ("weak-find", weakFind), ("weak-cure", weakCure), ("anywhere", anywhere),
        ("with", with), ("cure", cure), ("cure-elsewhere", cureElsewhere),
        ("cure-elsewhere-unless", cureElsewhereUnless), ("cure-near", cureNear),
        ("section-cure", sectionCure), ("general-cure", generalCure), ("hollow", hollow),
        ("yields-to", yieldsTo),
        ("half-cure", halfCure), ("worse", worse),
      ]
    }
  }

  /// What to do about a finding.
  package struct Advice: Sendable, Codable {
    package enum Strike: String, Sendable, Codable, CaseIterable {
      case find, period, threshold
      /// From the words found to the next comma: "Notwithstanding any other law,".
      case opening
      /// The paragraph or subsection that holds the words found, whole.
      case provision
      /// The same; in a definition that runs on, the limb from "or" to the next mark.
      case limb
      /// From the subject of the power to its "may" or "shall".
      case grant
      /// The words found; the paragraph or subsection that holds them, where it only permits and grants
      /// no power: "A direction may relate to all subscribers".
      case permission
    }

    /// Where words are inserted when nothing is struck.
    package enum Place: String, Sendable, Codable, CaseIterable {
      case beforeFind = "before-find"
      case afterFind = "after-find"
      /// Behind "may" or "shall" of the power.
      case afterGrant = "after-grant"
      case beforeAct = "before-act"
      case afterAct = "after-act"
      /// Before the full stop of the sentence.
      case sentenceEnd = "sentence-end"
      /// Before the mark that ends the paragraph or subsection.
      case itemEnd = "item-end"
    }

    /// A provision of its own, numbered as the bill numbers.
    package struct Addition: Sendable, Codable {
      package enum Unit: String, Sendable, Codable, CaseIterable {
        /// A subsection of the section at fault; a section, where the whole bill is.
        case provision
        case section, definition
      }

      package let unit: Unit
      /// Of a section.
      package let heading: String?
      /// What a definition defines.
      package let term: String?
      /// One paragraph each.
      package let text: [String]
    }

    package let advice: String
    package var strike: Strike?
    package var insert: String?
    package var insertAt: Place?
    package var add: Addition?
    /// Concepts that contradict what is added: a provision of the section with one of them goes.
    package var contrary: [String] = []
    /// Concepts whose provisions in the section stay, and are among those that `{subsections}` names.
    package var despite: [String] = []
    /// Concepts whose words go from the sentence at fault.
    package var strikeWords: [String] = []

    /// What is proposed where a certain concept was found, in place of all this.
    package var byConcept: [String: Advice]?

    package init(advice: String) { self.advice = advice }

    /// Whether it says which words to strike, insert or add, and not only what to do.
    package var proposesWords: Bool { strike != nil || insert != nil || add != nil }

    /// The concepts that it names.
    package var concepts: [String] {
      contrary + despite + strikeWords + (byConcept ?? [:]).values.flatMap(\.concepts)
    }
  }
}
