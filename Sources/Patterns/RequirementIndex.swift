import Words

/// Tells which phrases the words of a sentence make worth looking for.
///
/// A phrase is worth looking for when the sentence holds a word of each of its groups. For each
/// word there is a list of (phrase, group) pairs; a sentence collects the groups of each phrase as
/// bits, and the phrases whose bits are complete are the candidates.
package struct RequirementIndex: Sendable {
  /// That a word meets one group of a phrase.
  package struct Posting: Sendable, Hashable {
    package let phrase: Int32
    package let bit: UInt8
  }

  private var words = WordTable()
  private var exact: [[Posting]] = []
  private var prefixes = WordTable()
  private var begun: [[Posting]] = []
  private var prefixLengths: [Int] = []
  /// For each phrase, the bits of all its groups.
  package private(set) var complete: [UInt8] = []

  /// - Parameter requirements: for each phrase its groups of anchors, at most eight, at least one.
  package init(_ requirements: [[[Anchor]]]) {
    var lengths: Set<Int> = []
    for (phrase, groups) in requirements.enumerated() {
      complete.append(UInt8(truncatingIfNeeded: (1 << groups.count) - 1))
      for (group, anchors) in groups.enumerated() {
        let posting = Posting(phrase: Int32(phrase), bit: 1 << UInt8(group))
        for anchor in anchors {
          switch anchor {
          case .word(let bytes): Self.add(posting, bytes, &words, &exact)
          case .prefix(let bytes):
            Self.add(posting, bytes, &prefixes, &begun)
            lengths.insert(bytes.count)
          }
        }
      }
    }
    prefixLengths = lengths.sorted()
  }

  private static func add(
    _ posting: Posting, _ bytes: [UInt8], _ table: inout WordTable, _ lists: inout [[Posting]]
  ) {
    let number = bytes.withUnsafeBufferPointer {
      Int(table.intern($0, hash: WordHash($0).value))
    }
    if number == lists.count { lists.append([]) }
    if lists[number].last != posting { lists[number].append(posting) }
  }

  /// The groups that a word meets.
  ///
  /// - Parameter word: folded UTF-8, as the word table of a bill holds it.
  package func postings(forWord word: ArraySlice<UInt8>) -> [Posting] {
    word.withUnsafeBufferPointer { word in
      var found: [Posting] = []
      if let number = words.number(of: word, hash: WordHash(word).value) {
        found = exact[Int(number)]
      }
      var hash = WordHash()
      var length = 0
      for wanted in prefixLengths where wanted <= word.count {
        while length < wanted {
          hash.add(word[length])
          length += 1
        }
        let start = UnsafeBufferPointer(rebasing: word[..<wanted])
        if let number = prefixes.number(of: start, hash: hash.value) {
          found += begun[Int(number)]
        }
      }
      return found
    }
  }
}
