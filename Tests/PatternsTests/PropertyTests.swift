import SeededRandom
import Testing
import Words

@testable import Patterns

/// Random phrases, texts that they must match, and noise around them.
private struct Inventor {
  var random: SeededGenerator
  private let vocabulary = [
    "any", "offence", "data", "provider's", "real-time", "authority", "the", "of", "seize",
    "l'acte",
    "preserve", "élément", "5", "party", "may", "not", "be", "key",
  ]
  private let blanks = [" ", " ", " ", "\n", "  ", "\u{A0}"]
  private let noise = [
    "the", "Any", "offences", ",", "(a)", "—", "and", "refuse", "of", "Authority", "s", "\u{201D}",
    "1,000", "data", "\u{201C}Key", "co-offence", "unpreserved", "a.b", "\u{2019}s", "étranger",
    "_any_",
  ]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func pick<T>(_ items: [T]) -> T { items.randomElement(using: &random)! }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  // MARK: - Phrases

  mutating func phrase() -> String { sequence(depth: 0, atLeast: 1) }

  private mutating func sequence(depth: Int, atLeast: Int) -> String {
    var pieces = [word()]
    for _ in 0..<Int.random(in: atLeast - 1...3, using: &random) {
      switch Int.random(in: 0..<12, using: &random) {
      case 0:
        pieces += ["..." + (chance(50) ? "\(Int.random(in: 1...4, using: &random))" : ""), word()]
      case 1: pieces += [",", word()]
      case 2: pieces += ["#", word()]
      case 3, 4: if depth < 2 { pieces.append("[" + alternatives(depth) + "]") }
      case 5, 6: if depth < 2 { pieces.append("(" + alternatives(depth) + ")") }
      case 7: pieces += ["<other>"]
      default: pieces.append(word())
      }
    }
    if chance(15) { pieces.insert("[\(word())]", at: 0) }
    return pieces.joined(separator: " ")
  }

  private mutating func alternatives(_ depth: Int) -> String {
    let count = Int.random(in: 1...3, using: &random)
    return (0..<count).map { _ in
      (chance(20) ? ", " : "") + sequence(depth: depth + 1, atLeast: 1)
    }.joined(separator: "|")
  }

  private mutating func word() -> String {
    let word = pick(vocabulary)
    return word
      + (chance(20) && word != "5"
        ? "~" : chance(12) && word != "5" && !word.hasSuffix("s") ? "*" : "")
  }

  // MARK: - Texts

  /// A text that the elements match.
  mutating func instance(_ elements: [Element], concepts: [String: [Phrase]]) -> String {
    var text = ""
    for element in elements {
      if element.isOptional && chance(50) { continue }
      if !text.isEmpty { text += chance(15) && element.isMark ? "" : pick(blanks) }
      switch element {
      case .word(let word): text += self.word(word)
      case .mark(.literal(let scalar)): text += String(Character(scalar))
      case .mark: text += "-"
      case .number: text += pick(["7", "1,000", "2.5"])
      case .gap(let words, _): text += gap(words)
      case .group(let alternatives, _): text += instance(pick(alternatives), concepts: concepts)
      case .concept(let id, _):
        guard case .sequence(let elements) = pick(concepts[id]!).body else { continue }
        text += instance(elements, concepts: concepts)
      }
    }
    return text
  }

  private mutating func word(_ word: PhraseWord) -> String {
    var text = ""
    for scalar in String(decoding: word.folded[..<word.lastPart], as: UTF8.self).unicodeScalars {
      switch scalar {
      case "-": text += pick(["-", " ", "\u{2011}", "\n"])
      case "'": text += pick(["'", "\u{2019}", " \u{2019}"])
      default: text.unicodeScalars.append(scalar)
      }
    }
    let last = Array(word.folded[word.lastPart...])
    let forms = word.ending == .forms ? WordForms.english.forms(of: last) : [last]
    text += String(decoding: pick(forms), as: UTF8.self)
    if word.ending == .prefix { text += pick(["", "ing", "é", "d"]) }
    return chance(20) ? text.uppercased() : text
  }

  private mutating func gap(_ words: Int) -> String {
    let fillers = ["whereas", "(a)", "thereof,", "xi", "1,000", ",", "—", "Staat's", "(ii)", "§"]
    return (0..<Int.random(in: 0...words, using: &random)).map { _ in pick(fillers) }
      .joined(separator: " ")
  }

  mutating func noisyText(around core: String) -> String {
    let before = (0..<Int.random(in: 0...6, using: &random)).map { _ in pick(noise) }
    let after = (0..<Int.random(in: 0...6, using: &random)).map { _ in pick(noise) }
    return (before + [core] + after).joined(separator: pick(blanks))
  }
}

extension Element {
  fileprivate var isMark: Bool {
    if case .mark = self { return true }
    return false
  }
}

@Suite struct PropertyTests {
  private let others = ["service provider~", "(authority|seiz*) [of the party]", "key"]

