import Analysis
import Bills
import Findings
import Lexicons
import Words

/// A treaty article cited for the wrong subject: "Article 6 (illegal access) of the Convention".
///
/// Each concept of `find` names a treaty; what follows its dot is the profile whose `headings` say
/// which article is about what. A treaty cited as "the Convention" is the one that the bill's
/// definition of the term names.
enum CitationCheck {
  static func run(_ context: CheckContext) -> [Draft] {
    let bill = context.bill
    var drafts: [Draft] = []
    for reference in bill.references where reference.unit == .section && !reference.items.isEmpty {
      guard context.isArticle(reference),
        let clause = context.analysis.clause(at: reference.range.lowerBound),
        let treaty = context.treaty(cited: reference, in: clause),
        let draft = mismatch(reference, treaty, clause, context)
      else { continue }
      drafts.append(draft)
    }
    return context.merged(drafts) { "\"\(context.analysis.quote($0.range))\" again" }
  }

  private static func mismatch(
    _ reference: Reference, _ treaty: CitedTreaty, _ clause: Clause, _ context: CheckContext
  ) -> Draft? {
    guard let profile = context.yardstick.profile(treaty.profile),
      let item = reference.items.first, let number = item.path.first
    else { return nil }
    var draft = Draft(
      range: reference.range.lowerBound..<max(reference.range.upperBound, treaty.range.upperBound),
      provision: context.bill.provision(at: reference.range.lowerBound), power: nil,
      confidence: context.check.confidence)
    if let last = item.through?.first {
      // A range that is a landmark of another text of the treaty, and none of this one.
      let range = "\(number)-\(last)"
      guard profile.headings[range] == nil,
        let other = context.yardstick.all.first(where: {
          $0.id != profile.id && $0.headings[range] != nil
        })
      else { return nil }
      draft.values["value"] = "articles \(number) to \(last) are those of \(other.name)"
      return draft
    }
    let start = reference.externalAct?.lowerBound ?? reference.range.upperBound
    let subject = " " + context.folded(start..<max(start, treaty.range.lowerBound)) + " "
    func fits(_ headings: [String]) -> Bool {
      headings.contains { subject.contains(" " + $0.lowercased().filter { $0 != "," } + " ") }
    }
    guard let own = profile.headings[number], !fits(own) else { return nil }
    guard
      let right = profile.headings.filter({ fits($0.value) && !$0.key.contains("-") })
        .min(by: { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) })
    else { return nil }
    draft.values["value"] = "article \(right.key)"
    return draft
  }
}

/// A treaty that a reference points into.
struct CitedTreaty {
  let profile: String
  /// Its name, in the logical text.
  let range: Range<Int>
}

extension CheckContext {
  func isArticle(_ reference: Reference) -> Bool {
    bill.tokens(in: reference.range).first.map {
      bill.words.string(of: $0.word).hasPrefix("art")
    } ?? false
  }

  /// Words folded, single spaces, without marks.
  func folded(_ range: Range<Int>) -> String {
    guard range.lowerBound < range.upperBound else { return "" }
    return bill.tokens(in: range).filter { $0.word >= 0 }
      .map { bill.words.string(of: $0.word) }.joined(separator: " ")
  }

  /// The treaty named within a few words after a reference, in its sentence, before the next
  /// article.
  func treaty(cited reference: Reference, in clause: Clause) -> CitedTreaty? {
    let sentence = clause.sentence(at: reference.range.lowerBound)
    let start = reference.externalAct?.lowerBound ?? reference.range.upperBound
    let next = bill.references.first {
      $0.range.lowerBound >= reference.range.upperBound && $0.unit == .section && isArticle($0)
    }
    let end = min(sentence.upperBound, start + 160, next?.range.lowerBound ?? sentence.upperBound)
    guard start < end else { return nil }
    let window = start..<end
    let named = check.find.compactMap { concept in
      analysis.mentions.of(concept, in: window).first.map {
        CitedTreaty(profile: String(concept.drop { $0 != "." }.dropFirst()), range: $0)
      }
    }.min { $0.range.lowerBound < $1.range.lowerBound }
    return named ?? definedTreaty(in: window)
  }

  /// "the Convention", where the bill says which one it means.
  private func definedTreaty(in window: Range<Int>) -> CitedTreaty? {
    let tokens = bill.tokens(in: window).prefix(20)
    for token in tokens where token.kind == .word {
      let word = bill.words.string(of: token.word)
      guard word == "convention" || word == "protocol",
        let term = analysis.terms.definition(ofTerm: word, usedIn: 0)
      else { continue }
      let concept = check.find.first { analysis.mentions.has($0, in: term.definition) }
      return concept.map {
        CitedTreaty(profile: String($0.drop { $0 != "." }.dropFirst()), range: token.range)
      }
    }
    return nil
  }
}
