import SourceText
import Testing

@Suite struct PositionTests {
  @Test func linesEndInAnyLineBreak() {
    let text = SourceText(path: "a", string: "one\r\ntwo\rthree\nfour")
    #expect(text.lineCount == 4)
    #expect((0..<4).map { text.string(text.line($0)) } == ["one", "two", "three", "four"])
  }

  @Test func columnsCountUTF16() {
    let text = SourceText(path: "a", string: "x\né😀b")
    #expect(
      text.position(at: 8) == TextPosition(offset: 8, line: 2, column: 4, byteColumn: 7))
  }

  @Test func offsetsBeyondTheEndAreClamped() {
    let text = SourceText(path: "a", string: "ab")
    #expect(text.position(at: 9).byteColumn == 3)
    #expect(text.line(7) == 2..<2)
  }
}
