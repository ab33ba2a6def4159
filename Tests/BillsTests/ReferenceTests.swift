import Bills
import Testing

/// Words that point to provisions.
@Suite struct ReferenceTests {
  private func references(_ text: String) throws -> (Bill, [Reference]) {
    let bill = try Reading.bill(text)
    return (bill, bill.references)
  }

  /// `12(1)(a)`, `22-26`: the items as one string each.
  private func items(_ reference: Reference) -> [String] {
    func cite(_ path: [String]) -> String {
      path[0] + path.dropFirst().map { "(\($0))" }.joined()
    }
    return reference.items.map { item in
      cite(item.path) + (item.through.map { "-" + cite($0) } ?? "")
    }
  }

  @Test(arguments: [
    ("a warrant under section 12 lapses", ["12"]),
    ("a warrant under section 12(1)(a) lapses", ["12(1)(a)"]),
    ("sections 20, 21(1)(a) and 23 to 25 do not apply", ["20", "21(1)(a)", "23-25"]),
    ("no order under sections 22 to 26 shall be made", ["22-26"]),
    ("no order under sections 22–26 shall be made", ["22-26"]),
    ("as section 12A or 487.012 requires", ["12A", "487.012"]),
    ("under clause 9 of this Act", ["9"]),
    ("as Article 5 and Article 6 ask", ["5", "6"]),
    ("sections 3,4 and 5 hold", ["3", "4", "5"]),
    ("as Part IV says", ["IV"]),
  ])
  func itemsOfAReference(_ text: String, _ expected: [String]) throws {
    let (_, references) = try references(text + ".\n")
    #expect(references.flatMap(items) == expected)
  }

  @Test func ownUnits() throws {
    let (bill, references) = try references(
      "Nothing in this Part or in this section limits a right under this Act.\n")
    #expect(references.map(\.unit) == [.part, .section, .act])
    #expect(references.allSatisfy { $0.isOwn && $0.items.isEmpty })
    #expect(references.map { bill.words($0.range) } == ["this Part", "this section", "this Act"])
  }

  @Test func otherActs() throws {
    let (bill, references) = try references(
      "An offence under section 4 of the Penal Code, and section 5 of this Act, and section 6.\n")
    let acts = references.filter { !$0.isOwn }.map { $0.externalAct.map { bill.words($0) } }
    #expect(acts == ["the Penal Code", nil, nil])
  }

  @Test func paragraphsAndSubsections() throws {
    let (_, references) = try references("Subsection (1) and paragraph (b) do not apply.\n")
    #expect(references.map(\.unit) == [.subsection, .paragraph])
    #expect(references.map(items) == [["1"], ["b"]])
  }
}

/// Lengths of time.
@Suite struct DurationTests {
  @Test(arguments: [
    ("for 90 days", 90, Duration.Unit.day),
    ("for ninety days", 90, .day),
    ("for ninety (90) days", 90, .day),
    ("for 90 (ninety) days", 90, .day),
    ("for one hundred and eighty days", 180, .day),
    ("for one hundred eighty days", 180, .day),
    ("for twenty-one days", 21, .day),
    ("for three months", 3, .month),
    ("for 14 working days", 14, .day),
    ("for six full calendar months", 6, .month),
    ("for a 90-day period", 90, .day),
    ("for two years", 2, .year),
    ("within forty-eight hours", 48, .hour),
    ("for 1,000 days", 1000, .day),
    ("for two hundred weeks", 200, .week),
    ("for one thousand two hundred days", 1200, .day),
  ])
  func lengths(_ text: String, _ value: Int, _ unit: Duration.Unit) throws {
    let bill = try Reading.bill("The data shall be kept \(text).\n")
    let duration = try #require(bill.durations.first)
    #expect(bill.durations.count == 1)
    #expect(duration.value == value)
    #expect(duration.unit == unit)
    #expect(duration.conflictingValue == nil)
  }

  @Test func wordsAndDigitsThatDisagree() throws {
    let bill = try Reading.bill("It is kept for ninety (60) days, then for thirty (30) days.\n")
    #expect(bill.durations.map(\.value) == [90, 30])
    #expect(bill.durations.map(\.conflictingValue) == [60, nil])
    #expect(bill.words(bill.durations[0].range) == "ninety (60) days")
  }

  @Test func monthsAreLongAndShort() {
    #expect(Duration.Unit.month.mostDays * 3 == 93)
    #expect(Duration.Unit.month.leastDays * 3 == 84)
    #expect(Duration.Unit.week.mostDays == 7)
  }

  @Test(arguments: [
    "a sum of 90 coins", "section 90", "days of rest", "one person, days later",
    "99999999999 days",
  ])
  func noLength(_ text: String) throws {
    #expect(try Reading.bill("It is \(text).\n").durations.isEmpty)
  }
}
