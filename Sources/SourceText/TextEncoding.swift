/// The encodings that are recognised.
package enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case latin1 = "ISO-8859-1"
  /// ISO-8859-1 with printable characters where that has control characters.
  case windows1252 = "Windows-1252"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// Taken out of a file that is no text itself; there are no bytes of the file to point to.
  case extracted
}
