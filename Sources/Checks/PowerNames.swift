import Analysis
import Bills

extension CheckContext {
  /// A power in words: `the power to preserve data`.
  func name(of power: Power) -> String { PowerNames.name(of: power.powerClass) }
}

/// Power classes in the words of messages.
package enum PowerNames {
  package static func name(of powerClass: String) -> String { names[powerClass] ?? powerClass }

  private static let names = [
    "preserve": "preserve data", "partial-disclosure": "disclose the path of communications",
    "produce": "obtain stored data", "subscriber": "obtain subscriber information",
    "traffic-stored": "obtain traffic data", "traffic-live": "collect traffic data in real time",
    "content-live": "intercept communications", "search": "search",
    "extend-search": "extend a search to other systems", "seize": "seize or copy data",
    "assist": "compel assistance", "decrypt": "compel decryption", "retain": "retain data",
    "covert-tool": "use covert or remote tools", "transfer": "transfer data abroad",
    "cooperate": "act on foreign requests", "contact-point": "run the contact point",
    "share": "share information", "technical-assistance": "give technical assistance",
    "freeze-confiscate": "freeze or confiscate property",
    "block-takedown": "block or remove content", "arrest-other": "arrest or examine persons",
  ]
}
