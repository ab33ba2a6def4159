/// Where words stand in a file that a person has open as pages or paragraphs; all count from 1.
package struct PrintedPlace: Hashable, Sendable {
  package var page: Int?
  /// The line of the page: as the page itself numbers its lines, or else counted without running heads.
  package var line: Int?
  package var paragraph: Int?

  package init(page: Int? = nil, line: Int? = nil, paragraph: Int? = nil) {
    self.page = page
    self.line = line
    self.paragraph = paragraph
  }

  /// `page 9, line 3`, `page 4, paragraph 57`; nil where nothing is known.
  package var words: String? {
    let parts = [("page", page), ("line", line), ("paragraph", paragraph)].compactMap {
      name, number in
      number.map { "\(name) \($0)" }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

/// What is known of the lines of a text that was taken out of a file which is no text itself.
package struct TextLayout: Sendable {
  package enum Role: Hashable, Sendable {
    case body
    /// A heading that the file declares, 1 outermost.
    case heading(level: Int)
    /// A note beside or below the text. Not operative.
    case note
  }

  package struct Line: Sendable {
    package var role: Role
    /// Whether a paragraph or a note begins here.
    package var startsBlock: Bool
    package var place: PrintedPlace
    /// The bytes of the line at which further pages begin, with what to cite from there on.
    package var turns: [(offset: Int, place: PrintedPlace)] = []

    package init(role: Role, startsBlock: Bool, place: PrintedPlace) {
      self.role = role
      self.startsBlock = startsBlock
      self.place = place
    }

    func place(at offset: Int) -> PrintedPlace {
      turns.last { $0.offset <= offset }?.place ?? place
    }
  }

  /// One for each line of the text; nil for a line that was written into it afterwards.
  package var lines: [Line?]

  package init(lines: [Line?]) { self.lines = lines }
}
