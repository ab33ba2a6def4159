import Bills

/// What an element means for the reading of a bill.
enum ElementRole: Hashable, Sendable {
  /// Neither the element nor anything in it is read: metadata, tables of contents.
  case skipped
  /// Holds blocks and has no meaning of its own.
  case flow
  /// Text that other text surrounds in one block.
  case inline
  /// A Part, a Chapter, a Schedule.
  case container(Provision.Kind)
  /// Its attribute `name`, or the name of the document that it holds, tells the role.
  case named
  /// What the bill counts throughout: a section, a clause, an article. `unit` is its word where it
  /// is not the bill's usual one.
  case section(unit: String)
  /// What lies below a section; `kind` holds where the text is put into another act.
  case item(Provision.Kind)
  /// The number of the provision around it.
  case number
  /// A word before the number: "Chapter".
  case unitWord
  case heading
  /// A heading that is not the provision's own.
  case subheading
  /// A heading that, where it has a number, opens a container up to the next of its level.
  case flatHeading
  /// A note beside the text: not operative.
  case note
  /// Text that is put into another act.
  case quoted
  /// The words after a list, which belong to each of its items.
  case tail
  /// Text about the bill, such as an explanatory memorandum: read, and not operative.
  case memorandum
  case lineBreak
  case row, cell
}
