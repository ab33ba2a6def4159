/// How many columns characters take in a terminal.
extension Character {
  var displayWidth: Int {
    if isASCII { return 1 }
    let scalars = unicodeScalars
    let joinsEmoji = scalars.contains { $0.value == 0xFE0F || $0.value == 0x200D }
    if joinsEmoji, scalars.first!.properties.isEmoji { return 2 }
    if scalars.first!.isRegionalIndicator || scalars.first!.properties.isEmojiPresentation {
      return 2
    }
    return scalars.reduce(0) { $0 + $1.displayWidth }
  }
}

extension String {
  var displayWidth: Int {
    var copy = self
    if let width = copy.withUTF8({ $0.allSatisfy { $0 < 0x80 } ? $0.count : nil }) { return width }
    return reduce(0) { $0 + $1.displayWidth }
  }
}

extension Unicode.Scalar {
  fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .format: return value == 0xAD ? 1 : 0
    default: break
    }
    switch value {
    case 0x1160...0x11FF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
