/// What the first bytes of a file betray about its format.
enum FileSignature {
  /// What to tell the owner of a file of a format that is not read, or nil.
  static func reasonToRefuse(_ bytes: [UInt8]) -> String? {
    for (signature, reason) in signatures where bytes.starts(with: signature) { return reason }
    return nil
  }

  private static let signatures: [([UInt8], String)] = [
    (
      Array("%PDF-".utf8),
      "this is a PDF; PDF is not read yet: convert it to text, for example with pdftotext"
    ),
    (
      [0x50, 0x4B, 0x03, 0x04],
      "this is a ZIP archive, perhaps a DOCX or ODT; these are not read yet: save it as text"
    ),
    (
      [0xD0, 0xCF, 0x11, 0xE0],
      "this is an old Word or Office file; these are not read yet: save it as text"
    ),
    (Array("{\\rtf".utf8), "this is RTF; RTF is not read yet: save it as text"),
    ([0x1F, 0x8B], "this is a gzip archive: unpack it first"),
    ([0xFF, 0xFE, 0x00, 0x00], "this is UTF-32, which is not read: save it as UTF-8"),
    ([0x00, 0x00, 0xFE, 0xFF], "this is UTF-32, which is not read: save it as UTF-8"),
  ]
}
