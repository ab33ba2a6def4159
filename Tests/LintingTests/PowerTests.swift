import Findings
import Linting
import SourceText
import Testing

/// Which powers and duties a bill is said to hold.
@Suite struct PowerTests {
  /// `section 3 search court`, for each power of a text.
  private static func powers(in text: String) throws -> Set<String> {
    let report = try Shipped.linter().check(
      SourceText(path: "bill", string: text), format: .text)
    return Set(report.powers.map { "\($0.provision.section) \($0.power) \($0.authorisedBy)" })
  }

  @Test func anOrderUnderAnotherSectionHoldsItsPowers() throws {
    let found = try Self.powers(
      in: """
        DIGITAL EVIDENCE BILL

        4. A judge may order a person to preserve specified computer data.

        5. A judge may order a service provider to collect traffic data in real time.

        9. A judge who grants an authorisation may at the same time issue a warrant or make an order \
        under any of sections 4 and 5.

        10. Sections 4 and 5 also apply to an inquiry under this Part.
        """)
    for section in ["4", "9"] { #expect(found.contains("\(section) preserve court"), "\(found)") }
    #expect(found.contains("9 traffic-live court"))
    #expect(found.contains { $0.hasPrefix("10 preserve") })
    #expect(found.contains { $0.hasPrefix("10 traffic-live") })
  }

  @Test func aWarrantOfAnotherLawIsASearch() throws {
    let found = try Self.powers(
      in: """
        DIGITAL EVIDENCE BILL

        4. A judge may order a person to preserve specified computer data.

        9. A judge may issue a warrant under section 212 of the Criminal Procedure Code.
        """)
    #expect(found.contains("9 search court"))
  }

  @Test func reportsAndAnswersAreCountedAndNotJudged() throws {
    let text = """
      NETWORK SECURITY BILL

      3. An operator shall report an incident to the Authority within six hours.

      4. Where a request is made by a foreign State, the Minister shall inform the Central Authority.

      5. A judge may order a service provider to preserve specified computer data for thirty days.
      """
    let found = try Self.powers(in: text)
    #expect(found.contains { $0.hasPrefix("3 produce") })
    #expect(found.contains { $0.hasPrefix("4 cooperate") })
    let findings = try Shipped.findings(in: text)
    #expect(!findings.contains { ["3", "4"].contains($0.provision.section) })
  }

  @Test func formsAndOffencesGrantNothing() throws {
    let found = try Self.powers(
      in: """
        DIGITAL EVIDENCE BILL

        4. A judge may order a person to preserve specified computer data.

        8. A person who intercepts a communication without lawful authority commits an offence.

        9. In this Act, "interception" means the interception of a communication, which an officer may \
        make under a warrant.

        10. You are ordered to preserve (specify the data) and may be required to produce computer data.
        """)
    #expect(found == ["4 preserve court"])
  }

  @Test func noWarrantIsRequiredMeansThatTheyMay() throws {
    let found = try Self.powers(
      in: """
        DIGITAL EVIDENCE BILL

        4. A judge may order a person to preserve specified computer data.

        5. No warrant is required for an authorised officer to search a computer system.

        6. No person shall be required to produce stored computer data.
        """)
    #expect(found.contains { $0.hasPrefix("5 search") })
    #expect(!found.contains { $0.hasPrefix("6 ") })
  }

  @Test func whatARequestSaysMakesNobodyAct() throws {
    let found = try Self.powers(
      in: """
        DIGITAL EVIDENCE BILL

        4. The request shall name the offence and the data to be preserved.

        5. The order shall require the service provider to preserve specified computer data.
        """)
    #expect(!found.contains { $0.hasPrefix("4 ") }, "\(found)")
    #expect(found.contains { $0.hasPrefix("5 preserve") }, "\(found)")
  }

  @Test func beingAbleToActIsNoOrder() throws {
    let text = """
      DIGITAL EVIDENCE BILL

      4. A service provider shall ensure that its systems are capable of preserving computer data.
      """
    #expect(try Self.powers(in: text).contains { $0.hasPrefix("4 preserve") })
    #expect(try !Shipped.findings(in: text).contains { $0.rule == "preservation/period-open" })
  }

  @Test func urgencyTakesOverThePowersOfItsPart() throws {
    let found = try Self.powers(
      in: """
        DIGITAL EVIDENCE BILL

        PART II

        4. A judge may authorise the interception of the communications of a named person.

        5. In urgent cases an authorised officer may exercise a power under this Part.

        6. (1) A judge may issue a warrant to search a computer system.

        (2) An officer may exercise the powers in this section without a warrant.
        """)
    #expect(found.contains("5 content-live self"), "\(found)")
    #expect(found.contains("6 search self"), "\(found)")
  }

  @Test func anApplicationClauseSaysWhichOffencesOpenAPower() throws {
    let report = try Shipped.linter().check(
      SourceText(
        path: "bill",
        string: """
          DIGITAL EVIDENCE BILL

          PART I

          3. The powers and procedures in Part II apply to the collection of evidence in electronic \
          form of any criminal offence.

          PART II

          4. A judge may order a person to preserve specified computer data.

          PART III

          5. A judge may order a service provider to produce specified computer data.
          """), format: .text)
    let reach = Dictionary(
      report.powers.map { ($0.provision.section, $0.offences) }, uniquingKeysWith: { a, _ in a })
    #expect(reach["4"] == "any")
    #expect(reach["5"] == "unresolved")
  }
}
