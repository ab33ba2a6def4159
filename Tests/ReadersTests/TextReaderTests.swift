import Bills
import Readers
import SourceText
import Testing

@Suite struct TextReaderTests {
  private func read(_ text: String, _ location: SourceLocation = #_sourceLocation) -> Document {
    let document = Reader.read(SourceText(path: "bill.txt", string: text), format: .text)
    #expect(DocumentInvariants(document: document).violations == [], sourceLocation: location)
    return document
  }

  @Test func blankLinesSetParagraphsApart() {
    let document = read("An Act\n\n1. The Minister\n   may act.\n \t\n    (a) here;\n")
    #expect(texts(document) == ["An Act", "1. The Minister may act.", "(a) here;"])
    #expect(document.blocks.map(\.depth) == [0, 0, 2])
    #expect(lines(document.blocks[1], of: document) == ["1. The Minister", "may act."])
  }

  @Test func whiteSpaceCollapses() {
    let document = read("A\u{A0}\u{2003} b\u{200B}c\t\u{7}d\u{3000}e sub\u{AD}section\u{FEFF}.")
    #expect(texts(document) == ["A bc d e subsection."])
  }

  @Test func hyphensFollowTheRestOfTheFile() {
    let words = "a well-known rule, cross border, regulation\n\n"
    #expect(texts(read(words + "the regu-\nlation"))[1] == "the regulation")
    #expect(texts(read(words + "a well-\nknown rule"))[1] == "a well-known rule")
    #expect(texts(read(words + "a cross-\nborder order"))[1] == "a cross-border order")
    #expect(texts(read(words + "an enact-\nment"))[1] == "an enactment")
    #expect(texts(read(words + "sections 4-\n6 and A-\nB"))[1] == "sections 4- 6 and A- B")
  }

  /// A page of ten lines of one sentence, which the next page continues.
  private func page(_ number: Int, head: String, feed: String) -> String {
    let body = (1...14).map { "clause \($0) of page \(number) says that the officer shall\n" }
    return "\(feed)\(head)\n\n\(number)\n\n" + body.joined() + "\n"
  }

  @Test(arguments: ["\u{C}", ""])
  func runningHeadsDoNotInterrupt(feed: String) {
    let text = (1...5).map { page($0, head: "Interception Bill, No. 7", feed: feed) }.joined()
    let document = read(
      "Interception Bill, No. 7\n\n\(String(repeating: "X.\n", count: 20))\n" + text)
    #expect(texts(document).first == "Interception Bill, No. 7")
    let sentence = texts(document).last ?? ""
    #expect(!texts(document).dropFirst().contains { $0.contains("No. 7") })
    #expect(sentence.contains("the officer shall clause 1 of page 2 says"))
    #expect(document.blocks.last?.lineStarts.count == 70)
  }

  @Test func sectionNumbersAreNotPageNumbers() {
    let sections = (1...9).map { number in
      "\(number)\n\nTitle \(String(repeating: "A", count: number))\n\n"
        + (1...13).map { "Rule \($0) of \(number) is this.\n" }.joined() + "\n"
    }
    let document = read(sections.joined())
    #expect(texts(document).count { Int($0) != nil } == 9)
    #expect(texts(document).count { $0.hasPrefix("Title") } == 9)
  }

  @Test func labelsSurvivePageBreaks() {
    let text = (1...4).map { page($0, head: "The Bill", feed: "\u{C}") + "(a)\n\nenter.\n\n" }
    #expect(texts(read(text.joined())).count { $0 == "(a)" } == 4)
  }

  @Test func lineNumbersInTheMarginAreLeftOut() {
    let page = [5, 10, 15, 20].map { "An officer may enter the place.\n\n\($0)\n\n" }.joined()
    let document = read([page, page, page].joined(separator: "\u{C}Bill\n\n"))
    #expect(!texts(document).contains { Int($0) != nil })
  }

  private let full = "A person who does this without lawful authority is guilty\n"

  @Test func sideNotesStandAfterTheText() {
    let filler = (1...5).map { _ in String(repeating: full, count: 5) + "of it.\n\n" }.joined()
    let text =
      filler + full + "of an offence where the\n\nUnlawful use\nof a device\nan offence.\n\n"
      + "device is used.\n\nShort title.\n\n(a) This Act\n\n" + full
    let document = read(text)
    #expect(texts(document).suffix(2) == ["Unlawful use of a device an offence.", "Short title."])
    let interrupted = document.blocks[5]
    #expect(document.string(interrupted.range).hasSuffix("offence where the device is used."))
    let anchor = document.blocks.first { $0.kind == .marginalNote }?.anchor ?? 0
    #expect(interrupted.range.contains(anchor))
    #expect(document.string(..<anchor).hasSuffix("where the"))
  }

  @Test func unwrappedTextHasNoSideNotes() {
    let text = String(
      repeating: "1. Title\nOne line that is the whole section.\n\nShort.\n\n", count: 30)
    #expect(!read(text).blocks.contains { $0.kind == .marginalNote })
  }

  @Test func carriageReturnsEndLines() {
    #expect(texts(read("one\r\ntwo\r\n\r\nthree\rfour")) == ["one two", "three four"])
  }

  @Test func formatsGoByName() {
    #expect(Reader.format(of: "a/b.MD") == .markdown)
    #expect(Reader.format(of: "a.md/b.txt") == .text)
    #expect(Reader.format(of: "a.txt/b") == nil)
    #expect(Reader.format(of: "b.DOCX") == .docx)
    #expect(Reader.format(of: "b.pdf") == .pdf)
    #expect(Reader.format(of: "b.odt") == nil)
  }
}

extension Document {
  fileprivate func string(_ range: PartialRangeUpTo<Int>) -> String { string(0..<range.upperBound) }
}
