import Findings
import Testing

/// Safeguards that hold, and those that only look so.
@Suite struct SafeguardReachTests {
  private static let proportionality = "authorisation/no-necessity-proportionality"

  /// A power of interception, and a general provision that reaches it.
  private static func bill(_ power: String, safeguard: String) -> String {
    """
    DIGITAL EVIDENCE BILL

    2. \(power)

    3. A service provider keeps its customers informed.

    40. \(safeguard)
    """
  }

  private static let interception =
    "A judge may authorise the interception of the communications of a named person."

  @Test func aGeneralProvisionReachesThePower() throws {
    let found = try Shipped.findings(
      in: Self.bill(
        Self.interception,
        safeguard: "No power under this Act shall be exercised unless it is necessary and "
          + "proportionate."))
    #expect(!found.contains { $0.rule == Self.proportionality })
  }

  @Test func notwithstandingSetsItAside() throws {
    let found = try Shipped.findings(
      in: Self.bill(
        "Notwithstanding section 40, a judge may authorise the interception of the communications "
          + "of a named person.",
        safeguard: "No power under this Act shall be exercised unless it is necessary and "
          + "proportionate."))
    let bare = try #require(found.first { $0.rule == Self.proportionality })
    #expect(
      bare.related.contains {
        $0.message == "clause 40 does not count: set aside by \"Notwithstanding\""
      })
  }

  @Test func notwithstandingAnotherSectionLeavesIt() throws {
    let found = try Shipped.findings(
      in: Self.bill(
        "Notwithstanding section 3, a judge may authorise the interception of the communications "
          + "of a named person.",
        safeguard: "No power under this Act shall be exercised unless it is necessary and "
          + "proportionate."))
    #expect(!found.contains { $0.rule == Self.proportionality })
  }

  @Test(arguments: ["where practicable", "as appropriate", "so far as possible"])
  func aHedgeLeavesItOpen(_ hedge: String) throws {
    let found = try Shipped.findings(
      in: Self.bill(
        Self.interception,
        safeguard: "A power under this Act shall, \(hedge), be exercised only if it is necessary "
          + "and proportionate."))
    let bare = try #require(found.first { $0.rule == Self.proportionality })
    #expect(bare.related.contains { $0.message.contains("is left open by \"\(hedge)\"") })
  }

  @Test func aDenialIsNoCure() throws {
    let found = try Shipped.findings(
      in: Self.bill(
        "An authorised officer may without a warrant intercept the communications of a named person.",
        safeguard: "A judge may issue a warrant under section 3."))
    #expect(found.contains { $0.rule == "authorisation/no-prior-authorisation" })
  }
}
