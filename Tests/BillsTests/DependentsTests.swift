import Bills
import Testing

/// What goes with provisions that are taken out.
@Suite struct DependentsTests {
  private func gone(_ labels: [String], from text: String) throws -> [String] {
    let bill = try Reading.bill(text)
    let ids = try labels.map { try bill.provision($0).id }
    return Dependents(bill: bill).closure(of: Set(ids)).sorted().map(bill.label)
  }

  private static let text = """
    1. (1) This Act may be cited as the Data Act.
    (2) It binds the State.
    2. (1) An officer may order a person to disclose a key.
    (2) A person who receives an order under subsection (1) shall obey it.
    (3) Without limiting subsection (1), a court may order the production of a named document.
    (4) A court shall hear the person concerned, except where subsection (1) applies.
    3. (1) A provider shall keep all records.
    (2) Records kept under this section shall be kept within the country.
    4. The fees paid under section 3 belong to the State.
    """

  @Test func aSubsectionThatRefersToNothingElseGoes() throws {
    #expect(try gone(["section 2(1)"], from: Self.text) == ["section 2(1)", "section 2(2)"])
  }

  @Test func aSectionWithoutItsOpeningGoesWhereAllSpeaksOfIt() throws {
    #expect(try gone(["section 3(1)"], from: Self.text) == ["section 3"])
  }

  @Test func whatStandsByItselfStays() throws {
    #expect(try gone(["section 1(1)"], from: Self.text) == ["section 1(1)"])
    #expect(try gone(["section 2(2)"], from: Self.text) == ["section 2(2)"])
  }

  @Test func referencesFromElsewhereAreTold() throws {
    let bill = try Reading.bill(Self.text)
    let section = try bill.provision("section 3").id
    let stranded = Dependents(bill: bill).stranded(by: [section])
    #expect(stranded.map { bill.words($0.reference.range) } == ["section 3"])
    #expect(stranded.map(\.targets) == [[section]])
  }
}
