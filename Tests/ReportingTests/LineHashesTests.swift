import SourceText
import Testing

@testable import Reporting

/// The expected values were computed with the published algorithm, apart from this implementation.
struct LineHashesTests {
  @Test(arguments: [
    ("", ["c129715d7a2bc9a3:1"]),
    (
      "33. (1) “café” 😀\r\n\r\n(2) The Minister may\r(3) end\r \n",
      [
        "a6b2b73a1f184ed5:1", "77ff5f2d8d3ed70:1", "1d5e66135780bec6:1", "6e5f85e76ce16ae:1",
        "3c5bef55b72b93c9:1", "c129715d7a2bc9a3:1",
      ]
    ),
  ])
  func hashes(text: String, expected: [String]) {
    let source = SourceText(path: "a.md", string: text)
    let hashes = LineHashes(source)
    #expect((1...source.lineCount).map { hashes[$0] } == expected)
    #expect(hashes[0] == nil)
    #expect(hashes[expected.count + 1] == nil)
  }

  @Test func equalLinesAreNumbered() {
    let hashes = LineHashes(
      SourceText(path: "a.md", string: String(repeating: "may order.\n", count: 24)))
    #expect(hashes[1] == "68865d1a4a0d007e:1")
    #expect(hashes[15] == "68865d1a4a0d007e:15")
    #expect(hashes[16] == "de8565e73318f84a:1")
    #expect(hashes[24] == "53b52a526adcc1f2:1")
  }

  @Test func aByteOrderMarkCounts() {
    let source = SourceText(
      path: "a.md", utf8: Array("A bill\n".utf8), encoding: .utf8,
      offsets: OffsetMap(byteOrderMark: 3))
    #expect(LineHashes(source)[1] == "a466fe33635c5b18:1")
  }
}
