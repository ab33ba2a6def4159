/// What the first bytes of a file betray about its format.
package enum FileSignature {
  /// What to tell the owner of a file of a format that is not read, or nil.
  package static func reasonToRefuse(_ bytes: [UInt8]) -> String? {
    for (signature, reason) in signatures where bytes.starts(with: signature) { return reason }
    let opening = bytes.prefix(512).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    for (tag, reason) in tags where starts(opening, with: tag) { return reason }
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

  private static let tags: [(String, String)] = [
    ("<?xml", "this is XML; XML is not read yet: convert it to text or Markdown"),
    ("<!doctype html", "this is HTML; HTML is not read yet: convert it to text or Markdown"),
    ("<html", "this is HTML; HTML is not read yet: convert it to text or Markdown"),
  ]

  private static func starts(_ bytes: ArraySlice<UInt8>, with tag: String) -> Bool {
    bytes.prefix(tag.utf8.count).map { 0x41 <= $0 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      == Array(tag.utf8)
  }
}
