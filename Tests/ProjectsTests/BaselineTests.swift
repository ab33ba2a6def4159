import Bills
import Findings
import Lexicons
import Linting
import Projects
import Readers
import SeededRandom
import SourceText
import Testing

/// Baselines hold what they held, whatever happens to the text around it.
@Suite struct BaselineTests {
  private static let linter = Result {
    let lexicon = try Lexicon.shipped()
    return try Linter(
      lexicon: lexicon, rules: lexicon.rules, profiles: ["pi-eff-2023"], language: "en")
  }

  private static let clauses = [
    """
    (1) A police officer may by notice order any service provider to preserve specified data for a \
    period of two years in the investigation of any offence.
    """,
    """
    (1) The Minister may direct a service provider to remove the technical protection of any \
    communication and to hand over the key.
    """,
    "(1) A person who has a ledger shall keep it dry.",
    """
    (1) A police officer may enter any place and search any computer system found there, and may \
    seize it.
    """,
    "(1) A person who contravenes this Act commits an offence and is liable to a fine.",
  ]

  private static func bill(_ order: [Int], width: Int) -> String {
    var text = "# LEDGERS AND DATA BILL\n\n"
    for (number, clause) in order.enumerated() {
      text += "## \(number + 1). Clause on matter \("abcde".dropFirst(clause).prefix(1))\n\n"
      text += wrapped(clauses[clause], width) + "\n\n"
    }
    return text
  }

  private static func wrapped(_ text: String, _ width: Int) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + word.count > width, lines[lines.count - 1] != "" {
        lines.append("")
      }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.joined(separator: "\n")
  }

  private static func findings(_ text: String) throws -> [Finding] {
    try linter.get().check(SourceText(path: "bill.md", string: text), format: .markdown).findings
  }

  private static func baseline(_ findings: [Finding]) -> Baseline {
    Baseline(entries: findings.map { Baseline.entry(of: $0, in: "bill.md") })
  }

  /// Moved, renumbered, reflowed, with other clauses around: every finding is still the same one.
  @Test(arguments: UInt64(1)...12)
  func editedReflowedRenumbered(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let before = try Self.findings(Self.bill([0, 1, 3, 4], width: 90))
    #expect(before.count > 5)
    var order = [0, 1, 3, 4].shuffled(using: &random)
    order.insert(2, at: Int.random(in: 0...4, using: &random))
    let after = try Self.findings(Self.bill(order, width: Int.random(in: 20...200, using: &random)))
    let split = Self.baseline(before).split(after, in: "bill.md")
    #expect(split.new.map(\.rule) == [])
    #expect(split.stale.map(\.rule) == [])
  }

  @Test func whatIsNewIsReported() throws {
    let before = try Self.findings(Self.bill([1, 2, 4], width: 90))
    let after = try Self.findings(Self.bill([1, 2, 3, 4], width: 90))
    let split = Self.baseline(before).split(after, in: "bill.md")
    #expect(split.new.contains { $0.rule.hasPrefix("search/") || $0.provision.section == "3" })
    #expect(!split.new.contains { $0.provision.section == "1" })
  }

  @Test func whatIsGoneIsStale() throws {
    let before = try Self.findings(Self.bill([1, 3, 4], width: 90))
    let after = try Self.findings(Self.bill([1, 4], width: 90))
    let stale = Self.baseline(before).split(after, in: "bill.md").stale
    #expect(stale.contains { $0.provision.hasPrefix("clause 2") })
    #expect(!stale.contains { $0.provision.hasPrefix("clause 1") })
  }

  /// Two findings alike need two entries.
  @Test func alike() throws {
    let once = try Self.findings(Self.bill([0, 4], width: 90))
    let twice = try Self.findings(Self.bill([0, 0, 4], width: 90))
    let split = Self.baseline(once).split(twice, in: "bill.md")
    #expect(!split.new.isEmpty)
    #expect(split.new.allSatisfy { $0.provision.section != "1" })
  }

  @Test func writtenAndReadBack() throws {
    let baseline = Self.baseline(try Self.findings(Self.bill([0, 1, 3], width: 60)))
    let json = baseline.json
    #expect(try Baseline(json: json, path: "b.json").entries == baseline.entries)
    let lines = String(decoding: json, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == baseline.entries.count + 2)
  }

  @Test(arguments: ["", "{", "[]", "{\"schema\":1}", "{\"schema\":1,\"findings\":[{\"file\":1}]}"])
  func damaged(json: String) {
    let error = #expect(throws: RunError.self) {
      try Baseline(json: Array(json.utf8), path: "b.json")
    }
    #expect(error?.path == "b.json")
  }

  @Test func ofALaterProgram() {
    let error = #expect(throws: RunError.self) {
      try Baseline(json: Array("{\"schema\":2,\"findings\":[]}".utf8), path: "b.json")
    }
    #expect(error?.message.contains("later") == true)
  }
}
