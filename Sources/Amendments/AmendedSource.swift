import SourceText

extension AmendedText {
  /// The text as amended, in the place of the one that it amends.
  ///
  /// Lines that were kept, even in part, stay where they were printed.
  package func source(amending source: SourceText) -> SourceText {
    guard let layout = source.layout else {
      return SourceText(path: source.path, string: String(decoding: bytes, as: UTF8.self))
    }
    var text: [UInt8] = []
    var lines: [TextLayout.Line?] = []
    var current: TextLayout.Line?
    for piece in pieces {
      switch piece.content {
      case .struck: break
      case .inserted(let bytes):
        for byte in bytes {
          text.append(byte)
          if byte == 0x0A {
            lines.append(current)
            current = nil
          }
        }
      case .kept(let range):
        for offset in range {
          if current == nil, original[offset] != 0x0A || text.last ?? 0x0A == 0x0A {
            current = line(at: offset, of: source, layout)
          }
          text.append(original[offset])
          if original[offset] == 0x0A {
            lines.append(current)
            current = nil
          }
        }
      }
    }
    lines.append(current)
    return SourceText(path: source.path, extracted: text, layout: TextLayout(lines: lines))
  }

  /// What is known of the line of the original that holds a byte.
  private func line(
    at offset: Int, of source: SourceText, _ layout: TextLayout
  ) -> TextLayout.Line? {
    let number = source.position(at: offset).line - 1
    return number < layout.lines.count ? layout.lines[number] : nil
  }
}
