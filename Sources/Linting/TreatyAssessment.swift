import Analysis
import Bills
import Checks
import Findings
import Lexicons

/// Sets a bill beside a treaty.
///
/// An article is answered by the powers of its subject, or by the sections that bear its name. Whether
/// an offence has the elements that the treaty asks for is not assessed: such articles are shown with
/// their clauses and no verdict.
struct TreatyAssessment {
  let analysis: Analysis
  let findings: [Finding]
  let profile: Profile

  func table() -> TreatyTable {
    let articles = profile.headings.keys.filter { Int($0) != nil }.sorted { Int($0)! < Int($1)! }
    return TreatyTable(name: profile.name, rows: articles.compactMap(row))
  }

  private func row(_ article: String) -> TreatyTable.Row? {
    guard let names = profile.headings[article], let title = names.first else { return nil }
    let subjects = profile.articles.filter { numbers($0.value).contains(article) }.map(\.key)
    let powers = analysis.powers.filter { subjects.contains($0.powerClass) }
    var provisions = powers.map(\.provision)
    if subjects.contains("safeguards") { provisions += analysis.reach.general.map(\.section) }
    if provisions.isEmpty { provisions = sections(named: names) }
    let against = findings.filter { finding in
      finding.cites.contains {
        $0.instrument == profile.id && numbers($0.article).contains(article)
      }
        && finding.severity != .note
    }
    var labels = unique(provisions.sorted().map { label(of: $0) })
    if labels.isEmpty, !subjects.isEmpty {
      // What a finding says of the article, it says of the clause that answers it, well or badly.
      labels = unique(
        against.filter { $0.provision.section != "bill" }.map { section(of: $0.provision.label) })
    }
    return TreatyTable.Row(
      article: article, title: title,
      status: status(isAsked: !subjects.isEmpty, isFound: !labels.isEmpty, against),
      provisions: labels, rules: unique(against.map(\.rule)))
  }

  private func status(
    isAsked: Bool, isFound: Bool, _ against: [Finding]
  ) -> TreatyTable.Status {
    guard isAsked else { return .notAssessable }
    guard isFound else { return .notFound }
    if against.contains(where: { $0.basis == .exceeds }) { return .exceeded }
    return against.contains { $0.basis == .omits } ? .inPart : .met
  }

  /// `clause 38` of `clause 38(2)`.
  private func section(of label: String) -> String { String(label.prefix { $0 != "(" }) }

  /// `28` of `28(4)`; all of `35(3), 40(8)`.
  private func numbers(_ articles: String) -> Set<String> {
    Set(
      articles.split(separator: ",").map { part in
        String(part.drop { $0 == " " }.prefix { $0.isNumber })
      })
  }

  /// The sections whose headings hold one of the names of an article, as whole words.
  private func sections(named names: [String]) -> [Int] {
    analysis.bill.sections.filter { section in
      guard let heading = analysis.bill.provisions[section].heading else { return false }
      let words = " " + folded(heading) + " "
      return names.contains { words.contains(" " + $0.lowercased() + " ") }
    }
  }

  private func folded(_ range: Range<Int>) -> String {
    analysis.bill.tokens(in: range).filter { $0.word >= 0 }
      .map { analysis.bill.words.string(of: $0.word) }.joined(separator: " ")
  }

  private func label(of provision: Int) -> String {
    analysis.bill.label(of: analysis.bill.section(of: provision) ?? provision)
  }

  private func unique(_ labels: [String]) -> [String] {
    var seen: Set<String> = []
    return labels.filter { seen.insert($0).inserted }
  }
}
