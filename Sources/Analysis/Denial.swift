import Bills

extension Analysis {
  /// The words that take a safeguard back ("without", "whether or not"), or nil where it stands.
  ///
  /// They count when they stand within a few words before the safeguard, in its sentence, and no
  /// "unless" comes between.
  package func denial(of safeguard: Range<Int>) -> Range<Int>? {
    guard let clause = clause(at: safeguard.lowerBound) else { return nil }
    let sentence = clause.sentence(at: safeguard.lowerBound)
    let window = max(sentence.lowerBound, safeguard.lowerBound - 48)..<safeguard.upperBound
    return mentions.of(Asked.deniedCure, in: window).last { denial in
      // Words within the safeguard ("without reasonable excuse") are part of it.
      guard denial.lowerBound < safeguard.lowerBound else { return false }
      guard denial.upperBound < safeguard.lowerBound else { return true }
      return !bill.tokens(in: denial.upperBound..<safeguard.lowerBound).contains {
        $0.kind == .comma || $0.kind == .semicolon
      }
    }
  }

  /// The words that leave a safeguard to be applied or not ("where practicable"), or nil.
  ///
  /// They count when they stand within the safeguard, or within a few words of it in its sentence
  /// and in no other item of a list.
  package func hedge(of safeguard: Range<Int>) -> Range<Int>? {
    guard let clause = clause(at: safeguard.lowerBound) else { return nil }
    let sentence = clause.sentence(at: safeguard.lowerBound)
    let window =
      max(
        sentence.lowerBound, safeguard.lowerBound - 90)..<min(
        sentence.upperBound, safeguard.upperBound + 32)
    return mentions.of(Asked.hedge, in: window).first { hedge in
      let between =
        min(hedge.upperBound, safeguard.upperBound)..<max(hedge.lowerBound, safeguard.lowerBound)
      let tokens = bill.tokens(in: between)
      return tokens.count <= 10 && !tokens.contains { $0.kind == .semicolon }
        && bill.provision(at: hedge.lowerBound) == bill.provision(at: safeguard.lowerBound)
    }
  }

  /// Whether words stand in another item of the list that holds the words found: "… a serious
  /// offence; or to give effect to a request".
  package func isOtherItem(_ words: Range<Int>, than found: Range<Int>) -> Bool {
    guard let clause = clause(at: found.lowerBound) else { return false }
    let sentence = clause.sentence(at: found.lowerBound)
    guard sentence.contains(words.lowerBound) else { return false }
    let tokens = bill.tokens(in: sentence)
    let marks = tokens.filter { $0.kind == .semicolon }.map { Int($0.lower) }
    guard let first = marks.first else { return false }
    // The chapeau before the list belongs to each item.
    let home = bill.provision(at: max(found.lowerBound, found.upperBound - 1))
    let place = bill.provision(at: words.lowerBound)
    if place != home, bill.lineage(of: home).contains(place) { return false }
    let opening = tokens.last { ($0.kind == .colon || $0.kind == .dash) && Int($0.lower) < first }
    if words.lowerBound < opening.map({ Int($0.lower) }) ?? sentence.lowerBound { return false }
    let between = min(words.lowerBound, found.lowerBound)..<max(words.lowerBound, found.lowerBound)
    return marks.contains { between.contains($0) }
  }

  /// Whether words speak of a contact point.
  package func namesContactPoint(_ range: Range<Int>) -> Bool {
    mentions.has(Asked.contactPoint, in: range)
  }

  /// Words for a message: single spaces, at most `limit` characters.
  package func quote(_ range: Range<Int>, limit: Int = 90) -> String {
    let words = bill.document.string(range).split { $0 == " " || $0 == "\n" }
      .joined(separator: " ")
    return words.count <= limit ? words : words.prefix(limit - 1) + "…"
  }
}
