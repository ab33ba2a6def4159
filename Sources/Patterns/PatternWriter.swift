/// Writes resolved phrases as one PCRE2 pattern.
///
/// Words carry `\b` on both sides, so that blanks between them may be optional beside punctuation.
/// Whatever is long and may recur (gaps, concepts) becomes a subroutine after the phrases: before
/// them it would hide the first letters from the matcher's search for a starting point.
struct PatternWriter {
  private var out: [UInt8] = []
  private var gaps: Set<Int> = []
  private var concepts: [ObjectIdentifier: [UInt8]] = [:]
  private var definitions: [[UInt8]] = []

  private static let inlineBytes = 160

  /// The pattern for some phrases, each with the number that its matches are to carry.
  static func pattern(for phrases: [(number: Int, phrase: ResolvedPhrase)]) -> [UInt8] {
    var writer = PatternWriter()
    let ordered = stablySorted(phrases, by: \.phrase.leastWords)
    for (index, entry) in ordered.enumerated() {
      if index > 0 { writer.write("|") }
      writer.write(entry.phrase)
      writer.write("(*MARK:\(entry.number))")
    }
    let body = writer.out
    writer.out = Array("(?:".utf8) + body + Array(")".utf8)
    writer.writeDefinitions()
    return writer.out
  }

  /// More words first, so that the longer of two phrases is tried before the shorter.
  private static func stablySorted<T>(_ items: [T], by words: (T) -> Int) -> [T] {
    items.enumerated().sorted {
      (words($1.element), $0.offset) < (words($0.element), $1.offset)
    }.map(\.element)
  }

  private mutating func write(_ text: String) { out.append(contentsOf: text.utf8) }

  private mutating func write(_ phrase: ResolvedPhrase) {
    switch phrase.body {
    case .raw(let source):
      write("(?:")
      out.append(contentsOf: source)
      write(")")
    case .pieces(let pieces): write(pieces)
    }
  }

  // MARK: - Sequences

  private enum Link {
    case none
    case blanks(after: ResolvedPiece)
    case gap(Int)
  }

  /// Optional pieces bring their own blank along: before the first required piece and after a gap
  /// it follows them, elsewhere it precedes them.
  private mutating func write(_ pieces: [ResolvedPiece]) {
    var link = Link.none
    for (index, piece) in pieces.enumerated() {
      if case .gap(let words) = piece {
        link = .gap(words)
        continue
      }
      if piece.isOptional {
        if case .gap(let words) = link {
          write(gap: words)
          link = .none
        }
        writeOptional(piece, link: link, next: pieces[(index + 1)...].first { !$0.isOptional })
        continue
      }
      switch link {
      case .none: break
      case .blanks(let previous): writeBlanks(previous, piece)
      case .gap(let words): write(gap: words)
      }
      write(piece)
      link = .blanks(after: piece)
    }
  }

  private mutating func writeOptional(
    _ piece: ResolvedPiece, link: Link, next: ResolvedPiece?
  ) {
    write("(?:")
    if case .blanks(let previous) = link { writeBlanks(previous, piece) }
    write(piece)
    if case .none = link, let next { writeBlanks(piece, next) }
    write(")?")
  }

