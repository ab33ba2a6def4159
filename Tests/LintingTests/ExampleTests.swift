import Bills
import Findings
import Lexicons
import Linting
import SourceText
import Testing

/// The examples of the lexicon are its tests.
@Suite struct ExampleTests {
  @Test func everyExampleDoesWhatItSays() throws {
    let results = try ExampleRunner(lexicon: Shipped.lexicon.get(), vetting: .trusting).run()
    let failures = results.failures.map { "\($0.path):\($0.line): \($0.id): \($0.message)" }
    #expect(failures == [])
    #expect(results.count > 500)
  }

  /// Each example that fires, again in a form that changes nothing for a reader.
  @Test(arguments: Disguise.allCases)
  func examplesFireInDisguise(_ disguise: Disguise) throws {
    let linter = try Shipped.linter()
    var failures: [String] = []
    for rule in try Shipped.lexicon.get().rules {
      let isException = Disguise.exceptions.contains {
        $0.disguise == disguise && $0.rule == rule.id
      }
      for example in rule.fires where !isException {
        let dressed = MarkedText(disguise.applied(to: example.text))
        guard let failure = dressed.failure(of: rule.id, linter, disguise.format) else { continue }
        // What fails undisguised too is the business of the test above.
        guard MarkedText(example.text).failure(of: rule.id, linter, .text) == nil else { continue }
        failures.append("\(rule.path):\(example.number): \(failure)")
      }
    }
    #expect(failures == [])
  }
}

/// An example without its marks.
struct MarkedText {
  let text: String
  /// Byte offsets at which a finding or a related place must begin.
  let marks: [Int]

  init(_ marked: String) {
    var text = ""
    var marks: [Int] = []
    for scalar in marked.unicodeScalars {
      if scalar == "↓" {
        marks.append(text.utf8.count)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    self.text = text
    self.marks = marks
  }

  /// What keeps a rule from firing at all marks, or nil.
  func failure(of rule: String, _ linter: Linter, _ format: SourceFormat) -> String? {
    let source = SourceText(path: "example", string: text)
    let found = linter.check(source, format: format).findings.filter { $0.rule == rule }
    guard !found.isEmpty else { return "does not fire" }
    let places = Set(found.flatMap { [$0.range.lowerBound] + $0.related.map(\.range.lowerBound) })
    guard let missed = marks.first(where: { !places.contains($0) }) else { return nil }
    let wanted = String(decoding: Array(text.utf8)[missed...].prefix(30), as: UTF8.self)
    return "fires at '\(found[0].evidence)', not at '\(wanted)'"
  }
}

/// A change of form that means nothing.
enum Disguise: String, CaseIterable, Sendable {
  case carriageReturns, multiBytePrefix, narrow, quotedMarkdown

  var format: SourceFormat { self == .quotedMarkdown ? .markdown : .text }

  /// Rules whose examples do not stand a disguise, with the reason.
  static let exceptions: [(disguise: Disguise, rule: String, reason: String)] = []

  func applied(to marked: String) -> String {
    switch self {
    case .carriageReturns: marked.replacing("\n", with: "\r\n")
    case .multiBytePrefix: "ÅRCADÍA — ÉTÉ “第一”\n\n" + marked
    case .narrow:
      marked.split(separator: "\n", omittingEmptySubsequences: false).map(Self.wrapped)
        .joined(separator: "\n")
    case .quotedMarkdown:
      marked.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }
        .joined(separator: "\n")
    }
  }

  /// The words of a line in lines of at most 40 columns.
  private static func wrapped(_ line: Substring) -> String {
    var lines = [""]
    for word in line.split(separator: " ") {
      let width = word.count { $0 != "↓" }
      if !lines[lines.count - 1].isEmpty, lines[lines.count - 1].count + 1 + width > 40 {
        lines.append("")
      }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.joined(separator: "\n")
  }
}
