import SeededRandom
import Testing

@testable import Patterns

@Suite struct ErrorTests {
  @Test(arguments: [
    ("", "phrase is empty", 1),
    ("any [criminal offence", "'[' at column 5 is never closed", 5),
    ("any (criminal|", "'(' at column 5 is never closed", 5),
    ("any criminal] offence", "']' at column 13 was never opened", 13),
    ("any [criminal) offence", "'[' at column 5 is closed by ')'", 14),
    ("any|all", "'|' at column 4 stands outside '(…)' and '[…]'", 4),
    ("any [] offence", "an alternative is empty", 6),
    ("any (a||b)", "an alternative is empty", 8),
    ("may ...", "'...' may not end a phrase", 5),
    ("... may", "'...' may not begin a phrase", 1),
    ("[it] ... may", "'...' may not begin a phrase", 6),
    ("may ... [not]", "'...' may not end a phrase", 5),
    ("may ... ... not", "two gaps in a row", 9),
    ("may (... x|y)", "'...' may not begin a group", 6),
    ("may .. not", "write a gap as '...'", 5),
    ("may ...0 not", "a gap spans 1 to 50 words", 5),
    ("may ...51 not", "a gap spans 1 to 50 words", 5),
    ("a ...50 b ...50 c ...50 d", "too many wide gaps in one phrase", 19),
    ("[any] [offence]", "pattern could match the empty text", 1),
    ("such ([x]|y)", "pattern could match the empty text", 7),
    ("# §", "a phrase needs at least one fixed word", 1),
    ("(the|#) ,", "a phrase needs at least one fixed word", 1),
    ("off*ence", "'*' may only end a word", 4),
    ("real~-time", "'~' may only end a word", 5),
    ("offence~*", "a word may carry one '*' or one '~'", 9),
    ("any *", "'*' must follow a word", 5),
    ("a*", "'*' needs at least two letters before it", 2),
    ("the <actor", "'<' at column 5 is never closed", 5),
    ("the <an actor>", "a concept's name holds letters, digits, '.', '-' and '_' only", 6),
    ("an actor>", "'>' was never opened", 9),
    ("any_thing", "character U+005F may not stand in a phrase", 4),
    ("é [x", "'[' at column 3 is never closed", 3),
    ("the \\word", "'\\' must stand before a punctuation mark", 5),
    ("<nobody> acts", "no concept is called 'nobody'", 1),
    ("see <circle.a>", "in <circle.a>: concepts refer to each other in a circle", 0),
    ("see <broken>", "in <broken>: '[' at column 3 is never closed", 5),
  ])
  func complains(phrase: String, message: String, column: Int) {
    let concepts = ["circle.a": ["x <circle.b>"], "circle.b": ["y <circle.a>"], "broken": ["a [b"]]
    let error = complaint(phrase, concepts: concepts)
    if phrase.contains("circle") {
      #expect(
        error?.message == "concepts refer to each other in a circle: "
          + "<circle.a> → <circle.b> → <circle.a>")
    } else {
      #expect(error == PhraseError(message: message, column: column))
    }
  }

  @Test func refusesHostileSizes() {
    #expect(complaint(String(repeating: "(", count: 5_000))?.message == "nested too deeply")
    #expect(complaint(String(repeating: "[a ", count: 5_000))?.message == "nested too deeply")
    #expect(
      complaint("/" + String(repeating: "(", count: 5_000) + "/")?.message == "nested too deeply")
    let many = "(" + (0..<3_000).map { "w\($0)" }.joined(separator: "|") + ")"
    #expect(complaint(many)?.message == "too many alternatives (limit 2000)")
    #expect(complaint("/\\b\(many)\\b/")?.message == "too many alternatives (limit 2000)")
    #expect(
      complaint(String(repeating: "a", count: 100_000))?.message
        == "phrase is too long (limit 64000 bytes)")
  }

  @Test func takesLargePhrasesWithinLimits() throws {
    let many = "(" + (0..<1_900).map { "word\($0)" }.joined(separator: "|") + ") applies"
    #expect(try found(many, in: "the word1899 applies").count == 1)
    let long = String(repeating: "word ", count: 2_000)
    #expect(try found(long, in: long).count == 1)
  }

  @Test func survivesEveryShortPhrase() {
    let alphabet = Array("a [](|)<>*~.,#/\\'-\"é§…")
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<4_000 {
      let length = Int.random(in: 0...9, using: &generator)
      let phrase = String((0..<length).map { _ in alphabet.randomElement(using: &generator)! })
      if let phrase = try? Phrase(phrase) {
        var compiler = PhraseCompiler(forms: .english) { _ in [try Phrase("authority")] }
        if let concept = try? compiler.compile([phrase]) {
          #expect(throws: Never.self) { try concept.pattern.prepare() }
          #expect(!concept.anchors.isEmpty)
        }
      }
    }
  }
}
