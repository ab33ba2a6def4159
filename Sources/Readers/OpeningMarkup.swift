import Bills

/// What the first bytes of a marked-up file say of its format and encoding.
enum OpeningMarkup {
  /// The format that the bytes show, whatever the file is called; nil where they show none.
  static func format(of opening: some Collection<UInt8>) -> SourceFormat? {
    var rest = letters(of: opening)[...].drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard rest.first == "<" else { return nil }
    let isDeclared = rest.hasPrefix("<?xml")
    // Past declarations, instructions and comments to the first element.
    while rest.hasPrefix("<?") || rest.hasPrefix("<!") {
      if rest.hasPrefix("<!doctype html") { return .html }
      let end = rest.hasPrefix("<!--") ? "-->" : ">"
      guard let close = rest.firstRange(of: end) else { break }
      rest = rest[close.upperBound...].drop { $0.isWhitespace }
    }
    let name = rest.dropFirst().prefix { $0.isLetter || $0 == ":" }
    if rest.first == "<" {
      if name == "html" { return .html }
      if isDeclared || name.hasSuffix("akomantoso") { return .xml }
    }
    return isDeclared ? .xml : nil
  }

  /// `iso-8859-1` of `<?xml version="1.0" encoding="ISO-8859-1"?>`.
  static func xmlEncoding(of opening: some Collection<UInt8>) -> String? {
    let text = letters(of: opening)
    guard let start = text.firstRange(of: "<?xml"), let end = text.firstRange(of: "?>"),
      start.upperBound < end.lowerBound
    else { return nil }
    return value(after: "encoding", in: text[start.upperBound..<end.lowerBound])
  }

  /// `windows-1252` of a `meta` element.
  static func htmlEncoding(of opening: some Collection<UInt8>) -> String? {
    value(after: "charset", in: letters(of: opening)[...]) ?? xmlEncoding(of: opening)
  }

  /// Whether a page says that treatylint wrote it.
  static func isOwnPage(_ opening: some Collection<UInt8>) -> Bool {
    letters(of: opening).contains("name=\"generator\" content=\"treatylint\"")
  }

  private static func value(after name: String, in text: Substring) -> String? {
    guard let place = text.firstRange(of: name) else { return nil }
    let rest = text[place.upperBound...].drop { $0.isWhitespace }
    guard rest.first == "=" else { return nil }
    let value = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      .prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
    return value.isEmpty ? nil : String(value)
  }

  /// The bytes as lower-case ASCII; the zeros of UTF-16 are left out.
  private static func letters(of bytes: some Collection<UInt8>) -> String {
    let bytes = bytes.filter { $0 != 0 && $0 < 0x80 }
    return String(decoding: bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
