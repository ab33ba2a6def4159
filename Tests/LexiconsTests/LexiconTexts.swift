import Lexicons
import Patterns

/// Lexicon files made up for tests.
enum LexiconTexts {
  static let structure = Lexicon.File(
    path: "concepts/en/structure.yaml",
    text: """
      language: en
      name: English
      units:
        section: [section, sections]
      common-words: [the, of]
      """)

  static let concepts = Lexicon.File(
    path: "concepts/en/ledgers.yaml",
    text: """
      language: en
      concepts:
        ledger.any:
          means: a book of sums
          phrases:
            - any ledger
            - all ledgers
          matches: ["any ledger"]
          passes: ["this ledger"]
        ledger.cure:
          means: a limit
          phrases: [named ledger]
      """)

  static let profile = Lexicon.File(
    path: "treaties/ledgers-1900.yaml",
    text: """
      id: ledgers-1900
      name: Ledgers Treaty
      numbers:
        ledger-max-days: 10
      """)

  static let rule = Lexicon.File(
    path: "rules/ledgers/any-ledger.yaml",
    text: """
      id: ledgers/any-ledger
      title: a power over any ledger
      check:
        kind: phrase
        find: [ledger.any]
        powers: [seize]
        cure: [ledger.cure]
      severity:
        ledgers-1900: error
      basis: X
      cites:
        ledgers-1900: ["1"]
      message: "reaches {quote}"
      why: It is wide.
      examples:
        fires:
          - An officer may seize ↓any ledger.
        passes:
          - An officer may seize a named ledger.
      """)

  static let all = [structure, concepts, profile, rule]

  /// The errors of reading files, `path:line: key: message`.
  static func errors(_ files: [Lexicon.File]) -> [String] {
    var lexicon = Lexicon()
    return show(lexicon.add(files))
  }

  /// The errors of reading, of references between files and of compiling.
  static func allErrors(_ files: [Lexicon.File]) -> [String] {
    var lexicon = Lexicon()
    var errors = lexicon.add(files)
    errors += lexicon.referenceErrors
    _ = CompiledLanguage("en", of: lexicon, vetting: .thorough, errors: &errors)
    return show(errors)
  }

  static func show(_ errors: [LexiconError]) -> [String] {
    errors.map { "\($0.path):\($0.line): \($0.text)" }
  }
}

extension Lexicon.File {
  /// The file with one text in place of another, which it must hold.
  func replacing(_ old: String, with new: String) -> Lexicon.File {
    precondition(text.contains(old), "\(path) holds no \(old)")
    return Lexicon.File(path: path, text: text.replacing(old, with: new))
  }
}
