import Words

/// A word that a text must hold for a phrase to occur in it, as `WordScanner` yields words.
package enum Anchor: Sendable, Hashable {
  /// The whole word, folded UTF-8.
  case word([UInt8])
  /// The beginning of a word, folded UTF-8.
  case prefix([UInt8])

  /// The anchor as a phrase would have it: `word` or `begin*`.
  package var notation: String {
    switch self {
    case .word(let bytes): String(decoding: bytes, as: UTF8.self)
    case .prefix(let bytes): String(decoding: bytes, as: UTF8.self) + "*"
    }
  }

  /// Reads what `notation` wrote.
  package init(notation: String) {
    let bytes = Letters.folded(notation.unicodeScalars)
    self = notation.utf8.last == UInt8(ascii: "*") ? .prefix(bytes) : .word(bytes)
  }
}

extension Anchor {
  /// The anchors in their order, each once.
  static func unique(_ anchors: [Anchor]) -> [Anchor] {
    // Hashing costs more than comparing while there are few.
    var kept: [Anchor] = []
    if anchors.count <= 16 {
      for anchor in anchors where !kept.contains(anchor) { kept.append(anchor) }
      return kept
    }
    var seen: Set<Anchor> = []
    return anchors.filter { seen.insert($0).inserted }
  }
}

/// How often a text is likely to hold an anchor, in occurrences per ten thousand words or so.
enum AnchorCost {
  static func of(_ anchors: [Anchor]) -> Int {
    anchors.reduce(0) { $0 + of($1) }
  }

  static func of(_ anchor: Anchor) -> Int {
    switch anchor {
    case .word(let bytes): frequent[WordHash(bytes).value] ?? byLength(bytes.count)
    case .prefix(let bytes): 2 * byLength(bytes.count)
    }
  }

  private static func byLength(_ length: Int) -> Int {
    switch length {
    case ..<3: 60
    case 3: 20
    case 4: 10
    case 5: 6
    case 6, 7: 4
    case 8, 9: 3
    default: 2
    }
  }

  /// Coarse classes, after counting words in statutes; by `WordHash`, as a clash would do no harm.
  private static let frequent: [UInt64: Int] = {
    let classes: [(Int, String)] = [
      (600, "the of de la"),
      (250, "and or to in a le les des et y el en du l"),
      (120, "for by that any be is under d un une los las del que der die das und"),
      (80, "an shall may with on this it as are not section act person au aux par pour que qui"),
      (60, "other from at such which if has been subsection who il est ou sur dans ce se con por"),
      (40, "paragraph where means made s c all no have was will must their its than respect"),
      (
        30,
        "minister information court order authority state party law regulations article"
      ),
      (25, "persons date time made case into within without including provided referred para"),
    ]
    var table: [UInt64: Int] = [:]
    for (cost, words) in classes {
      for word in words.utf8.split(separator: 0x20) { table[WordHash(word).value] = cost }
    }
    return table
  }()
}
