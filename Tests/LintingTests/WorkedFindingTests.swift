import Findings
import Linting
import Testing

/// Clauses whose reading takes more than a phrase.
@Suite struct WorkedFindingTests {
  private static let hiddenScope = """
    ELECTRONIC EVIDENCE BILL

    2. In this Act, "offence" means an offence under this Act or any other law;
    "serious offence" means an offence punishable by imprisonment not exceeding five years, or \
    such other offence as the Minister may by order specify.

    14. (1) An investigation officer may, where he has reasonable grounds to suspect that a \
    serious offence has been or is likely to be committed, collect or record, in real time, \
    traffic data associated with communications sent by means of a computer system.

    15. The Minister shall keep a library.
    """

  @Test func aScopeThatHidesInTheDefinitions() throws {
    let found = try Shipped.findings(in: Self.hiddenScope)
    let summaries = Set(found.map(\.summary))
    let expected = [
      "clause 14(1) error scope/serious-offence-threshold-low",
      "clause 2 error scope/serious-offence-extensible",
      "clause 14(1) error specificity/target-unspecified",
      "clause 14(1) error authorisation/no-prior-authorisation",
    ]
    for summary in expected { #expect(summaries.contains(summary), "\(summaries.sorted())") }
    let rules = Set(found.filter { $0.provision.section == "14" }.map(\.rule))
    #expect(!rules.contains("scope/any-offence"))
    #expect(!rules.contains("authorisation/grounds-too-weak"))
  }

  @Test func aLowThresholdPointsToTheDefinition() throws {
    let found = try Shipped.findings(in: Self.hiddenScope)
    let low = try #require(found.first { $0.rule == "scope/serious-offence-threshold-low" })
    #expect(low.evidence.lowercased().contains("serious offence"))
    #expect(low.related.contains { $0.provision.label == "clause 2" })
    #expect(low.cites.contains { $0.instrument == "un-2024" })
    #expect(low.suggestion?.edits.isEmpty == false)
  }

  @Test func aSafeguardThatStopsShort() throws {
    let found = try Shipped.findings(
      in: """
        ELECTRONIC EVIDENCE BILL

        22. The Court may, on application, order a person to produce specified data.

        23. The Court may, on application, order the search of a computer system.

        27. (1) The Court may order a service provider to collect traffic data in real time.
        (2) An application under this section shall be made in the manner provided in section 22.

        30. No order under sections 22 to 26 shall be made unless the Court is satisfied that the \
        measure is necessary and proportionate.
        """)
    let short = found.filter { $0.rule == "safeguards/do-not-reach-power" }
    #expect(short.count == 1)
    #expect(short.first?.provision.section == "27")
    #expect(short.first?.severity == .error)
    #expect(short.first?.related.contains { $0.provision.section == "30" } == true)
  }

  @Test func twoClausesThatLookAlike() throws {
    let found = try Shipped.findings(
      in: """
        COOPERATION BILL

        40. The Central Authority may give assistance to a foreign State in a criminal matter.

        41. For the purposes of this Part, dual criminality is deemed fulfilled irrespective of \
        whether the laws of Arcadia place the offence within the same category.

        42. Assistance shall not be refused on the ground that the conduct is not an offence under \
        the laws of Arcadia.
        """)
    #expect(!found.contains { $0.provision.section == "41" })
    let waived = try #require(found.first { $0.rule == "dual-criminality/waived" })
    #expect(waived.provision.section == "42")
    #expect(waived.severity == .error)
  }

  @Test func aPeriodThatIsNoCap() throws {
    let found = try Shipped.findings(
      in: """
        ELECTRONIC EVIDENCE BILL

        18. (1) A judge may order a service provider to preserve specified data.
        (3) The data shall be preserved for a period of not less than ninety days, which may be \
        extended for like periods.
        """)
    let summaries = found.map { "\($0.severity.rawValue) \($0.rule)" }
    #expect(summaries.contains("error preservation/period-open"))
    #expect(!summaries.contains { $0.hasSuffix("preservation/period-too-long") })
  }

  @Test func renewalWithoutACountIsSaidToo() throws {
    let found = try Shipped.findings(
      in: """
        18. (1) A judge may order a service provider to preserve specified data.
        (3) The data shall be preserved for a period of not less than ninety days, which may be \
        extended for like periods.
        """)
    #expect(found.contains { $0.rule == "authorisation/renewal-uncapped" })
  }

  @Test func aFloorInAnswerToAForeignRequestIsFine() throws {
    let found = try Shipped.findings(
      in: """
        MUTUAL ASSISTANCE BILL

        18. (1) A judge may, at the request of a foreign State, order a service provider to \
        preserve specified data.
        (2) The data shall be preserved in answer to the request of the foreign State for a period \
        of not less than sixty days.
        """)
    #expect(!found.contains { $0.rule == "preservation/period-open" })
  }

  @Test func aWaiverInAClauseAboutForeignStatesIsFound() throws {
    let found = try Shipped.findings(
      in: """
        COOPERATION BILL

        42. Assistance to a foreign State shall not be refused on the ground that the conduct is \
        not an offence under the laws of Arcadia.
        """)
    #expect(found.contains { $0.summary == "clause 42 error dual-criminality/waived" })
  }

  @Test func wordsThatTempt() throws {
    let found = try Shipped.findings(
      in: """
        ELECTRONIC EVIDENCE BILL

        9. A person who, without authority, discloses a password or access code commits an offence.

        22. A judge may, on application, order a person to produce specified data.

        50. The Authority shall lay before Parliament each year a report of the number of orders \
        made under section 22.
        """)
    #expect(!found.contains { $0.provision.section == "9" })
    #expect(!found.contains { $0.provision.section == "50" })
    #expect(!found.contains { $0.rule == "transparency/no-statistics" })
  }
}

/// Same text, same findings.
@Suite struct DeterminismTests {
  @Test func fiveRunsSayTheSame() throws {
    let rules = try Shipped.lexicon.get().rules
    let texts = stride(from: 0, to: rules.count, by: 6).map {
      MarkedText(rules[$0].fires[0].text).text
    }
    func run() throws -> [String] {
      let linter = try Shipped.make(["pi-eff-2023", "un-2024"])
      return try texts.flatMap { text in
        try Shipped.findings(in: text, linter).map { finding in
          "\(finding.summary) \(finding.range) \(finding.message) \(finding.fingerprint) "
            + "\(finding.related.map(\.message)) \(finding.searched) \(finding.cites)"
        }
      }
    }
    let first = try run()
    for _ in 0..<4 { #expect(try run() == first) }
  }
}
