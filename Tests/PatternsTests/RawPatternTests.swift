import Testing

@testable import Patterns

@Suite struct RawPatternTests {
  @Test(arguments: [
    (#"/\b(?:is|are) deemed to\b/"#, ["deemed"], []),
    (#"/\bpreserv\w+ of\s+data/"#, [], ["preserv"]),
    (#"/\b(?:shall|must)\b/"#, ["shall", "must"], []),
    (#"/\b(?:shall|must) not\b/"#, ["not"], []),
    (#"/\boffences?\b/"#, [], ["offence"]),
    (#"/\b(?:aid|abet)s?\b/"#, [], ["aid", "abet"]),
    (#"/\bsection\s*\d+/"#, [], ["section"]),
    (#"/(?:to\s+)?\bextradite\s+(?=him)/"#, ["extradite"], []),
    (#"/(?-i:\bNATO\b)/"#, ["nato"], []),
    (#"/\bl['’]infraction\b/"#, [], []),
    (#"/\bdecryption[- ]key\b/"#, [], ["decryption"]),
    (#"/(?:\bserious\s+)crime\b/"#, ["serious"], []),
    (#"/\bforce majeure\b|\bvis major\b/"#, ["majeure", "major"], []),
  ])
  func derivesAnchors(pattern: String, words: [String], prefixes: [String]) throws {
    let expected =
      words.map { Anchor.word(Array($0.utf8)) } + prefixes.map { Anchor.prefix(Array($0.utf8)) }
    guard !expected.isEmpty else {
      #expect(complaint(pattern)?.message.hasPrefix("no word to look for") == true)
      return
    }
    #expect(Set(try compile([pattern]).anchors) == Set(expected))
  }

  @Test(arguments: [
    #"/\w+ment\b/"#, #"/(?:offence)/"#, #"/\b(?:shall|\w+)\b/"#, #"/\d+ of/"#, #"/coffence\b/"#,
    #"/(?=\bshall\b)\w+/"#, #"/\b(?:off)?ence\b/"#, #"/[a-z]shall\b/"#, #"/\bof\b/"#,
    #"/x?shall\b/"#,
    #"/[ -z]shall/"#, #"/(?:shall|x)+/"#,
  ])
  func refusesPatternsWithoutAnAnchor(pattern: String) {
    #expect(complaint(pattern)?.message.hasPrefix("no word to look for") == true)
  }

  @Test(arguments: [
    (#"/(?:shall)?/"#, "pattern could match the empty text"),
    ("//", "pattern could match the empty text"),
    (#"/\bshall\b|/"#, "pattern could match the empty text"),
    (#"/(?=\bshall)/"#, "pattern could match the empty text"),
    (#"/(\bshall/"#, "'(' at column 2 is never closed"),
    (#"/\bshall)/"#, "')' was never opened"),
    (#"/\bshall[x/"#, "'[' at column 9 is never closed"),
    (#"/\bshall (\w)\1/"#, #"'\1' is not understood here"#),
    (#"/\bshall\K not/"#, #"'\K' is not understood here"#),
    (#"/\bshall\Q.\E/"#, #"'\Q' is not understood here"#),
    (#"/\bshall{/"#, "'{' must begin a repetition such as '{2,5}' (limit 1000)"),
    (#"/\bshall(?R)/"#, "only '(…)', '(?:…)', '(?>…)', '(?-i:…)' and lookaround are understood"),
    (
      #"/\bshall(*ACCEPT)/"#,
      "only '(…)', '(?:…)', '(?>…)', '(?-i:…)' and lookaround are understood"
    ),
    (#"/\bshall(?<x>a)/"#, "only '(…)', '(?:…)', '(?>…)', '(?-i:…)' and lookaround are understood"),
    (#"/+\bshall/"#, "nothing to repeat"),
    (#"/\bshall(a+)+$/"#, "pattern can take exponential time"),
    (#"/\bshall (\w+\s?)+;/"#, "pattern can take exponential time"),
    (#"/\bshall (?:x|(?:[a-z]+,?)*)*!/"#, "pattern can take exponential time"),
    (#"/\bshall(?<=.*)x/"#, "lookbehind assertion is not fixed length"),
  ])
  func complains(pattern: String, message: String) {
    #expect(complaint(pattern)?.message == message)
  }

  @Test func aSlowPatternIsRefusedEvenWithoutAnchor() {
    #expect(complaint(#"/(a+)+$/"#) != nil)
  }

  @Test func ordinaryPatternsPassVetting() {
    let patterns = [
      #"/\b(?:so|as) far as\s+(?:is\s+)?(?:possible|practicable)\b/"#,
      #"/\bwithout\b(?:[^.;]|\.(?=\S)){0,200}\bwarrant\b/"#,
      #"/\bprovider\b(?:\W+\w+){0,12}?\W+decrypt\w*/"#,
      #"/(?<!\bnot )\bsubject to\s+(?!section)\w+/"#,
    ]
    for pattern in patterns { #expect(complaint(pattern) == nil, "\(pattern)") }
  }

  @Test func matchesBesideNotation() throws {
    let concept = try compile([#"/\b(shall|must)\s+(keep|retain)\b/"#, "record~ (kept|held)"])
    #expect(
      found(concept, in: "A provider must retain records held by it")
        == ["must retain", "records held"])
    #expect(
      try found(#"/^\bchapter\s+\w+$/"#, in: "Part 1\nChapter II\nText of chapter x here") == [
        "Chapter II"
      ])
  }

  @Test func givesUpInsteadOfHanging() throws {
    let concept = try compile([#"/\bshall (\w+\s?)+;/"#], vetting: .trusting)
    let scratch = MatchScratch()
    let text = Array(("shall " + String(repeating: "keep ", count: 60) + ". ;").utf8)
    text.withUnsafeBufferPointer {
      #expect(concept.pattern.matches(in: $0, range: 0..<$0.count, scratch: scratch).isEmpty)
    }
    #expect(scratch.gaveUp == 1)
  }

  @Test func deepMatchesFallBackFromTheJIT() throws {
    let concept = try compile([#"/\bshall(?:(?:a|b)(?:c|d|))*x/"#], vetting: .trusting)
    let scratch = MatchScratch(matchLimit: 10_000_000)
    let text = Array(("shall" + String(repeating: "ac", count: 20_000) + "x").utf8)
    text.withUnsafeBufferPointer {
      #expect(concept.pattern.matches(in: $0, range: 0..<$0.count, scratch: scratch).count == 1)
    }
    #expect(scratch.gaveUp == 0)
  }
}
