import Words

/// What a list label looks like, and so which list it can belong to.
enum LabelStyle: Hashable, Sendable {
  /// `(1)`, and `1.` of a paragraph numbered without brackets.
  case digits
  /// `(a)`, `a)`.
  case letters
  /// `(aa)`: after `(z)`, or a list of its own.
  case doubled
  /// `(i)`.
  case roman
  /// `(A)`.
  case capitals
  /// `(I)`.
  case capitalRoman
  /// `1°`.
  case degrees

  var isDigits: Bool { self == .digits || self == .degrees }
}

/// A label read as a place in a list of one style.
struct LabelReading: Hashable, Sendable {
  let style: LabelStyle
  let value: Int
  /// The letter in `2A`; `2A` follows `2` and comes before `3`.
  let suffix: String

  /// All ways to read a label: `(i)` is the first roman numeral and the ninth letter.
  static func readings(of label: String, degrees: Bool = false) -> [LabelReading] {
    let bytes = Array(label.utf8)
    guard let first = bytes.first, bytes.count <= 6 else { return [] }
    if first &- 0x30 < 10 {
      let digits = label.prefix { $0 >= "0" && $0 <= "9" }
      guard let value = Int(digits), value < 1000 else { return [] }
      let suffix = String(label.dropFirst(digits.count)).uppercased()
      let rest = suffix.replacing(["º"], with: "")
      return [LabelReading(style: degrees ? .degrees : .digits, value: value, suffix: rest)]
    }
    let isLower = bytes.allSatisfy { $0 &- 0x61 < 26 }
    let isUpper = bytes.allSatisfy { $0 &- 0x41 < 26 }
    guard isLower || isUpper else { return [] }
    let lower = bytes.map { $0 | 0x20 }
    var readings: [LabelReading] = []
    if lower.count == 1 {
      readings.append(
        LabelReading(
          style: isLower ? .letters : .capitals, value: Int(lower[0]) - 0x60, suffix: ""))
    }
    // `(aa)` put in after `(a)`.
    if lower.count == 2, isLower {
      let second = String(decoding: [lower[1] & 0xDF], as: UTF8.self)
      readings.append(
        LabelReading(style: .letters, value: Int(lower[0]) - 0x60, suffix: second))
    }
    if lower.count == 2, lower[0] == lower[1], isLower {
      readings.append(LabelReading(style: .doubled, value: Int(lower[0]) - 0x60, suffix: ""))
    }
    if let value = roman(lower) {
      readings.append(
        LabelReading(style: isLower ? .roman : .capitalRoman, value: value, suffix: ""))
    }
    return readings
  }

  /// The value of a roman numeral written as numerals are, or nil.
  static func roman(_ bytes: [UInt8]) -> Int? {
    let values: [UInt8: Int] = [0x69: 1, 0x76: 5, 0x78: 10, 0x6C: 50, 0x63: 100]
    var total = 0
    var previous = Int.max
    var index = 0
    while index < bytes.count {
      guard let value = values[bytes[index]] else { return nil }
      if index + 1 < bytes.count, let next = values[bytes[index + 1]], next > value {
        guard value == 1 || value == 10, next <= value * 10, next - value <= previous else {
          return nil
        }
        total += next - value
        previous = value - 1
        index += 2
      } else {
        guard value <= previous else { return nil }
        total += value
        previous = value
        index += 1
      }
    }
    return total > 0 && bytes.count <= 6 ? total : nil
  }
}
