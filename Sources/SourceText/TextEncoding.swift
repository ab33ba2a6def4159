/// The encodings that are recognised.
package enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case latin1 = "ISO-8859-1"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
}
