import Bills
import Readers
import SourceText

/// Marked-up texts read as the files they would be.
enum MarkupReading {
  static func document(_ text: String, _ name: String) throws -> Document {
    try Reader.open(Array(text.utf8), path: name, format: nil)
  }

  /// An Akoma Ntoso bill with a body.
  static func akomaNtoso(_ body: String, before: String = "") throws -> Document {
    try document(akomaNtosoText(body, before: before), "bill.xml")
  }

  static func akomaNtosoText(_ body: String, before: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill name="bill">
    <meta><identification source="#a"><FRBRWork/></identification></meta>
    \(before)<body>\(body)</body></bill></akomaNtoso>
    """
  }

  static func html(_ body: String) throws -> Document {
    try document("<!doctype html><html><body>\(body)</body></html>", "bill.html")
  }
}

extension Document {
  /// `section 1`, `paragraph a` and so on, in the order of the file.
  var declaredLabels: [String] { declared.map { "\($0.kind.rawValue) \($0.number)" } }

  /// The bytes of the file that words of the document stand for.
  func source(of words: String) -> String? {
    let text = String(decoding: self.text, as: UTF8.self)
    guard let place = text.firstRange(of: words) else { return nil }
    let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    return source.string(sourceRange(start..<start + words.utf8.count))
  }
}
