extension String {
  /// The text on one line that is safe to print: line breaks and tabs become one space, control
  /// characters their visible pictures, and characters that reorder a line U+FFFD.
  ///
  /// Bills come from anywhere, and their words are quoted in messages: an escape sequence in one
  /// must not reach the terminal, nor a line break split a finding.
  var singleLine: String {
    guard unicodeScalars.contains(where: \.needsReplacing) else { return self }
    var result = ""
    var pendingSpace = false
    for scalar in unicodeScalars {
      if scalar.isLineBreakOrTab { pendingSpace = true }
      if scalar.isLineBreakOrTab || (pendingSpace && scalar == " ") { continue }
      if pendingSpace, !result.isEmpty, result.utf8.last != 0x20 { result += " " }
      pendingSpace = false
      result.unicodeScalars.append(scalar.printable)
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var needsReplacing: Bool { isLineBreakOrTab || printable != self }

  fileprivate var isLineBreakOrTab: Bool {
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Itself, or what to print in place of a control character.
  var printable: Unicode.Scalar {
    switch value {
    case 0x00..<0x20: Unicode.Scalar(0x2400 + value)!
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: self
    }
  }
}
