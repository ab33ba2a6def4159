import CPCRE2
import Words
import Testing

@testable import Patterns

@Suite struct WordTests {
  @Test(arguments: [
    ("The Provider\u{2019}s real-time DATA", ["the", "provider", "s", "real", "time", "data"]),
    (
      "\u{201C}serious crime\u{201D}\u{2014}an\u{A0}offence\u{2026}",
      ["serious", "crime", "an", "offence"]
    ),
    ("«L'INFRACTION» §5(1)b) œuvre Élève", ["l", "infraction", "5", "1", "b", "œuvre", "élève"]),
    ("ΣΊΣΥΦΟΣ Ёлка ŻÓŁĆ Straße\u{AD}n", ["σίσυφοσ", "ёлка", "żółć", "straße", "n"]),
    (
      "\u{212A}ind mo\u{17F}t a\u{D7}b c\u{F7}d e\u{2192}f x_y",
      ["kind", "most", "a", "b", "c", "d", "e", "f", "x", "y"]
    ),
    ("", []), (" \n\t.", []),
  ])
  func splitsAndFolds(text: String, expected: [String]) {
    #expect(words(text.utf8) == expected)
  }

  @Test func invalidBytesSeparate() {
    let text: [UInt8] = [0x61, 0xE9, 0x62, 0xC3, 0x80, 0x63, 0xF0, 0x9F, 0x64, 0xC0, 0xAF, 0xE2]
    #expect(words(text) == ["a", "bàc", "d"])
  }

  @Test func longWordsAreWhole() {
    let long = String(repeating: "Ⱥb", count: 3_000)
    #expect(words(long.utf8) == [String(repeating: "ⱥb", count: 3_000)])
  }

  @Test func rangesAreBytesOfTheText() {
    let text = Array("the Élan vital".utf8)
    var found: [Range<Int>] = []
    var scanner = WordScanner()
    text.withUnsafeBufferPointer {
      scanner.forEachWord(in: $0, range: 3..<9) { range, _, _ in found.append(range) }
    }
    #expect(found == [4..<9])
  }

  /// The standard library may know letters that were added to Unicode after PCRE2's release.
  private func isWordToMatcher(_ scalar: Unicode.Scalar) -> Bool {
    guard case .success(let code) = PatternProgram.compile(Array(#"\A\w\z"#.utf8)) else {
      return false
    }
    defer { pcre2_code_free_8(code) }
    return Array(UTF8.encode(scalar)!).withUnsafeBufferPointer {
      MatchScratch().match(code, $0, 0..<$0.count) != nil
    }
  }

  /// Whatever two letters the matcher takes for one must be one to the scanner too.
  @Test func foldingAgreesWithTheMatcher() throws {
    var disagreements: [String] = []
    for value in (0x41...0x2FFF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = Letters.fold(scalar)
      if folded == 0 || !isWordToMatcher(scalar) { continue }
      #expect(Letters.fold(Unicode.Scalar(folded)!) == folded, "folding is not stable")
      var kin = Set(
        (scalar.properties.lowercaseMapping + scalar.properties.uppercaseMapping
          + scalar.properties.titlecaseMapping).unicodeScalars)
      kin.insert(Unicode.Scalar(folded)!)
      for other in kin where other != scalar {
        let same = caselessEqual(scalar, other)
        let foldsAlike = Letters.fold(other) == folded
        if same && !foldsAlike || !same && other.value == folded {
          disagreements.append("\(scalar.hexadecimal) \(other.hexadecimal)")
        }
      }
    }
    #expect(disagreements.isEmpty, "\(disagreements)")
  }

  /// A word character of the scanner is one of the matcher, or the two would cut words differently.
  @Test func wordCharactersAreTheMatchersToo() throws {
    var strangers: [String] = []
    for value in (0x20...0x2FFF as ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(value), Letters.fold(scalar) != 0 else { continue }
      if !isWordToMatcher(scalar) { strangers.append(scalar.hexadecimal) }
    }
    #expect(strangers.count < 40, "\(strangers)")
  }

  private func caselessEqual(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
    guard case .success(let code) = PatternProgram.compile(Array(UTF8.encode(one)!)) else {
      return false
    }
    defer { pcre2_code_free_8(code) }
    return Array(UTF8.encode(other)!).withUnsafeBufferPointer {
      MatchScratch().match(code, $0, 0..<$0.count) != nil
    }
  }
}

@Suite struct TableTests {
  private func intern(_ word: String, in table: inout WordTable) -> Int32 {
    Array(word.utf8).withUnsafeBufferPointer { table.intern($0, hash: WordHash($0).value) }
  }

  @Test func numbersWordsOnce() {
    var table = WordTable()
    let words = (0..<5_000).map { "term\($0 * 7)" } + [""]
    let first = words.map { intern($0, in: &table) }
    #expect(first == Array(0...5_000))
    #expect(words.map { intern($0, in: &table) } == first)
    #expect(table.count == 5_001)
    #expect(table.withWord(4_999) { String(decoding: $0, as: UTF8.self) } == "term34993")
    let absent = Array("absent".utf8).withUnsafeBufferPointer {
      table.number(of: $0, hash: WordHash($0).value)
    }
    #expect(absent == nil)
  }

  @Test func wordsOfOneHashAreKeptApart() {
    var table = WordTable()
    let numbers = ["seal", "sealed", "s"].map { word in
      Array(word.utf8).withUnsafeBufferPointer { table.intern($0, hash: 5) }
    }
    #expect(numbers == [0, 1, 2])
  }

  @Test func indexFindsWordsAndPrefixes() {
    let anchor = { (text: String) in Anchor.word(Array(text.utf8)) }
    let prefix = { (text: String) in Anchor.prefix(Array(text.utf8)) }
    let index = CandidateIndex([
      [anchor("data"), prefix("preserv")], [anchor("data")], [prefix("pre"), prefix("preserv")], [],
    ])
    let concepts = { (word: String) in index.concepts(forWord: Array(word.utf8)).sorted() }
    #expect(concepts("data") == [0, 1])
    #expect(concepts("database") == [])
    #expect(concepts("preservation") == [0, 2])
    #expect(concepts("preserv") == [0, 2])
    #expect(concepts("press") == [2])
    #expect(concepts("pr") == [])
  }
}
