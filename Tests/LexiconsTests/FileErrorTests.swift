import Lexicons
import Testing

/// A change that breaks a file, and what must be said about it.
struct Slip: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let error: String

  init(_ old: String, _ new: String, _ error: String) {
    self.old = old
    self.new = new
    self.error = error
  }

  var testDescription: String { error }
}

@Suite struct FileErrorTests {
  @Test func soundFilesHaveNoErrors() {
    #expect(LexiconTexts.allErrors(LexiconTexts.all) == [])
  }

  @Test(arguments: [
    Slip("means: a limit", "mean: a limit", "11: ledger.cure.means: missing"),
    Slip("phrases: [named", "phrase: [named", "12: ledger.cure.phrase: unknown key; did you mean"),
    Slip("    phrases: [named ledger]", "", "11: ledger.cure.phrases: expected a phrase"),
    Slip("phrases: [named ledger]", "phrases: {a: b}", "12: ledger.cure.phrases: expected a list"),
    Slip("ledger.cure:", "Ledger:", "10: Ledger: expected an id such as 'offence.any'"),
    Slip("ledger.cure:", "ledger.any:", "10: ledger.any: given twice; keep one"),
    Slip("language: en", "languages: en", "1: language: missing"),
    Slip("- any ledger", "- [any] ledger: x", "6: "),
    Slip("means: a limit", "means: [a", "not YAML"),
  ])
  func slipsInConcepts(_ slip: Slip) throws {
    let file = LexiconTexts.concepts.replacing(slip.old, with: slip.new)
    expect(LexiconTexts.errors([file]), slip, path: file.path)
  }

  @Test(arguments: [
    Slip("title:", "titel:", "1: title: missing"),
    Slip(
      "powers: [seize]", "power: [seize]", "6: check.power: unknown key; did you mean 'powers'?"),
    Slip("[seize]", "[sieze]", "6: check.powers: 'sieze' is not a power class"),
    Slip("kind: phrase", "kind: phrases", "4: check.kind: 'phrases' is not one of "),
    Slip("kind: phrase", "kind: phrases", "did you mean 'phrase'?"),
    Slip("  kind: phrase\n", "", "check.kind: missing"),
    Slip(
      "ledgers-1900: error", "ledgers-1900: grave", "'grave' is not one of note, warning, error"),
    Slip("basis: X", "basis: Y", "10: basis: 'Y' is not one of X, O, C, D"),
    Slip("id: ledgers/any-ledger", "id: any-ledger", "1: id: expected 'family/rule-name'"),
    Slip("id: ledgers/any-ledger", "id: ledgers/other", "1: id: the file is not called"),
    Slip("↓", "", "17: examples.fires: expected ↓ before the place where the finding begins"),
    Slip("why: It is wide.", "why:", "why: expected text, found nothing"),
    Slip("basis: X", "basis: X\nnote: y", "11: note: unknown key"),
    Slip("cure: [ledger.cure]", "cure: [ledger.cure]\n  once: twice", "8: check.once: 'twice'"),
    Slip(
      "  passes:\n    - An officer may seize a named ledger.", "  passes: []",
      "18: examples.passes: expected an example that passes"),
    Slip(
      "  fires:\n    - An officer may seize ↓any ledger.\n", "",
      "examples.fires: expected an example that fires"),
  ])
  func slipsInRules(_ slip: Slip) throws {
    let file = LexiconTexts.rule.replacing(slip.old, with: slip.new)
    expect(LexiconTexts.errors([file]), slip, path: file.path)
  }

  @Test(arguments: [
    Slip("name: Ledgers Treaty\n", "", "1: name: missing"),
    Slip(
      "ledger-max-days: 10", "ledger-max-days: ten", "4: numbers.ledger-max-days: expected a number"
    ),
    Slip("numbers:", "number:", "3: number: unknown key; did you mean 'numbers'?"),
  ])
  func slipsInProfiles(_ slip: Slip) throws {
    let file = LexiconTexts.profile.replacing(slip.old, with: slip.new)
    expect(LexiconTexts.errors([file]), slip, path: file.path)
  }

  @Test(arguments: [
    Slip("  section: [section", "  secton: [section", "'secton' is not a unit of statutes"),
    Slip(
      "common-words", "comon-words", "5: comon-words: unknown key; did you mean 'common-words'?"),
  ])
  func slipsInStructures(_ slip: Slip) throws {
    let file = LexiconTexts.structure.replacing(slip.old, with: slip.new)
    expect(LexiconTexts.errors([file]), slip, path: file.path)
  }

  @Test func theSameIdInTwoFiles() {
    let copy = Lexicon.File(path: "concepts/en/zz.yaml", text: LexiconTexts.concepts.text)
    #expect(
      LexiconTexts.errors([LexiconTexts.concepts, copy]) == [
        "concepts/en/zz.yaml:3: en ledger.any: already defined in concepts/en/ledgers.yaml"
      ])
  }

  @Test func oneBadFileDoesNotHideTheOthers() {
    var lexicon = Lexicon()
    let bad = LexiconTexts.rule.replacing("title:", with: "titel:")
    let errors = lexicon.add([bad, LexiconTexts.concepts, LexiconTexts.profile])
    #expect(errors.count == 1)
    #expect(lexicon.concepts.count == 2)
    #expect(lexicon.profiles.count == 1)
    #expect(lexicon.rules.isEmpty)
  }

  private func expect(_ errors: [String], _ slip: Slip, path: String) {
    #expect(errors.count == 1)
    #expect(errors.first?.contains(slip.error) == true, "\(errors) holds no ‘\(slip.error)’")
    #expect(errors.first?.hasPrefix(path + ":") == true)
  }
}
