/// A safeguard that another law gives, as a project's configuration says.
package struct ExternalSafeguard: Hashable, Sendable {
  /// A column of the power x safeguard matrix, a rule or a family.
  package let name: String
  /// The law and its section: `Criminal Procedure Act, s 118`.
  package let law: String
  /// The classes of power that it reaches; empty for all.
  package let powers: [String]

  package init(name: String, law: String, powers: [String]) {
    self.name = name
    self.law = law
    self.powers = powers
  }
}
