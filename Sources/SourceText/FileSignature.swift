/// What the first bytes of a file betray about its format.
package enum FileSignature {
  /// What to tell the owner of a file of a format that is not read, or nil.
  package static func reasonToRefuse(_ bytes: [UInt8]) -> String? {
    for (signature, reason) in signatures where bytes.starts(with: signature) { return reason }
    return nil
  }

  private static let signatures: [([UInt8], String)] = [
    (
      Array("%PDF-".utf8),
      "this is a PDF: give it the ending .pdf, or name the format"
    ),
    (
      [0x50, 0x4B, 0x03, 0x04],
      "this is a ZIP archive: of these only Word's .docx is read; save it as that, or as text"
    ),
    (
      [0xD0, 0xCF, 0x11, 0xE0],
      "this is an old Word file, or one with a password; these are not read: save it as .docx without "
        + "a password"
    ),
    (Array("{\\rtf".utf8), "this is RTF, which is not read: save it as .docx or as text"),
    ([0x1F, 0x8B], "this is a gzip archive: unpack it first"),
    ([0xFF, 0xFE, 0x00, 0x00], "this is UTF-32, which is not read: save it as UTF-8"),
    ([0x00, 0x00, 0xFE, 0xFF], "this is UTF-32, which is not read: save it as UTF-8"),
  ]
}
