import Foundation
import Testing

@testable import LanguageServer

struct JSONTests {
  @Test func whatIsWrittenIsReadBack() throws {
    let strings = ["", "\"\\/\u{8}\n\t\u{1F}\u{7F}", "é—𝒜\u{2028}", "{}"]
    let value: JSON = [
      "strings": .array(strings.map { .string($0) }),
      "numbers": [0, -7, .number(0.5), .number(1e300)],
      "others": [.null, true, false, [], [:]], "": ["a": ["b": ["c": []]]],
    ]
    let bytes = value.bytes
    #expect(try JSONDecoder().decode(JSON.self, from: Data(bytes)) == value)
    #expect(!bytes.contains { $0 < 0x20 })
  }

  @Test func membersStandInTheOrderOfTheirNames() {
    let value: JSON = ["b": 1, "a": ["d": "x", "c": .null]]
    #expect(String(decoding: value.bytes, as: UTF8.self) == #"{"a":{"c":null,"d":"x"},"b":1}"#)
  }

  @Test func deepNestingIsRefusedAndDoesNotCrash() {
    let text = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
    }
  }
}
