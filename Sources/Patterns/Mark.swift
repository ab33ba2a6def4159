/// Punctuation that a phrase may hold.
enum Mark: Sendable, Hashable {
  case literal(Unicode.Scalar)
  case dash
  case apostrophe
  case quote
}

extension Mark {
  /// The mark that a scalar stands for, or nil when it may not stand in a phrase.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "'", "\u{2019}": self = .apostrophe
    case "\"", "\u{2018}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}": self = .quote
    case "-", "\u{2010}"..."\u{2015}", "\u{2212}": self = .dash
    case "…": return nil
    default:
      switch scalar.properties.generalCategory {
      case .otherPunctuation, .currencySymbol, .mathSymbol, .otherSymbol, .openPunctuation,
        .closePunctuation:
        self = .literal(scalar)
      default: return nil
      }
    }
  }
}

extension Unicode.Scalar {
  var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension [UInt8] {
  /// The 1-based column, in Unicode scalars, of a byte offset.
  func column(of offset: Int) -> Int {
    var column = 1
    for byte in self[0..<Swift.min(offset, count)] where byte & 0xC0 != 0x80 { column += 1 }
    return column
  }
}
