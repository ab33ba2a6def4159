import Foundation
import Lexicons
import Testing

/// The lexicon that travels in the binary, and what a project lays over it.
@Suite struct ShippedLexiconTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../../Lexicons").standardizedFileURL

  /// The YAML files, by the paths that errors show.
  private static func files() throws -> [Lexicon.File] {
    let all = try #require(FileManager.default.subpaths(atPath: folder.path))
    return try all.filter { $0.hasSuffix(".yaml") }.sorted().map { path in
      Lexicon.File(
        path: "Lexicons/" + path,
        text: try String(contentsOf: folder.appending(path: path), encoding: .utf8))
    }
  }

  @Test func theEmbeddedFormIsThatOfTheFolder() throws {
    var fresh = Lexicon()
    let errors = fresh.add(try Self.files())
    #expect(LexiconTexts.show(errors) == [])
    let isSame = try fresh.compiledForm() == Lexicon.shipped().compiledForm()
    #expect(isSame, "the embedded lexicon is older than Lexicons/: run make lexicons")
  }

  @Test func everyNameInARuleIsDefined() throws {
    var fresh = Lexicon()
    _ = fresh.add(try Self.files())
    #expect(LexiconTexts.show(fresh.referenceErrors) == [])
    for rule in fresh.rules {
      #expect(!rule.fires.isEmpty && !rule.passes.isEmpty, "\(rule.id)")
      #expect(rule.check.powers.allSatisfy(PowerClass.all.contains), "\(rule.id)")
    }
  }

  @Test func everyPowerClassHasAConcept() throws {
    let lexicon = try Lexicon.shipped()
    for language in lexicon.languages {
      let ids = Set(lexicon.concepts.filter { $0.language == language }.map(\.id))
      let missing = PowerClass.all.filter { !ids.contains("power." + $0) }
      #expect(missing == [], "\(language)")
    }
  }

  @Test func everyPhraseStandsThoroughVetting() throws {
    let lexicon = try Lexicon.shipped()
    var errors: [LexiconError] = []
    for language in lexicon.languages {
      _ = CompiledLanguage(language, of: lexicon, vetting: .thorough, errors: &errors)
    }
    #expect(LexiconTexts.show(errors) == [])
  }

  @Test func aProjectReplacesAConcept() throws {
    var lexicon = try Lexicon.shipped()
    let count = lexicon.concepts.count
    let errors = lexicon.add([
      Lexicon.File(
        path: "mine/offences.yaml",
        text: """
          language: en
          concepts:
            offence.serious-term:
              means: ours
              phrases: [weighty offence]
            ledger.own:
              means: new
              phrases: [own ledger]
          """)
    ])
    #expect(LexiconTexts.show(errors) == [])
    #expect(lexicon.concepts.count == count + 1)
    let replaced = lexicon.concepts.filter {
      $0.id == "offence.serious-term" && $0.language == "en"
    }
    #expect(replaced.map { $0.phrases.map(\.text) } == [["weighty offence"]])
    #expect(replaced.first?.path == "mine/offences.yaml")
  }

  @Test func aProjectAddsARuleAndAProfile() throws {
    var lexicon = try Lexicon.shipped()
    let rules = lexicon.rules.count
    let errors = lexicon.add([LexiconTexts.concepts, LexiconTexts.profile, LexiconTexts.rule])
    #expect(LexiconTexts.show(errors) == [])
    #expect(lexicon.rules.count == rules + 1)
    #expect(lexicon.profiles.contains { $0.id == "ledgers-1900" })
    #expect(LexiconTexts.show(lexicon.referenceErrors) == [])
  }
}
