/// Walks the bytes of one block in step with the inline nodes that cmark makes of it.
///
/// cmark's own positions of inlines are wrong where a continuation line is indented differently,
/// in lazy continuations and after links with long tails. So each node is found again: after one
/// node the cursor stands exactly where the next one starts.
struct InlineCursor {
  /// What cmark read.
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int
  /// Where the block ends.
  let end: Int
  /// How many block quotations the block stands in: the most `>` that can open its lines.
  let quotations: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, quotations: Int) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
    self.quotations = quotations
  }

  /// The byte at the cursor.
  var byte: UInt8? { position < end ? bytes[position] : nil }

  mutating func move(to offset: Int) { position = min(max(position, offset), end) }

  /// Moves past a byte if it is there, and tells whether it was.
  @discardableResult
  mutating func skip(_ byte: UInt8) -> Bool {
    guard self.byte == byte else { return false }
    position += 1
    return true
  }

  /// Moves past delimiters of emphasis, at most `count`.
  mutating func skipDelimiters(_ count: Int) {
    var left = count
    while left > 0, byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") {
      position += 1
      left -= 1
    }
  }

  mutating func skipBlanks() {
    while byte == 0x20 || byte == 0x09 { position += 1 }
  }

  /// Moves to the first word of the next line; gives the bytes between.
  ///
  /// A line that is indented far goes on with its paragraph even where it starts with `>`, so that
  /// the mark is text: `first` is the first byte of the words if that is known.
  mutating func skipLineBreak(first: UInt8? = nil) -> Range<Int> {
    let start = position
    while let byte, byte != 0x0A, byte != 0x0D { position += 1 }
    if byte == 0x0D { position += 1 }
    if byte == 0x0A { position += 1 }
    let line = position
    skipLinePrefix()
    if first == UInt8(ascii: ">"), byte != first {
      position = line
      skipBlanks()
    }
    return start..<position
  }

  /// Moves past indentation and the marks of the quotations around.
  mutating func skipLinePrefix() {
    var left = quotations
    while let byte {
      if byte == UInt8(ascii: ">") {
        guard left > 0 else { return }
        left -= 1
      } else if byte != 0x20 && byte != 0x09 {
        return
      }
      position += 1
    }
  }

  /// Moves past a code span; gives the bytes between its backquotes.
  mutating func skipCodeSpan() -> Range<Int>? {
    while let byte, byte != UInt8(ascii: "`") { position += 1 }
    let opening = skipBackquotes()
    let start = position
    while position < end {
      while let byte, byte != UInt8(ascii: "`") { position += 1 }
      let close = position
      if skipBackquotes() == opening { return start..<close }
    }
    return nil
  }

  private mutating func skipBackquotes() -> Int {
    let start = position
    while skip(UInt8(ascii: "`")) {}
    return position - start
  }

  /// Moves past an inline tag or comment.
  mutating func skipTag(_ literal: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = position
    for byte in literal where byte > 0x20 {
      while let here = self.byte, here <= 0x20 {
        if here == 0x0A || here == 0x0D { _ = skipLineBreak() } else { position += 1 }
      }
      guard skip(byte) else { break }
    }
    return start..<position
  }
}

// MARK: - Links

extension InlineCursor {
  /// Moves past what follows the words of a link or image: `](…)`, `][…]`, `]`.
  mutating func skipLinkTail() {
    guard skip(UInt8(ascii: "]")) else { return }
    let start = position
    if skip(UInt8(ascii: "(")), skipDestination() { return }
    position = start
    if skip(UInt8(ascii: "[")), skipLabel() { return }
    position = start
  }

  private mutating func skipSpace() {
    while let byte, byte <= 0x20 {
      if byte == 0x0A || byte == 0x0D { _ = skipLineBreak() } else { position += 1 }
    }
  }

  private mutating func skipLabel() -> Bool {
    while let byte {
      position += 1
      switch byte {
      case UInt8(ascii: "]"): return true
      case UInt8(ascii: "["): return false
      case UInt8(ascii: "\\"): move(to: position + 1)
      default: break
      }
    }
    return false
  }

  private mutating func skipDestination() -> Bool {
    skipSpace()
    if skip(UInt8(ascii: "<")) {
      guard skipThrough(UInt8(ascii: ">"), forbidding: 0x0A) else { return false }
    } else {
      skipBareDestination()
    }
    skipSpace()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let quote = bytes[position]
      position += 1
      guard skipThrough(quote, forbidding: 0) else { return false }
    case UInt8(ascii: "("):
      position += 1
      guard skipThrough(UInt8(ascii: ")"), forbidding: UInt8(ascii: "(")) else { return false }
    default: break
    }
    skipSpace()
    return skip(UInt8(ascii: ")"))
  }

  private mutating func skipBareDestination() {
    var depth = 0
    while let byte, byte > 0x20, byte != 0x7F {
      if byte == UInt8(ascii: "\\") { position += 1 }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") {
        if depth == 0 { return }
        depth -= 1
      }
      move(to: position + 1)
    }
  }

  private mutating func skipThrough(_ close: UInt8, forbidding bad: UInt8) -> Bool {
    while let byte {
      position += 1
      if byte == close { return true }
      if byte == bad { return false }
      if byte == UInt8(ascii: "\\") { move(to: position + 1) }
    }
    return false
  }
}
