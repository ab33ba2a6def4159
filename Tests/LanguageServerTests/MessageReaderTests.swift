import SeededRandom
import Testing

@testable import LanguageServer

struct MessageReaderTests {
  private static func message(_ content: String) -> [UInt8] {
    Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8)
  }

  private static func content(_ text: String) -> MessageReader.Piece { .content(Array(text.utf8)) }

  @Test func messagesAreTheSameHoweverTheyArrive() {
    let contents = [
      "{}", "", "{\"a\":\"é\\r\\n\\r\\n\"}", "\r\n\r\n", String(repeating: "x", count: 9000),
    ]
    let bytes = contents.flatMap(Self.message)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<50 {
      var reader = MessageReader()
      var pieces: [MessageReader.Piece] = []
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
        pieces += reader.take(Array(bytes[start..<end]))
        start = end
      }
      #expect(pieces == contents.map(Self.content))
    }
  }

  @Test func otherHeadersAreTakenAndCaseIsNoMatter() {
    var reader = MessageReader()
    let header =
      "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:2\r\n\r\n{}"
    #expect(reader.take(Array(header.utf8)) == [Self.content("{}")])
  }

  @Test(arguments: [
    "Content-Length: -4\r\n\r\n", "Content-Length: 4e1\r\n\r\n", "Content-Length:\r\n\r\n",
    "\r\n\r\n",
    "Length: 4\r\n\r\n", "Content-Length: 99999999999999999999999\r\n\r\n",
    "Content-Length: 1000\r\n\r\n", "not a header at all\r\n\r\nnor this\r\n\r\n",
  ])
  func aBadHeaderIsOneFaultAndTheNextMessageIsRead(header: String) {
    var reader = MessageReader(largestContent: 999)
    let pieces = reader.take(Array(header.utf8) + Self.message("{}"))
    guard case .fault? = pieces.first else {
      Issue.record("no fault: \(pieces)")
      return
    }
    #expect(pieces.dropFirst() == [Self.content("{}")])
  }

  @Test func noiseIsBoundedAndPassedOver() {
    var reader = MessageReader()
    var random = SeededGenerator(seed: 11)
    var pieces: [MessageReader.Piece] = []
    for _ in 0..<200 {
      pieces += reader.take((0..<1000).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
    pieces += reader.take(Array("\r\n".utf8) + Self.message("{}"))
    #expect(pieces.count == 2)
    #expect(pieces.last == Self.content("{}"))
  }
}
