/// Ties phrases to a language and to other concepts, and makes them ready to match.
package struct PhraseCompiler {
  /// How far to distrust raw patterns.
  package enum Vetting: Sendable {
    /// Compile each at once and try it on hostile texts; takes milliseconds per pattern.
    case thorough
    /// Take them as vetted before: patterns compile on first use.
    case trusting
  }

  private let forms: WordForms
  private let vetting: Vetting
  private let concept: (String) throws -> [Phrase]
  private var resolved: [String: ResolvedConcept] = [:]
  private var open: [String] = []

  /// - Parameter concept: The phrases of another concept by its id; what it throws becomes the
  ///   error of the phrase that refers to it.
  package init(
    forms: WordForms, vetting: Vetting = .thorough,
    concept: @escaping (String) throws -> [Phrase] = { _ in throw UnknownConcept() }
  ) {
    self.forms = forms
    self.vetting = vetting
    self.concept = concept
  }

  /// What a concept lookup throws when there is nothing by that name.
  package struct UnknownConcept: Error {
    /// There is nothing to say but the name, and the compiler knows that.
    package init() {}
  }

  /// Makes one concept of several phrases; its matches tell which phrase matched by position.
  ///
  /// Where two phrases match at the same place, the one with more words wins, then the earlier.
  /// Throws on unknown or circular references, and on raw patterns that fail vetting.
  package mutating func compile(_ phrases: [Phrase]) throws(PhraseError) -> CompiledConcept {
    if phrases.isEmpty { throw PhraseError(message: "a concept needs a phrase", column: 1) }
    var parts: [ResolvedPhrase] = []
    for phrase in phrases { parts.append(try resolve(phrase)) }
    return CompiledConcept(phrases: parts)
  }

  mutating func resolve(_ phrase: Phrase) throws(PhraseError) -> ResolvedPhrase {
    switch phrase.body {
    case .raw(let raw):
      if vetting == .thorough { try PatternVetting.check(raw) }
      return ResolvedPhrase(body: .raw(raw.source), anchors: raw.anchors, leastWords: 1)
    case .sequence(let elements):
      let pieces = try resolve(elements)
      guard let anchors = ResolvedPiece.anchors(of: pieces) else {
        throw PhraseError(message: "a phrase needs at least one fixed word", column: 1)
      }
      return ResolvedPhrase(
        body: .pieces(pieces), anchors: anchors, leastWords: ResolvedPiece.leastWords(of: pieces))
    }
  }

  private mutating func resolve(_ elements: [Element]) throws(PhraseError) -> [ResolvedPiece] {
    var pieces: [ResolvedPiece] = []
    for element in elements {
      switch element {
      case .word(let word): pieces.append(.word(ResolvedWord(word, forms: forms)))
      case .mark(let mark): pieces.append(.mark(mark))
      case .number: pieces.append(.number)
      case .gap(let words, _): pieces.append(.gap(words: words))
      case .group(let alternatives, let optional):
        var resolved: [[ResolvedPiece]] = []
        for alternative in alternatives { resolved.append(try resolve(alternative)) }
        pieces.append(.group(resolved, optional: optional))
      case .concept(let id, let column):
        pieces.append(.concept(try resolve(concept: id, column: column)))
      }
    }
    return pieces
  }

  private mutating func resolve(
    concept id: String, column: Int
  ) throws(PhraseError) -> ResolvedConcept {
    if let known = resolved[id] { return known }
    if let first = open.firstIndex(of: id) {
      let circle = (open[first...] + [id]).map { "<\($0)>" }.joined(separator: " → ")
      throw PhraseError(
        message: "concepts refer to each other in a circle: \(circle)", column: column)
    }
    if open.count > 32 { throw PhraseError(message: "nested too deeply", column: column) }
    open.append(id)
    defer { open.removeLast() }
    let phrases: [Phrase]
    do {
      phrases = try concept(id)
    } catch let error as PhraseError {
      throw PhraseError(message: "in <\(id)>: \(error.message)", column: column)
    } catch is UnknownConcept {
      throw PhraseError(message: "no concept is called '\(id)'", column: column)
    } catch {
      throw PhraseError(message: "in <\(id)>: \(error)", column: column)
    }
    if phrases.isEmpty {
      throw PhraseError(message: "concept '\(id)' has no phrases", column: column)
    }
    var parts: [ResolvedPhrase] = []
    for phrase in phrases { parts.append(try resolve(phrase)) }
    let concept = ResolvedConcept(phrases: parts)
    resolved[id] = concept
    return concept
  }
}

/// A concept that can be looked for.
package struct CompiledConcept: Sendable {
  /// Finds the phrases in a text.
  package let pattern: Pattern
  /// Every match holds at least one of these among its words.
  package let anchors: [Anchor]

  /// A concept whose anchors are known beforehand, so that its phrases need not even be read until
  /// a text holds one of them.
  ///
  /// - Parameters:
  ///   - anchors: Those that compiling the same phrases gave.
  ///   - compile: Compiles the phrases; called on first use, by each of the threads that need it
  ///     at that moment. What it throws comes out of `Pattern.prepare`.
  package init(anchors: [Anchor], compile: @escaping @Sendable () throws -> CompiledConcept) {
    pattern = Pattern(deferred: compile)
    self.anchors = anchors
  }

  init(phrases: [ResolvedPhrase]) {
    pattern = Pattern(phrases: phrases)
    anchors = Anchor.unique(phrases.flatMap(\.anchors))
  }
}
