import Words

/// A document read as a bill: tokens, the provision tree, and what the words point to.
///
/// All ranges are bytes of the document's logical text. Provision 0 is the bill itself; a
/// provision's id is its index.
package struct Bill: Sendable {
  package let document: Document
  package let tokens: [Token]
  package let words: WordTable
  package let provisions: [Provision]
  package let references: [Reference]
  package let durations: [Duration]
  package let qualifiers: [Qualifier]
  package let terms: [DefinedTerm]
  /// Headings, titles, tables of contents and marginal notes, in order: words that grant nothing.
  package let inoperative: [Range<Int>]
  /// All sections in order, inserted ones included.
  package let sections: [Int]
  /// By provision; asked for so often that walking up each time would take the longest of all.
  private let sectionOf: [Int?]
  private let containerOf: [Int]

  /// Reads a document. Never fails: text without any numbering is one provision.
  package init(_ document: Document, language: LanguageTable) {
    var lexer = Lexer(table: language.words)
    let (tokens, words) = lexer.lex(document.text)
    let text = document.text
    let references = ReferenceParser(table: language, text: text).references(in: tokens)
    var builder = OutlineBuilder(
      document: document, tokens: tokens, table: language, references: references, words: words)
    builder.build()
    self.document = document
    self.tokens = tokens
    self.words = words
    self.references = references
    durations = QuantityParser(table: language, text: text).durations(in: tokens)
    let provisions = builder.provisions
    self.provisions = provisions
    inoperative = builder.inoperative.sorted { $0.lowerBound < $1.lowerBound }
    sections = provisions.filter { $0.kind == .section }.map(\.id)
    sectionOf = provisions.indices.map {
      Self.innermost(from: $0, in: provisions) { $0 == .section }
    }
    containerOf = provisions.indices.map {
      Self.innermost(from: $0, in: provisions, where: \.isContainer) ?? 0
    }
    qualifiers = QualifierParser(tokens: tokens, table: language, provisions: provisions).parse()
    terms = TermParser(
      document: document, tokens: tokens, table: language, provisions: provisions, words: words
    ).parse()
  }

  /// The innermost provision that holds an offset of the logical text.
  package func provision(at offset: Int) -> Int {
    var current = 0
    while true {
      let children = provisions[current].children
      var low = 0
      var high = children.count
      while low < high {
        let middle = (low + high) / 2
        if provisions[children[middle]].range.upperBound <= offset {
          low = middle + 1
        } else {
          high = middle
        }
      }
      guard low < children.count, provisions[children[low]].range.contains(offset) else {
        return current
      }
      current = children[low]
    }
  }

  /// The innermost provision that holds a byte of the decoded file.
  package func provision(atSource place: Int) -> Int {
    provision(at: max(0, min(document.map.logicalOffset(ofSource: place), document.text.count - 1)))
  }

  /// A provision and those around it, innermost first, the bill last.
  package func lineage(of provision: Int) -> [Int] {
    var chain = [provision]
    while let parent = provisions[chain[chain.count - 1]].parent { chain.append(parent) }
    return chain
  }

  /// The section that a provision is or lies in; the nearest one where sections are nested by
  /// insertion, or nil outside any section.
  package func section(of provision: Int) -> Int? { sectionOf[provision] }

  /// The part, chapter, division or schedule that a provision lies in, innermost; the bill if none.
  package func container(of provision: Int) -> Int { containerOf[provision] }

  /// Whether a provision is another one or lies in it.
  package func isWithin(_ provision: Int, _ outer: Int) -> Bool {
    var current = provision
    while current != outer {
      guard let parent = provisions[current].parent else { return false }
      current = parent
    }
    return true
  }

  private static func innermost(
    from provision: Int, in provisions: [Provision], where isWanted: (Provision.Kind) -> Bool
  ) -> Int? {
    var current = provision
    while !isWanted(provisions[current].kind) {
      guard let parent = provisions[current].parent else { return nil }
      current = parent
    }
    return current
  }

  /// The words before the first provision, where a bill says what it is; at most 1,500 bytes.
  package var title: Range<Int> {
    let first = provisions[0].children.first.map { provisions[$0].range.lowerBound }
    return 0..<min(first ?? 0, 1500)
  }

  /// Whether the words at an offset are a heading or another text that grants nothing.
  package func isInoperative(_ offset: Int) -> Bool {
    var low = 0
    var high = inoperative.count
    while low < high {
      let middle = (low + high) / 2
      if inoperative[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < inoperative.count && inoperative[low].contains(offset)
  }

  /// The index of the first token that starts at or after an offset.
  package func tokenIndex(at offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].lower) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The tokens that lie in a range.
  package func tokens(in range: Range<Int>) -> ArraySlice<Token> {
    let start = tokenIndex(at: range.lowerBound)
    return tokens[start..<max(start, tokenIndex(at: range.upperBound))]
  }
}
