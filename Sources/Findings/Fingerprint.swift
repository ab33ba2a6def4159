/// A stable short name for a finding.
package enum Fingerprint {
  /// FNV-1a over the words of the parts, case and blanks aside, as 16 hexadecimal digits.
  package static func of(_ parts: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for part in parts {
      var wasBlank = true
      for byte in part.utf8 {
        let isBlank = byte <= 0x20
        if !isBlank { add(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
        if isBlank, !wasBlank { add(0x20) }
        wasBlank = isBlank
      }
      add(0)
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
