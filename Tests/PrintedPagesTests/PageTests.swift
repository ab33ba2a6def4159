import SourceText
import Testing

@testable import PrintedPages

let hasPDFTool = (try? PageTool().layout(of: PrintedFile(pages: [[]]).bytes)) != nil

/// What a page shows besides its text, told apart by where it stands.
@Suite(.enabled("needs pdftotext") { hasPDFTool }) struct PageTests {
  /// Ten full lines, so that the edges of the column are known.
  static func body(_ name: String) -> [String] {
    (1...10).map { "the officer may obtain \(name) data of a row \($0 + 100) here" }
  }

  @Test func headsAndPageNumbersAreLeftOut() throws {
    let pages = (1...4).map { page in
      [
        PrintedFile.Words(left: 200, top: 50, text: "Ledgers Bill"),
        .init(left: 430, top: 50, text: "\(page)"),
      ]
        + column(Self.body(String(repeating: "p", count: page))) + [
          .init(left: 290, top: 780, text: "- \(page + 6) -")
        ]
    }
    let printed = try PrintedFile(pages: pages).source().printed
    #expect(printed.count == 40)
    #expect(printed.first == "1:1 the officer may obtain p data of a row 101 here")
    #expect(printed.last == "4:10 the officer may obtain pppp data of a row 110 here")
  }

  @Test func notesBesideTheTextStandApartOnEitherSide() throws {
    let left =
      column(Self.body("a")) + column(["Search of", "premises."], left: 60, top: 124, size: 7)
    let right =
      column(Self.body("b")) + column(["Seizure of", "goods."], left: 460, top: 148, size: 7)
    let printed = try PrintedFile(pages: [left, right]).source().printed
    #expect(
      printed.filter { $0.hasPrefix("[") } == [
        "[Search of]", "[premises.]", "[Seizure of]", "[goods.]",
      ])
    #expect(printed.firstIndex(of: "[Search of]") == 2)
    #expect(printed.filter { !$0.hasPrefix("[") }.count == 20)
  }

  @Test func linesAreCountedAsThePageCountsThem() throws {
    var page = column(Self.body("a"))
    page.insert(.init(left: 150, top: 80, text: "PART II OF THE LEDGERS ACT"), at: 0)
    // The heading has no number of its own.
    page += [.init(left: 125, top: 148, text: "5"), .init(left: 119, top: 208, text: "10")]
    let printed = try PrintedFile(pages: [page]).source().printed
    #expect(printed[1] == "1:1 the officer may obtain a data of a row 101 here")
    #expect(printed[5] == "1:5 the officer may obtain a data of a row 105 here")
    #expect(printed[10] == "1:10 the officer may obtain a data of a row 110 here")
  }

  @Test func labelsThatHangOutOfTheTextAreText() throws {
    var page = column(Self.body("a"))
    page.append(.init(left: 120, top: 124, text: "12."))
    let printed = try PrintedFile(pages: [page]).source().printed
    #expect(printed[2] == "1:3 12. the officer may obtain a data of a row 103 here")
  }

  @Test func columnsAreReadOneAfterTheOther() throws {
    let left = (1...12).map { "left words of the row \($0 + 100) here" }
    let right = (1...12).map { "right words of the row \($0 + 100) here" }
    let page =
      [PrintedFile.Words(left: 60, top: 70, text: String(repeating: "title across ", count: 6))]
      + column(left, left: 60) + column(right, left: 320)
    let printed = try PrintedFile(pages: [page]).source().printed.map {
      $0.split(separator: " ")[1]
    }
    #expect(
      printed == ["title"] + Array(repeating: "left", count: 12)
        + Array(repeating: "right", count: 12))
  }

  @Test func footnotesAreNotes() throws {
    let page =
      column(Self.body("a")) + column(["1 See the Act of 1998.", "2 Repealed."], top: 760, size: 7)
    let printed = try PrintedFile(pages: [page]).source().printed
    #expect(printed.suffix(2) == ["[1 See the Act of 1998.]", "[2 Repealed.]"])
  }

  @Test func aParagraphRunsOnOverThePage() throws {
    let first = PrintedFile.Words(
      left: 150, top: 100, text: "1. The officer may search any place that is named")
    let pages = [[first] + column(Self.body("a"), top: 112), column(Self.body("b"))]
    let source = try PrintedFile(pages: pages).source()
    let starts = try #require(source.layout).lines.compactMap { $0?.startsBlock }
    #expect(starts.first == true)
    #expect(starts.dropFirst().allSatisfy { !$0 })
  }
}
