import Foundation
import LanguageServer
import Testing

/// How long a keystroke takes in a long bill.
struct KeystrokeTests {
  private static let uri = "file:///bills/long.md"
  /// An optimised binary, where there is one to measure.
  private static let measured = ProcessInfo.processInfo.environment["TREATYLINT_MEASURED_BINARY"]

  /// Typed letters each get their diagnostics, and those are what a fresh server says of the text.
  @Test func whatIsTypedIsWhatIsChecked() throws {
    let text = try LongBill.text(copies: 2)
    let client = try EditorClient()
    client.open(Self.uri, text)
    _ = try client.diagnostics(of: Self.uri, version: 1)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let row = try #require(lines.firstIndex { $0.hasPrefix("(1) An authorised officer may") })
    for (index, letter) in "search ".enumerated() {
      client.change(Self.uri, to: index + 2, (row, 30 + index, row, 30 + index), String(letter))
    }
    lines[row].insert(
      contentsOf: "search ", at: lines[row].index(lines[row].startIndex, offsetBy: 30))
    let last = try client.diagnostics(of: Self.uri, version: 8)
    #expect(try client.shutDown() == 0)
    let fresh = try EditorClient()
    fresh.open(Self.uri, lines.joined(separator: "\n"))
    #expect(try fresh.diagnostics(of: Self.uri, version: 1) == last)
    #expect(try fresh.shutDown() == 0)
  }

  @Test(
    .enabled(
      if: Self.measured != nil,
      "TREATYLINT_MEASURED_BINARY names no optimised binary: nothing is measured"))
  func aKeystrokeInAHundredPagesTakesATenthOfASecond() throws {
    let text = try LongBill.text(copies: 11)
    let client = try EditorClient(binary: URL(filePath: Self.measured ?? ""))
    let clock = ContinuousClock()
    let first = try clock.measure {
      client.open(Self.uri, text)
      _ = try client.diagnostics(of: Self.uri, version: 1)
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let rows = lines.indices.filter { lines[$0].hasPrefix("(1) An authorised officer may") }
    let times = try (0..<40).map { index in
      let row = rows[index % rows.count]
      return try clock.measure {
        client.change(Self.uri, to: index + 2, (row, 21, row, 21), "x")
        _ = try client.diagnostics(of: Self.uri, version: index + 2)
      }
    }.sorted()
    print(
      "\(text.utf8.count) bytes: first \(first), keystroke median \(times[20]), slowest \(times[39])"
    )
    #expect(times[20] < .milliseconds(100))
    #expect(try client.shutDown() == 0)
  }
}
