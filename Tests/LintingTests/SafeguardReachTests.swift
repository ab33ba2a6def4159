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

  private static let reach = "safeguards/do-not-reach-power"

  /// Two orders and an interception; the safeguards name the orders alone.
  private static func orders(and last: String) -> String {
    """
    DIGITAL EVIDENCE BILL

    PART II

    4. A judge may order a person to preserve specified computer data for up to sixty days.

    5. A judge may order a service provider to produce the data specified in the order.

    6. A judge may authorise the interception of the communications of a named person.

    7. A judge may order a service provider to collect traffic data of a named person in real time.

    8. No order under sections 4 to 5 shall be made unless it is necessary and proportionate.

    9. \(last)
    """
  }

  @Test func whatStopsShortIsOneFault() throws {
    let found = try Shipped.findings(in: Self.orders(and: "This Part binds the State."))
      .filter { $0.rule == Self.reach }
    let fault = try #require(found.first)
    #expect(found.count == 1)
    #expect(fault.provision.label == "clause 6")
    #expect(fault.related.contains { $0.message == "clause 8 reaches 4 to 5 and stops there" })
    #expect(fault.related.contains { $0.message.hasPrefix("not reached either") })
  }

  @Test(arguments: [
    "Data obtained under this Part shall not be used for another purpose.",
    "A service provider shall appoint somebody to receive notices under this Part.",
    "A person on whom an order under this Part is served shall keep it confidential for ten days.",
    "The Minister may issue guidelines on the exercise of powers under this Part.",
    "An officer may order a person to give the help that will enable a power under this Part to be "
      + "exercised.",
  ])
  func whatBindsNoUseOfAPowerReachesNone(_ last: String) throws {
    let found = try Shipped.findings(in: Self.orders(and: last))
    let fault = try #require(found.first { $0.rule == Self.reach })
    #expect(fault.related.contains { $0.message == "clause 8 reaches 4 to 5 and stops there" })
  }

  @Test func aConditionOnAllPowersReachesThem() throws {
    let found = try Shipped.findings(
      in: Self.orders(and: "No person shall exercise a power under this Part without good cause."))
    #expect(!found.contains { $0.rule == Self.reach })
  }

  @Test func powersElsewhereMayBePutAboveASafeguard() throws {
    let found = try Shipped.findings(
      in: """
        DIGITAL EVIDENCE BILL

        PART II

        4. A judge may authorise the interception of the communications of a named person.

        5. A power under this Part shall be exercised only if it is necessary and proportionate.

        PART III

        9. The powers in Part II may be exercised notwithstanding section 5.
        """)
    #expect(found.contains { $0.rule == "safeguards/overridden" && $0.provision.section == "9" })
    let bare = try #require(found.first { $0.rule == Self.proportionality })
    let aside = try #require(bare.related.first { $0.message.contains("set aside by") })
    #expect(aside.provision.section == "9")
  }
}
