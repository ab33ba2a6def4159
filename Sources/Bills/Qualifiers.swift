import Words

/// Finds provisos, exceptions and explanations, and what they limit.
struct QualifierParser {
  let tokens: [Token]
  let table: LanguageTable
  let provisions: [Provision]

  func parse() -> [Qualifier] {
    var found: [Qualifier] = []
    var index = 0
    // The next stop is the same for all openings before it.
    var end = 0
    var provision = ProvisionCursor(provisions)
    while index < tokens.count {
      if let kind = kind(at: index) {
        let start = Int(tokens[index].lower)
        end = max(end, index)
        while end < tokens.count, tokens[end].kind != .stop { end += 1 }
        let holder = provision.innermost(at: start)
        let limit = provisions[holder].body.upperBound
        let upper =
          end < tokens.count ? Int(tokens[end].upper) : Int(tokens[tokens.count - 1].upper)
        found.append(
          Qualifier(kind: kind, range: start..<max(start, min(upper, limit)), provision: holder))
      }
      index += 1
    }
    return found
  }

  private func kind(at index: Int) -> Qualifier.Kind? {
    guard tokens[index].kind == .word else { return nil }
    let isStart = index == 0 || tokens[index - 1].kind != .word
    if table.match(table.provisos, in: tokens, at: index) != nil { return .proviso }
    if isStart, table.match(table.explanations, in: tokens, at: index) != nil {
      return .explanation
    }
    if table.match(table.exceptions, in: tokens, at: index) != nil { return .exception }
    return nil
  }
}

/// Finds the innermost provision of ascending offsets without searching the tree anew.
struct ProvisionCursor {
  private let provisions: [Provision]
  private var current = 0

  init(_ provisions: [Provision]) { self.provisions = provisions }

  /// - Parameter offset: not smaller than that of the call before.
  mutating func innermost(at offset: Int) -> Int {
    while !provisions[current].range.contains(offset), let parent = provisions[current].parent {
      current = parent
    }
    descent: while true {
      let children = provisions[current].children
      let next = children.partitionPoint { provisions[$0].range.upperBound > offset }
      if next < children.count, provisions[children[next]].range.contains(offset) {
        current = children[next]
        continue descent
      }
      return current
    }
  }
}
