import Words

/// Tells which concepts a word makes worth looking for.
///
/// Immutable once built. Its answer depends on the word alone, so a caller may keep the answers by
/// the word's number in a `WordTable`.
package struct CandidateIndex: Sendable {
  private let words: Postings
  private let prefixes: Postings
  /// The lengths, in bytes, that prefixes have; ascending.
  private let prefixLengths: [Int]

  /// - Parameter anchors: The anchors of each concept; a concept's number is its position here.
  package init(_ anchors: [[Anchor]]) {
    var words: [([UInt8], Int32)] = []
    var prefixes: [([UInt8], Int32)] = []
    for (concept, anchors) in anchors.enumerated() {
      for anchor in anchors {
        switch anchor {
        case .word(let bytes): words.append((bytes, Int32(concept)))
        case .prefix(let bytes): prefixes.append((bytes, Int32(concept)))
        }
      }
    }
    self.words = Postings(words)
    self.prefixes = Postings(prefixes)
    prefixLengths = Set(prefixes.map(\.0.count)).sorted()
  }

  /// Appends the numbers of the concepts that a word may belong to; none twice, in no set order.
  ///
  /// - Parameters:
  ///   - word: Folded UTF-8, as `WordScanner` yields it.
  ///   - hash: The `WordHash` of the same bytes.
  package func appendConcepts(
    forWord word: UnsafeBufferPointer<UInt8>, hash: UInt64, to concepts: inout [Int32]
  ) {
    let start = concepts.count
    words.append(word, hash, to: &concepts, newSince: start)
    var running = WordHash()
    var length = 0
    for wanted in prefixLengths {
      if wanted > word.count { break }
      while length < wanted {
        running.add(word[length])
        length += 1
      }
      let prefix = UnsafeBufferPointer(rebasing: word[..<wanted])
      prefixes.append(prefix, running.value, to: &concepts, newSince: start)
    }
  }

  /// The numbers of the concepts that a word may belong to; as `appendConcepts`.
  package func concepts(forWord folded: [UInt8]) -> [Int32] {
    var found: [Int32] = []
    folded.withUnsafeBufferPointer {
      appendConcepts(forWord: $0, hash: WordHash($0).value, to: &found)
    }
    return found
  }

  /// Words and, for each, a run of concept numbers in one array.
  private struct Postings: Sendable {
    private var table = WordTable()
    private var starts: [Int32] = [0]
    private var concepts: [Int32] = []

    init(_ entries: [([UInt8], Int32)]) {
      var lists: [[Int32]] = []
      for (bytes, concept) in entries {
        let number = bytes.withUnsafeBufferPointer {
          Int(table.intern($0, hash: WordHash($0).value))
        }
        if number == lists.count { lists.append([]) }
        if lists[number].last != concept { lists[number].append(concept) }
      }
      for list in lists {
        concepts.append(contentsOf: list)
        starts.append(Int32(concepts.count))
      }
    }

    func append(
      _ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64, to found: inout [Int32],
      newSince start: Int
    ) {
      guard let number = table.number(of: word, hash: hash) else { return }
      for index in starts[Int(number)]..<starts[Int(number) + 1] {
        let concept = concepts[Int(index)]
        if !found[start...].contains(concept) { found.append(concept) }
      }
    }
  }
}
