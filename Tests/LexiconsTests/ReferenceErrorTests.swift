import Lexicons
import Testing

/// Names that point to nothing, phrases that cannot be used.
@Suite struct ReferenceErrorTests {
  @Test(arguments: [
    Slip(
      "find: [ledger.any]", "find: [ledger.ani]",
      "5: check.find: no concept is called 'ledger.ani'; did you mean 'ledger.any'?"),
    Slip(
      "cure: [ledger.cure]", "cure: [ledger.cure, cure.of-all]",
      "7: check.cure: no concept is called 'cure.of-all'"),
    Slip(
      "cure: [ledger.cure]", "by: [corut]",
      "7: check.by: no authoriser is called 'corut'; did you mean 'court'?"),
    Slip(
      "cure: [ledger.cure]", "limit: ledger-max-day",
      "7: check.limit: no number of a profile is called 'ledger-max-day'; did you mean"),
    Slip(
      "cure: [ledger.cure]", "under: ledgers/none",
      "7: check.under: no rule is called 'ledgers/none'"),
    Slip(
      "  ledgers-1900: error", "  ledger-1900: error",
      "8: severity: no profile is called 'ledger-1900'; did you mean 'ledgers-1900'?"),
    Slip(
      "basis: X", "basis:\n  ledgers-1900:\n    default: X\n    ledger.none: C",
      "10: basis: no concept is called 'ledger.none'"),
    Slip("ledgers-1900: [\"1\"]", "budapset: [\"1\"]", "cites: no profile is called 'budapset'"),
  ])
  func namesInRules(_ slip: Slip) {
    let rule = LexiconTexts.rule.replacing(slip.old, with: slip.new)
    let files = [LexiconTexts.structure, LexiconTexts.concepts, LexiconTexts.profile, rule]
    let errors = LexiconTexts.allErrors(files)
    #expect(errors.count == 1)
    #expect(
      errors.first?.hasPrefix("\(rule.path):") == true
        && errors.first?.contains(slip.error) == true,
      "\(errors) holds no ‘\(slip.error)’")
  }

  @Test func aProfileThatExtendsNothing() {
    let profile = LexiconTexts.profile.replacing(
      "numbers:", with: "extends: ledgers-190\nnumbers:")
    #expect(
      LexiconTexts.allErrors([LexiconTexts.structure, LexiconTexts.concepts, profile]) == [
        "treaties/ledgers-1900.yaml:1: extends: no profile is called 'ledgers-190'; did you mean "
          + "'ledgers-1900'?"
      ])
  }

  @Test(arguments: [
    Slip("named ledger", "the <ledger.non> book", "no concept is called 'ledger.non'"),
    Slip("named ledger", "<ledger.cure> book", "concepts refer to each other in a circle"),
    Slip("[named ledger]", "['named (ledger']", "'(' at column 7 is never closed"),
    Slip("[named ledger]", "['[named] [ledger]']", "pattern could match the empty text"),
    Slip("[named ledger]", "['/\\bledger(a+)+$/']", "pattern can take exponential time"),
    Slip("[named ledger]", "['/(ledger)?/']", "pattern could match the empty text"),
    Slip("[named ledger]", "['/[a-z]+/']", "no word to look for"),
    Slip("[named ledger]", "['ledger ...']", "'...' may not end a phrase"),
  ])
  func phrasesThatCannotBeUsed(_ slip: Slip) {
    let concepts = LexiconTexts.concepts.replacing(slip.old, with: slip.new)
    let errors = LexiconTexts.allErrors([LexiconTexts.structure, concepts])
    #expect(errors.count == 1)
    #expect(
      errors.first?.hasPrefix("concepts/en/ledgers.yaml:12: ledger.cure.phrases: ") == true
        && errors.first?.contains(slip.error) == true, "\(errors) holds no ‘\(slip.error)’")
  }

  @Test func anExceptionThatCannotBeUsed() {
    let concepts = LexiconTexts.concepts.replacing(
      "matches: [\"any ledger\"]", with: "except: [\"any (ledger\"]")
    #expect(
      LexiconTexts.allErrors([LexiconTexts.structure, concepts]) == [
        "concepts/en/ledgers.yaml:8: ledger.any.except: '(' at column 5 is never closed"
      ])
  }
}
