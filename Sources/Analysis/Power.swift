/// Something an authority may do to people, or that people must do for it.
package struct Power: Sendable {
  package enum Holder: String, Sendable {
    case police, executive, prosecutor, court
    case provider
    case centralAuthority = "central-authority"
    case person, unstated
  }

  package enum Authoriser: String, Sendable {
    case own = "self"
    case court, executive, prosecutor
    case noneStated = "none-stated"
  }

  package enum OffenceReach: String, Sendable {
    case any, serious, act, listed, unresolved
  }

  /// How the provision comes to hold the power. Rules judge a power where it is granted.
  package enum Footing: Sendable {
    case granted
    /// Taken over from another section: "an order under section 12".
    case byReference
    /// Named in passing: a report that is due without an order, a duty that answers a request. The
    /// inventory counts it; no rule has anything to ask of it.
    case inPassing
  }

  package internal(set) var id: Int
  /// One of `PowerClass.all`.
  package let powerClass: String
  /// The clause that grants it.
  package let clause: Int
  /// The innermost provision that names the act.
  package let provision: Int
  /// The words of act and object.
  package let act: Range<Int>
  /// The words that grant it, or the act where it is granted by the act's own words.
  package let grant: Range<Int>
  package let sentence: Range<Int>
  package let holder: Holder
  package let holderRange: Range<Int>?
  /// A duty of a provider or person without an order.
  package let isDuty: Bool
  package internal(set) var footing = Footing.granted
  /// By a reference that takes over how an order is sought, and not when it may be made.
  package internal(set) var importsManner = false
  package internal(set) var authoriser: Authoriser
  package internal(set) var offences: OffenceReach = .unresolved
}

/// The concepts that the analysis asks every language for, by name.
enum Asked {
  static let police = "actor.police"
  static let executive = "actor.executive"
  static let prosecutor = "actor.prosecutor"
  static let court = "actor.court"
  static let provider = "actor.provider"
  static let centralAuthority = "actor.central-authority"
  static let person = "actor.any-person"
  static let may = "grant.may"
  static let shall = "grant.shall"
  static let instrument = "grant.instrument"
  static let passive = "grant.passive"
  static let giving = "grant.giving"
  static let appointing = "grant.appointing"
  static let regulating = "grant.regulating"
  static let contents = "grant.contents"
  static let capability = "grant.capability"
  static let mannerByReference = "grant.manner-by-reference"
  static let extended = "grant.extended"
  static let form = "context.form"
  static let byReference = "grant.by-reference"
  static let indicative = "grant.indicative"
  static let negated = "grant.negated"
  static let deniedCure = "grant.denied-cure"
  static let courtApplication = "authority.court-application"
  static let withoutWarrant = "authority.without-warrant"
  static let theInstrument = "authority.the-instrument"
  static let theGrounds = "authority.the-grounds"
  static let executiveApproval = "authority.executive-approval"
  static let creation = "offence.creation"
  static let prohibition = "offence.prohibition"
  static let contravention = "offence.contravention"
  static let serious = "offence.serious-term"
  static let anyOffence = "scope.any-offence"
  static let importedOffence = "scope.treaty-offence"
  static let ownOffence = "offence.of-this-act"
  static let cyber = "context.cyber"
  static let data = "object.data"
  static let electronic = "object.electronic"
  static let cooperation = "context.cooperation"
  static let thatRequest = "context.that-request"
  static let contactPoint = "context.contact-point"
  static let thatContactPoint = "context.that-contact-point"
  static let safeguardHeading = "context.safeguard-heading"
  static let application = "scope.application"
  static let immunity = "context.immunity"
  static let overrides = "reach.overrides"
  static let hedge = "grant.hedge"
  static let appliesTo = "reach.applies-to"
  static let results = "reach.results"
  static let powersOf = "reach.powers-of"
  static let imports = "reach.imports"
  static let decidesOn = "reach.decides-on"
  static let importsApplication = "reach.imports-application"
}
