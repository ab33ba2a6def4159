import Testing
import WordFiles

/// Numbers that stand nowhere in the text.
@Suite struct NumberingTests {
  private static func level(_ number: Int, _ format: String, _ text: String, _ more: String = "")
    -> String
  {
    "<w:lvl w:ilvl=\"\(number)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>\(more)"
      + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
  }

  private static let list =
    "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + level(2, "lowerRoman", "(%3)") + level(3, "decimal", "%1.%2.%4", "<w:isLgl/>")
    + "</w:abstractNum>"
    + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
    + "<w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>"

  private func labels(_ items: [(level: Int, list: Int)], _ numbering: String = list) throws
    -> [String]
  {
    let body = items.map { numbered("x", $0.level, list: $0.list) }.joined()
    return try WordFile(body: body, numbering: numbering).lines().map { String($0.dropLast(2)) }
  }

  @Test func deeperLevelsStartAgain() throws {
    let items = [0, 1, 1, 2, 2, 0, 1, 2, 3].map { ($0, 1) }
    #expect(
      try labels(items) == ["1.", "(a)", "(b)", "(i)", "(ii)", "2.", "(a)", "(i)", "2.1.1"])
  }

  @Test func aListMayStartElsewhere() throws {
    #expect(try labels([(0, 1), (0, 2), (0, 2), (0, 1)]) == ["1.", "7.", "8.", "9."])
  }

  @Test func aLevelThatNeverStartsAgain() throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\">" + Self.level(0, "upperRoman", "PART %1")
      + Self.level(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>") + "</w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let items = [0, 1, 1, 0, 1].map { ($0, 1) }
    #expect(try labels(items, numbering) == ["PART I", "1.", "2.", "PART II", "3."])
  }

  @Test(arguments: [
    ("decimal", ["1", "2", "3"]), ("lowerLetter", ["a", "b", "c"]),
    ("upperLetter", ["A", "B", "C"]),
    ("lowerRoman", ["i", "ii", "iii"]), ("upperRoman", ["I", "II", "III"]),
    ("ordinal", ["1st", "2nd", "3rd"]), ("decimalZero", ["01", "02", "03"]),
  ])
  func formats(format: String, expected: [String]) throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\">" + Self.level(0, format, "%1") + "</w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    #expect(try labels([(0, 1), (0, 1), (0, 1)], numbering) == expected)
  }

  @Test func lettersGoOnDoubledAfterZ() throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\">" + Self.level(0, "lowerLetter", "(%1)")
      + "</w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let labels = try labels(Array(repeating: (0, 1), count: 28), numbering)
    #expect(labels.suffix(3) == ["(z)", "(aa)", "(bb)"])
  }

  @Test func stylesNumberAndTellTheirLevel() throws {
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"Clause\"><w:name w:val=\"Clause\"/><w:pPr><w:numPr>"
      + "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"Item\"><w:name w:val=\"Item\"/><w:basedOn w:val=\"Clause\"/></w:style>"
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\">"
      + Self.level(0, "decimal", "%1.", "<w:pStyle w:val=\"Clause\"/>")
      + Self.level(1, "lowerLetter", "(%2)") + "</w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let body =
      paragraph("x", "<w:pStyle w:val=\"Clause\"/>") + paragraph("y", "<w:pStyle w:val=\"Item\"/>")
      + paragraph("z", "<w:pStyle w:val=\"Clause\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>")
    let lines = try WordFile(body: body, styles: styles, numbering: numbering).lines()
    #expect(lines == ["1. x", "2. y", "z"])
  }

  @Test func bulletsAndNoNumbers() throws {
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\">" + Self.level(0, "bullet", "\u{F0B7}")
      + Self.level(1, "none", "")
      + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let lines = try WordFile(body: numbered("x", 0) + numbered("y", 1), numbering: numbering)
      .lines()
    #expect(lines == ["• x", "y"])
  }
}
