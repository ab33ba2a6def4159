import Testing

@testable import Patterns

@Suite struct NotationTests {
  @Test(arguments: [
    ("any [criminal] offence", "In respect of ANY  criminal\noffence or any offence.", 2),
    ("any [criminal] offence", "any offences, many offence", 0),
    ("(serve|serving) notice", "The Authority, on serving notice, may serve notice again.", 2),
    ("(a|the holder of) licence", "the holder of licence 4 and a licence", 2),
    ("[all|any] records [and data] held", "any records held; all records and data held", 2),
    ("preserv*", "to preserve, for the preservation of what is unpreserved", 2),
    ("offence~", "an offence, two offences, an offender", 2),
    ("authority~ be~ seized", "The authorities were seized of it. The authority is seized.", 2),
    ("person~", "a person among people and persons personally", 3),
    (
      "real-time collection",
      "real-time collection, real\u{2011}time collection, real time collection", 3
    ),
    ("real-time collection", "realtime collection", 0),
    ("provider's", "the provider\u{2019}s and provider's and provider \u{2019}s premises", 3),
    ("l'infraction", "de l\u{2019}infraction ou L'INFRACTION", 2),
    ("systems, devices", "systems, devices and systems , devices", 2),
    ("and/or", "searches and/or seizes", 1),
    ("# days", "within 30 days or 1,000 days or ten days", 2),
    ("section § 5", "section §5 and section § 5", 2),
    ("\"serious crime\" means", "\u{201C}serious crime\u{201D} means; \"serious crime\" means", 2),
    ("paragraph \\(a\\) applies", "where paragraph (a) applies", 1),
    ("e.g. encryption", "tools, e.g. encryption software", 1),
    ("élément de preuve", "tout ÉLÉMENT de preuve", 1),
    ("élément de preuve", "tout element de preuve", 0),
    ("data [, records] or logs", "data, records or logs; data or logs", 2),
    ("data [,] and logs", "data, and logs; data and logs", 2),
  ])
  func matches(phrase: String, text: String, count: Int) throws {
    #expect(try found(phrase, in: text).count == count)
  }

  @Test(arguments: [
    ("may ... refuse", "A Party may, on grounds of sovereignty: (a) in writing, refuse", true),
    ("may ... refuse", "A Party may refuse", true),
    ("may ... refuse", "A Party may one two three four five six seven eight refuse", true),
    ("may ... refuse", "A Party may one two three four five six seven eight nine refuse", false),
    ("may ...3 refuse", "A Party may, as it thinks, refuse", true),
    ("may ...3 refuse", "A Party may, as it so thinks, refuse", false),
    ("may ... refuse", "A Party may act. It must refuse", false),
    ("may ... refuse", "A Party may act; it must refuse", false),
    ("may ... refuse", "A Party may under s.12 of that law refuse", true),
    ("may ...1 refuse", "A Party may (a) (ii) promptly refuse", true),
    ("may…refuse", "A Party may at any time refuse", true),
    ("access ... [stored] data", "access to any stored data", true),
    ("access ... [stored] data", "access to data", true),
    ("the provider ...2 keeps", "the provider's own staff keeps", true),
    ("means ... , as amended", "means that law, as amended", true),
  ])
  func gaps(phrase: String, text: String, matches: Bool) throws {
    #expect(try !found(phrase, in: text).isEmpty == matches)
  }

  @Test func gapTakesTheNearestEnd() throws {
    #expect(
      try found("may ... refuse", in: "It may now refuse or later refuse") == ["may now refuse"])
  }

  @Test func referencesStandForTheirPhrases() throws {
    let concepts = [
      "actor.authority": ["competent authority~", "<actor.police>", "prosecutor~"],
      "actor.police": ["police [officer~]", "constable~"],
    ]
    let concept = try compile(["any <actor.authority> may ... <actor.police>"], concepts: concepts)
    #expect(
      found(concept, in: "Any police officers may direct a constable. Any prosecutor may not.")
        == ["Any police officers may direct a constable"])
    #expect(try Phrase("<a.b> or (x|<c>)").references == ["a.b", "c"])
  }

  @Test func longReferencesAreSharedAndMatch() throws {
    let nouns = (0..<40).map { "instrument\($0) of ratification" }
    let concept = try compile(
      ["<noun> and <noun>", "deposit <noun>"], concepts: ["noun": nouns])
    #expect(try concept.pattern.source().utf8.count < 40 * 60)
    #expect(
      found(concept, in: "instrument3 of ratification and instrument39 of ratification").count == 1)
  }

  @Test func tellsWhichPhraseMatchedAndPrefersTheLonger() throws {
    let concept = try compile(["any offence", "serious crime", "any offence punishable by"])
    let text = Array("Serious crime, any offence, any offence punishable by a fine".utf8)
    let scratch = MatchScratch()
    let matches = text.withUnsafeBufferPointer {
      concept.pattern.matches(in: $0, range: 0..<$0.count, scratch: scratch)
    }
    #expect(matches.map(\.phrase) == [1, 0, 2])
  }

  @Test func seesTheTextBeforeTheRangeAndNothingBehindIt() throws {
    let concept = try compile(["offence"])
    let text = Array("coffence offence".utf8)
    let scratch = MatchScratch()
    text.withUnsafeBufferPointer {
      #expect(concept.pattern.matches(in: $0, range: 1..<8, scratch: scratch).isEmpty)
      #expect(concept.pattern.matches(in: $0, range: 9..<15, scratch: scratch).isEmpty)
      #expect(concept.pattern.matches(anywhereIn: $0, range: 0..<16, scratch: scratch))
      #expect(concept.pattern.matches(in: $0, range: 4..<4, scratch: scratch).isEmpty)
    }
  }

  @Test func phrasesMayWaitForTheirFirstUse() throws {
    let known = try compile(["competent authority~", "preserv* data"])
    let anchors = known.anchors.map { Anchor(notation: $0.notation) }
    #expect(anchors == known.anchors)
    let concept = CompiledConcept(anchors: anchors) {
      try compile(["competent authority~", "preserv* data"])
    }
    #expect(found(concept, in: "Competent authorities preserve data").count == 2)
    let broken = CompiledConcept(anchors: anchors) { try compile(["[broken"]) }
    #expect(throws: PhraseError(message: "'[' at column 1 is never closed", column: 1)) {
      try broken.pattern.prepare()
    }
    #expect(found(broken, in: "Competent authorities").isEmpty)
  }

  @Test func severalProgramsMatchAsOne() throws {
    let phrases = (0..<3_000).map { "schedule\($0) item" } + ["schedule7 item of goods"]
    let concept = try compile(phrases)
    #expect(
      found(concept, in: "schedule7 item of goods, schedule2999 item, schedule5 item")
        == ["schedule7 item of goods", "schedule2999 item", "schedule5 item"])
  }
}
