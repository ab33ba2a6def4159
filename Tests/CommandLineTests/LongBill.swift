import Foundation

/// A bill as long as one likes: the Parts of the sample again and again, with their clauses, Parts and
/// cross-references numbered on.
enum LongBill {
  /// - Parameter copies: each of about 28 kB.
  static func text(copies: Int) throws -> String {
    let sample = try String(
      contentsOf: ToolRun.package.appending(path: "Samples/arcadia-cybercrime-bill-2026.md"),
      encoding: .utf8)
    func part(_ number: String) -> String.Index {
      sample.range(of: "\n## PART \(number) —")!.lowerBound
    }
    let repeated = String(sample[part("II")..<part("VII")])
    return sample[part("I")..<part("II")]
      + (0..<copies).map { numbered(repeated, copy: $0) }.joined()
      + numbered(String(sample[part("VII")...]), copy: copies - 1)
  }

  /// Clauses 4 to 47 and Parts II to VI are what is repeated.
  private static func numbered(_ text: String, copy: Int) -> String {
    func moved(_ number: Int) -> Int { (4...54).contains(number) ? number + 44 * copy : number }
    var result = text.replacing(/(?m)^### (\d+)\./) { "### \(moved(Int($0.1)!))." }
    result = result.replacing(/[Ss]ections? \d+( (to|and|or) \d+)?/) { match in
      String(match.0).replacing(/\d+/) { "\(moved(Int($0.0)!))" }
    }
    for (index, number) in ["II", "III", "IV", "V", "VI", "VII", "VIII"].enumerated().reversed() {
      result = result.replacing(
        "## PART \(number) —", with: "## PART \(roman(index + 2 + 5 * copy)) —")
    }
    return result
  }

  private static func roman(_ number: Int) -> String {
    let letters = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    var (left, result) = (number, "")
    for (value, letter) in letters {
      while left >= value {
        result += letter
        left -= value
      }
    }
    return result
  }
}
