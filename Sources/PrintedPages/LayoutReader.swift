import SourceText
import XML

/// Reads the pages, lines and words that `pdftotext -bbox-layout` writes.
enum LayoutReader {
  /// - Parameter bytes: the tool's XHTML.
  /// - Throws: an error where it is no such thing, or holds more than a bill could.
  static func pages(_ bytes: [UInt8]) throws(UnreadableText) -> [Page] {
    guard let body = document(in: bytes) else {
      throw UnreadableText(message: "pdftotext did not finish: the PDF may be broken; repair it")
    }
    var state = State()
    do {
      try XMLScanner.scan(body) { event in
        state.take(event)
        return true
      }
    } catch {
      throw UnreadableText(
        message: "what pdftotext says of this PDF cannot be read: " + error.message)
    }
    return state.pages
  }

  /// The element that holds the pages, as XML: titles before it come unescaped from some versions, and
  /// control characters from some fonts.
  private static func document(in bytes: [UInt8]) -> [UInt8]? {
    let (opening, closing) = (Array("<doc>".utf8), Array("</doc>".utf8))
    guard let start = bytes.firstRange(of: opening)?.lowerBound,
      let end = bytes.suffix(64).firstRange(of: closing)?.upperBound, start < end
    else { return nil }
    let valid = String(decoding: bytes[start..<end], as: UTF8.self)
    return valid.utf8.map { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F ? 0x20 : $0 }
  }

  private struct State {
    var pages: [Page] = []
    private var words: [PageWord] = []
    private var box: PageBox?
    private var text: [UInt8] = []

    mutating func take(_ event: XMLEvent) {
      switch event {
      case .start(let element, _):
        switch element.name.local {
        case "page": pages.append(Page(number: pages.count + 1, lines: []))
        case "line": words = []
        case "word":
          box = Self.box(of: element)
          text = []
        default: break
        }
      case .text(let bytes, _, _): if box != nil { text += bytes }
      case .end(let name, _):
        if name.local == "word" { endWord() }
        if name.local == "line", !words.isEmpty, !pages.isEmpty {
          pages[pages.count - 1].lines.append(PageLine(words))
          words = []
        }
      case .instruction: break
      }
    }

    private mutating func endWord() {
      defer { box = nil }
      guard let box, box.height > 0, box.width >= 0 else { return }
      let text = String(decoding: text, as: UTF8.self).asLetters
      if !text.isEmpty { words.append(PageWord(text: text, box: box)) }
    }

    private static func box(of element: XMLElement) -> PageBox? {
      func number(_ name: String) -> Double? {
        element.attribute(name).flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
      }
      guard let left = number("xMin"), let top = number("yMin"), let right = number("xMax"),
        let bottom = number("yMax")
      else { return nil }
      return PageBox(left: left, top: top, right: right, bottom: bottom)
    }
  }
}

extension String {
  /// The same without white space, its ligatures taken apart.
  fileprivate var asLetters: String {
    var letters = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0xFB00: letters.append(contentsOf: "ff".unicodeScalars)
      case 0xFB01: letters.append(contentsOf: "fi".unicodeScalars)
      case 0xFB02: letters.append(contentsOf: "fl".unicodeScalars)
      case 0xFB03: letters.append(contentsOf: "ffi".unicodeScalars)
      case 0xFB04: letters.append(contentsOf: "ffl".unicodeScalars)
      case 0xFB05, 0xFB06: letters.append(contentsOf: "st".unicodeScalars)
      // A line of the text is a line of the page: nothing in a word may end one.
      case 0...0x20, 0x85, 0x2028, 0x2029: break
      default: letters.append(scalar)
      }
    }
    return String(letters)
  }
}