  /// Both properties over a few concepts and texts from one seed; returns how much was matched.
  private func check(seed: UInt64) throws -> Int {
    var inventor = Inventor(seed: seed)
    let other = try others.map { try Phrase($0) }
    var concepts: [CompiledConcept] = []
    var texts: [String] = []
    for _ in 0..<6 {
      let source = (0..<3).map { _ in inventor.phrase() }
      let phrases = try source.map { try Phrase($0) }
      let concept = try compile(source, concepts: ["other": others])
      concepts.append(concept)
      for phrase in phrases {
        guard case .sequence(let elements) = phrase.body else { continue }
        for _ in 0..<4 {
          let core = inventor.instance(elements, concepts: ["other": other])
          #expect(
            !found(try compile([phrase.text], concepts: ["other": others]), in: core).isEmpty,
            "'\(phrase.text)' does not match '\(core)'")
          texts.append(inventor.noisyText(around: core))
        }
      }
    }
    return expectSameMatches(concepts, texts, "seed \(seed)")
  }

  /// Looking only where a word of the index occurs finds what looking everywhere finds.
  private func expectSameMatches(
    _ concepts: [CompiledConcept], _ texts: [String], _ comment: Comment, gaveUp tolerated: Int = 0
  ) -> Int {
    let index = CandidateIndex(concepts.map(\.anchors))
    let scratch = MatchScratch()
    var scanner = WordScanner()
    var total = 0
    for text in texts {
      Array(text.utf8).withUnsafeBufferPointer { text in
        var candidates: [Int32] = []
        scanner.forEachWord(in: text, range: 0..<text.count) { _, hash, folded in
          index.appendConcepts(forWord: folded, hash: hash, to: &candidates)
        }
        for (number, concept) in concepts.enumerated() {
          let matches = concept.pattern.matches(in: text, range: 0..<text.count, scratch: scratch)
          total += matches.count
          if !matches.isEmpty {
            #expect(
              candidates.contains(Int32(number)),
              "\(comment): no anchor in '\(String(decoding: text, as: UTF8.self))'")
          }
        }
      }
    }
    #expect(scratch.gaveUp <= tolerated)
    return total
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func phrasesMatchWhatTheyMeanAndAnchorsMissNothing(seed: UInt64) throws {
    #expect(try check(seed: seed) > 50)
  }

  @Test func rawAnchorsMissNothing() throws {
    let patterns = [
      #"/\b(?:any|the) (?:offence|data)s?\b/"#, #"/\bdata(?:base)?\b/"#, #"/\bpreserv\w*/"#,
      #"/(?:\bthe\s+|\bany )+key/"#, #"/\boff(?:ence|er)s?\b|\bauthority\b/"#,
      #"/(?<![\w-])\boffence\b/"#, #"/\bprovider['’ ]+s\b/"#, #"/\W(?:key|data)\W/"#,
      #"/\bélément\b/"#, #"/\b(?:key)+\b/"#,
    ]
    let concepts = try patterns.map { try compile([$0]) }
    var inventor = Inventor(seed: 3)
    let cores = [
      "the offences", "any data", "database", "DATA", "the any key", "offer", "AUTHORITY", "keykey",
      "provider\u{2019}s", "\u{201C}key\u{201D}", "ÉLÉMENT", "keys", "unoffence", "\u{212A}EY",
    ]
    let texts = (0..<600).map { _ in inventor.noisyText(around: inventor.pick(cores)) }
    #expect(expectSameMatches(concepts, texts, "raw") > 600)
  }

  /// Patterns put together at random: whichever are accepted must have true anchors.
  @Test func anchorsOfRandomPatternsMissNothing() throws {
    var random = SeededGenerator(seed: 8)
    let tokens = [
      "key", "data", "off", "ence", #"\b"#, #"\b"#, #"\s+"#, #"\s*"#, #"\w*"#, " ", "(?:", "(?:",
      "|",
      ")", ")?", ")+", "?", "+", "[ab]", #"\W"#, ".", "(?=k)", "(?<!a)", "-", "'", "{1,2}", "^",
    ]
    let fragments = [
      "key", "data", "off", "ence", " ", " ", "a", "b", "-", "'", "kkey", "\u{A0}", "é",
    ]
    var concepts: [CompiledConcept] = []
    while concepts.count < 400 {
      let count = Int.random(in: 2...9, using: &random)
      let source = (0..<count).map { _ in tokens.randomElement(using: &random)! }.joined()
      if let concept = try? compile(["/\(source)/"], vetting: .trusting) {
        concepts.append(concept)
      }
    }
    let texts = (0..<250).map { _ in
      (0..<Int.random(in: 1...8, using: &random)).map { _ in
        fragments.randomElement(using: &random)!
      }.joined()
    }
    // Unvetted, some of them are slow as well.
    #expect(expectSameMatches(concepts, texts, "random pattern", gaveUp: 100) > 1_000)
  }

  @Test func invalidTextIsSafe() throws {
    let concept = try compile(["(shall|§) keep ... records", #"/\bkeep[^.;]{0,40}\brecords\b/"#])
    var random = SeededGenerator(seed: 5)
    let scratch = MatchScratch()
    var scanner = WordScanner()
    for _ in 0..<3_000 {
      var text = Array("they SHALL keep, as § 5 says, those records; à savoir".utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        text[Int.random(in: 0..<text.count, using: &random)] = UInt8.random(
          in: 0x80...0xFF, using: &random)
      }
      let start = Int.random(in: 0..<text.count, using: &random)
      text.withUnsafeBufferPointer { text in
        for match in concept.pattern.matches(in: text, range: start..<text.count, scratch: scratch)
        {
          #expect(match.range.lowerBound >= start && match.range.upperBound <= text.count)
        }
        scanner.forEachWord(in: text, range: start..<text.count) { range, _, folded in
          #expect(!range.isEmpty && !folded.isEmpty)
        }
      }
    }
  }

  @Test func threadsMayShareAPattern() async throws {
    let concept = try {
      var compiler = PhraseCompiler(forms: .english)
      return try compiler.compile([try Phrase("provider~ ... key~")])
    }()
    let counts = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let scratch = MatchScratch()
          let text = Array("providers hold the keys. ".utf8)
          return (0..<200).reduce(0) { sum, _ in
            text.withUnsafeBufferPointer {
              sum + concept.pattern.matches(in: $0, range: 0..<$0.count, scratch: scratch).count
            }
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(counts == 1_600)
  }
}
