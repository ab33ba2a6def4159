/// The number of a provision as a file prints it, taken apart: "Section 12.", "(1)", "12.—", "§ 5",
/// "Art. 5°", "PART IV", "FIRST SCHEDULE".
struct NumberLabel: Hashable {
  /// Without brackets, stops and words: `12`, `1`, `IV`; empty where nothing looks like a number.
  let number: String
  /// The word before the number, lower case, or an empty string.
  let unitWord: String

  init(_ text: String) {
    let words = Self.words(of: text)
    guard
      let place = words.lastIndex(where: { $0.contains(where: \.isNumber) })
        ?? Self.lettered(words)
    else {
      number = ""
      unitWord = words.joined(separator: " ").lowercased()
      return
    }
    // "12 bis" is one number, and so is "47 and 48" where both are repealed.
    let suffix = words[(place + 1)...].first.flatMap {
      $0.count <= 6 && $0.allSatisfy(\.isLowercase) ? $0 : nil
    }
    let first = words[...place].firstIndex { $0.contains(where: \.isNumber) } ?? place
    number = words[first...place].joined(separator: " ") + (suffix ?? "")
    unitWord = words[..<first].first { $0.allSatisfy(\.isLetter) }?.lowercased() ?? ""
  }

  /// Words with what may stand within a number; other marks are left out.
  private static func words(of text: String) -> [Substring] {
    let marks = text.map { character -> Character in
      character.isLetter || character.isNumber || ".-–/'".contains(character)
        ? character == "º" || character == "ª" || character == "°" ? " " : character : " "
    }
    return String(marks).split(separator: " ").compactMap { word in
      var word = word
      while let last = word.last, !last.isLetter, !last.isNumber { word.removeLast() }
      while let first = word.first, !first.isLetter, !first.isNumber { word.removeFirst() }
      return word.isEmpty ? nil : word
    }
  }

  /// A numeral or a letter or two: the only word, or the last one after "Part".
  private static func lettered(_ words: [Substring]) -> Int? {
    guard let last = words.last else { return nil }
    let isNumeral = last.uppercased().allSatisfy { "IVXLCDM".contains($0) } && last.count <= 8
    return isNumeral || last.count <= 3 ? words.count - 1 : nil
  }
}
