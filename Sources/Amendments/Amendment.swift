/// One amendment to a bill, as a paper prints it.
package struct Amendment: Sendable, Equatable {
  package enum Change: Sendable, Equatable {
    /// Words struck and words that come instead.
    case replace(strike: String, insert: String)
    case strike(String)
    /// All words from the first to the last quoted, and what comes instead.
    case exchange(from: String, to: String, insert: String)
    /// Words after others; at the beginning of the provision where `after` is empty.
    case insert(String, after: String)
    /// The provision goes as a whole.
    case remove
    /// A new subsection at the end of the provision, or a new section after it, with its words.
    case add(unit: Unit, words: [String])
  }

  package enum Unit: String, Sendable { case subsection, section, definition }

  /// `clause 14(1)`.
  package let provision: String
  /// From 1, of the page where the bill has pages, else of the file; nil in a paper that gives none.
  package let line: Int?
  /// From 1; nil where the bill has no pages.
  package let page: Int?
  package let change: Change
  /// Why: the explanatory statement, one paragraph a reason, each with its authorities.
  package var statement: [String]

  package init(
    provision: String, line: Int?, change: Change, statement: [String] = [], page: Int? = nil
  ) {
    self.page = page
    self.provision = provision
    self.line = line
    self.change = change
    self.statement = statement
  }
}
