import Bills
import Foundation
import Lexicons
import Linting
import Readers
import Testing

/// Real acts in XML and HTML, if a collection of them lies beside the package: the sections that are found
/// against those that a person counted in the file.
@Suite struct CorpusFormatTests {
  private static let folder = SampleTests.folder
    .appending(path: "../../shared/corpus/formats").standardizedFileURL
  private static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// Files, sections printed, and of these the ones that are put into another act.
  ///
  /// Not counted: in the South African by-law three unnumbered headings of its schedules, in the American act
  /// an element that holds a page number. The Kenyan bill has chapters and no sections.
  private static let counts: [(file: String, sections: Int, inserted: Int)] = [
    ("akn/Bill_Kenya_2006-12-19.xml", 0, 0), ("akn/Bill_SudAfrica_2003-09-04.xml", 3, 0),
    ("akn/uk_pga-2014-27-enacted-data.xml", 8, 0), ("akn/us_Act_2011-11-29.xml", 6, 0),
    ("akn/uy_bill_2010-09-27.xml", 3, 0), ("akn/za-community-fire-safety-bylaw.xml", 68, 0),
    ("ca-xml/2014-c31_E.XML", 92, 45), ("ca-xml/M-13.6.xml", 67, 0), ("dc-xml/11-154.xml", 9, 0),
    ("dc-xml/4-1303.02a.xml", 1, 0), ("html/au-privacy-act-1988.html", 0, 0),
    ("html/ph-ra-10175.html", 31, 0), ("html/tz-cap6-evidence-act.html", 186, 0),
  ]

  @Test(
    .enabled(if: isThere, "there is no collection of acts beside the package"), arguments: counts)
  func theSectionsThatAReaderSees(file: String, sections: Int, inserted: Int) throws {
    let lexicon = try Lexicon.shipped()
    let linter = try Linter(lexicon: lexicon, rules: [], profiles: ["pi-eff-2023"])
    let url = Self.folder.appending(path: file)
    let bytes = [UInt8](try Data(contentsOf: url))
    let bill = linter.bill(try Reader.open(bytes, path: url.lastPathComponent, format: nil))
    #expect(bill.sections.count == sections)
    #expect(bill.sections.count { bill.provisions[$0].isInserted } == inserted)
  }
}
