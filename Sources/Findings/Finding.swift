/// One thing treatylint says about a bill, with the evidence for it.
///
/// All ranges are bytes of the decoded text (`SourceText.utf8`).
package struct Finding: Sendable {
  /// `family/kebab-name`.
  package let rule: String
  package let severity: Severity
  package let basis: Basis
  package let confidence: Confidence
  /// One line, lower case, no full stop, quoting the text.
  package let message: String
  /// Why it matters, in a sentence or three.
  package let why: String
  package let provision: ProvisionReference
  package let range: Range<Int>
  /// The words that were matched, as the reader gave them.
  package let evidence: String
  package let related: [RelatedPlace]
  /// Labels of the provisions that were searched for a cure.
  package let searched: [String]
  package let suggestion: Suggestion?
  package let cites: [Citation]
  /// Rule, provision and normalised words, hashed; survives edits elsewhere and renumbering.
  package let fingerprint: String

  package init(
    rule: String, severity: Severity, basis: Basis, confidence: Confidence, message: String,
    why: String, provision: ProvisionReference, range: Range<Int>, evidence: String,
    related: [RelatedPlace] = [], searched: [String] = [], suggestion: Suggestion? = nil,
    cites: [Citation] = [], fingerprint: String
  ) {
    self.rule = rule
    self.severity = severity
    self.basis = basis
    self.confidence = confidence
    self.message = message
    self.why = why
    self.provision = provision
    self.range = range
    self.evidence = evidence
    self.related = related
    self.searched = searched
    self.suggestion = suggestion
    self.cites = cites
    self.fingerprint = fingerprint
  }

  /// The part of the rule's id before the slash.
  package var family: String { String(rule.prefix { $0 != "/" }) }
}

/// A provision as a lawyer cites it.
package struct ProvisionReference: Hashable, Sendable {
  /// The number as printed (`33`, `12A`, `487.012`), or `bill` for the whole bill.
  package let section: String
  /// `section 33(1)(a)`, or `bill`.
  package let label: String
  /// From the outermost provision inward: `part-iv`, `33`, `1`, `a`.
  package let path: [String]

  package init(section: String, label: String, path: [String]) {
    self.section = section
    self.label = label
    self.path = path
  }

  package static let bill = ProvisionReference(section: "bill", label: "bill", path: [])
}

/// Another place that the finding rests on, with what it shows.
package struct RelatedPlace: Sendable {
  package let message: String
  package let provision: ProvisionReference
  package let range: Range<Int>

  package init(message: String, provision: ProvisionReference, range: Range<Int>) {
    self.message = message
    self.provision = provision
    self.range = range
  }
}

/// An article of an instrument: `un-2024`, `23(2)(c)`.
package struct Citation: Hashable, Sendable, Codable {
  package let instrument: String
  package let article: String
  /// As a lawyer writes it: `UN Convention 2024, art 23(2)(c)`; not stored in lexicons.
  package var readable: String = ""

  private enum CodingKeys: CodingKey { case instrument, article }

  package init(instrument: String, article: String, readable: String? = nil) {
    self.instrument = instrument
    self.article = article
    self.readable = readable ?? "\(instrument), \(article)"
  }
}

extension [Citation] {
  /// Several citations as a lawyer writes them, separated by semicolons.
  package var readable: String { map(\.readable).joined(separator: "; ") }
}

/// What to do about a finding: words to strike and words to insert, and whether they may be applied.
package struct Suggestion: Sendable {
  /// In law almost everything is `display`: shown, never applied unasked.
  package enum Applicability: String, Sendable, Codable { case safe, unsafe, display }

  /// Replace the bytes of `range` by `text`; an empty range inserts.
  package struct Edit: Sendable {
    package let range: Range<Int>
    package let text: String
    /// What is added, where the text is a provision of its own.
    package let addition: Addition?

    package init(range: Range<Int>, text: String, addition: Addition? = nil) {
      self.range = range
      self.text = text
      self.addition = addition
    }
  }

  /// A new provision, as an amendment paper names it.
  package struct Addition: Hashable, Sendable {
    /// `clause 26A`, `clause 14(6)`, `the definition of "serious offence"`.
    package let label: String
    /// The provision it follows: `clause 26`.
    package let after: String
    /// One paragraph each: the first with the number and the heading, if there is one.
    package let words: [String]
    /// Whether it comes in the place of a provision that is struck with it, and so stays when the rest
    /// of the section goes.
    package let isReplacement: Bool

    package init(label: String, after: String, words: [String], isReplacement: Bool = false) {
      self.label = label
      self.after = after
      self.words = words
      self.isReplacement = isReplacement
    }
  }

  package let applicability: Applicability
  /// Sorted, not overlapping. Empty where only advice can be given.
  package let edits: [Edit]
  /// What to do, as an instruction to a drafter.
  package let advice: String
  /// The amended words with `[-struck-]` and `[+inserted+]`, or nil where there are no edits.
  package let redline: String?

  package init(
    applicability: Applicability, edits: [Edit], advice: String, redline: String?
  ) {
    self.applicability = applicability
    self.edits = edits
    self.advice = advice
    self.redline = redline
  }
}
