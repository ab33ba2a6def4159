import Findings

extension Citation {
  /// As a lawyer writes it: `UN Convention 2024, art 23(2)(c)`, `PI/EFF recommendation 1`.
  var readable: String {
    if instrument == "pi-eff-2023" {
      let number = article.hasPrefix("R") ? String(article.dropFirst()) : article
      return number.first?.isNumber == true
        ? "PI/EFF recommendation \(number)" : "PI/EFF recommendations, \(article)"
    }
    let name = Self.names[instrument] ?? instrument
    if article.isEmpty { return name }
    return article.first?.isNumber == true ? "\(name), art \(article)" : "\(name), \(article)"
  }

  private static let names = [
    "un-2024": "UN Convention 2024",
    "un-2023-draft": "UN Convention, draft of July 2023",
    "untoc": "UN Convention against Transnational Organized Crime",
    "budapest": "Budapest Convention",
    "budapest-2ap": "Budapest Convention, Second Protocol",
    "malabo": "Malabo Convention",
    "arab-2010": "Arab Convention 2010",
    "commonwealth-2002": "Commonwealth Model Law 2002",
    "sadc-2013": "SADC Model Law 2013",
    "iccpr": "ICCPR",
    "echr": "ECHR",
    "achr": "ACHR",
  ]
}

extension [Citation] {
  var readable: String { map(\.readable).joined(separator: "; ") }
}