  private mutating func writeBlanks(_ left: ResolvedPiece, _ right: ResolvedPiece) {
    write(left.mayEndInMark || right.mayBeginWithMark ? #"\s*+"# : #"\s++"#)
  }

  private mutating func write(gap words: Int) {
    gaps.insert(words)
    write("(?&g\(words))")
  }

  // MARK: - Pieces

  private mutating func write(_ piece: ResolvedPiece) {
    switch piece {
    case .word(let word): write(word)
    case .mark(let mark): write(mark)
    case .number: write(#"\b\d++(?:[.,]\d++|[\x{A0}\x{202F}]\d{3}\b)*"#)
    case .gap(let words): write(gap: words)
    case .group(let alternatives, _):
      write("(?:")
      let ordered = Self.stablySorted(alternatives, by: ResolvedPiece.leastWords(of:))
      for (index, alternative) in ordered.enumerated() {
        if index > 0 { write("|") }
        write(alternative)
      }
      write(")")
    case .concept(let concept): write(concept)
    }
  }

  private mutating func write(_ word: ResolvedWord) {
    write(#"\b"#)
    for byte in word.head {
      switch byte {
      case PhraseWord.hyphen: write(#"(?:[\p{Pd}\x{2212}]\s?+|\s++)"#)
      case PhraseWord.apostrophe: write(#"\s?['\x{2018}\x{2019}]\s?"#)
      default: out.append(byte)
      }
    }
    if word.last.count == 1 {
      out.append(contentsOf: word.last[0])
    } else {
      write("(?:")
      out.append(contentsOf: word.last.joined(separator: [UInt8(ascii: "|")]))
      write(")")
    }
    write(word.isPrefix ? #"\w*+"# : #"\b"#)
  }

  private mutating func write(_ mark: Mark) {
    switch mark {
    case .dash: write(#"[\p{Pd}\x{2212}]"#)
    case .apostrophe: write(#"['\x{2018}\x{2019}]"#)
    case .quote: write(#"["'\x{2018}\x{2019}\x{201C}-\x{201E}\x{AB}\x{BB}]"#)
    case .literal(let scalar):
      if scalar.isASCII { write("\\") }
      out.append(contentsOf: UTF8.encode(scalar)!)
    }
  }

  private mutating func write(_ concept: ResolvedConcept) {
    let id = ObjectIdentifier(concept)
    if concepts[id] == nil {
      let outer = out
      out = []
      write("(?:")
      let ordered = Self.stablySorted(concept.phrases, by: \.leastWords)
      for (index, phrase) in ordered.enumerated() {
        if index > 0 { write("|") }
        write(phrase)
      }
      write(")")
      var text = out
      if text.count > Self.inlineBytes {
        let name = "c\(definitions.count)"
        definitions.append(Array("(?<\(name)>".utf8) + text + Array(")".utf8))
        text = Array("(?&\(name))".utf8)
      }
      concepts[id] = text
      out = outer
    }
    out.append(contentsOf: concepts[id]!)
  }

  // MARK: - Subroutines

  private mutating func writeDefinitions() {
    if gaps.isEmpty && definitions.isEmpty { return }
    write("(?(DEFINE)")
    for definition in definitions { out.append(contentsOf: definition) }
    if !gaps.isEmpty {
      // A list label is told from a word in brackets before anything else, so that a text falls
      // into blanks, labels and words in one way only and the search stays linear.
      let label = #"(?:[a-z]|[ivxlc]{1,5}|\d{1,3})\)"#
      write(#"(?<s>(?:\(\#(label)|\((?!\#(label))|[^\w.;!?(]|\.(?!["'\x{2019}\x{201D})]?\s))*?)"#)
    }
    for words in gaps.sorted() {
      let genitive = #"['\x{2019}]s\b"#
      write(#"(?<g\#(words)>(?:\#(genitive))?+(?&s)"#)
      write(#"(?:\w++(?:\#(genitive)|[.,]\d++)*+(?&s)){0,\#(words)}?)"#)
    }
    write(")")
  }
}

extension ResolvedPiece {
  private enum Edge { case first, last }

  var mayBeginWithMark: Bool { mayBeMark(at: .first) }

  var mayEndInMark: Bool { mayBeMark(at: .last) }

  private func mayBeMark(at edge: Edge) -> Bool {
    switch self {
    case .mark: true
    case .word, .number, .gap: false
    case .group(let alternatives, _): alternatives.contains { Self.mayBeMark($0, at: edge) }
    case .concept(let concept):
      concept.phrases.contains {
        if case .pieces(let pieces) = $0.body { return Self.mayBeMark(pieces, at: edge) }
        return false
      }
    }
  }

  /// Looks past optional pieces: the one behind them may stand at the edge.
  private static func mayBeMark(_ pieces: [ResolvedPiece], at edge: Edge) -> Bool {
    for piece in edge == .first ? pieces : pieces.reversed() {
      if piece.mayBeMark(at: edge) { return true }
      if !piece.isOptional { return false }
    }
    return false
  }
}
