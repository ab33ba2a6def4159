extension String {
  /// For an attribute or a text of XML 1.0; characters that it cannot hold become U+FFFD.
  var escapedForXML: String {
    unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x09, 0x0A, 0x0D: result += "&#\(scalar.value);"
      case 0x00..<0x20, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
      case 0x7F..<0xA0, 0x2028, 0x2029: result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
