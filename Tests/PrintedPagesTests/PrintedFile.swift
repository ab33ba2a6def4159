import PrintedPages
import SourceText

/// A PDF made for a test: words at places, in Courier, whose letters are all 0.6 of its size wide.
struct PrintedFile {
  /// Words that begin at a place, in points from the upper left corner of the page.
  struct Words {
    let left: Double
    let top: Double
    let text: String
    var size = 10.0
  }

  var pages: [[Words]]

  /// The bytes of the file; the page size is A4.
  var bytes: [UInt8] {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [\(pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " "))]"
        + " /Count \(pages.count) >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for (index, page) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(5 + 2 * index) 0 R"
          + " /Resources << /Font << /F 3 0 R >> >> >>")
      let content = page.map {
        "BT /F \($0.size) Tf \($0.left) \(842 - $0.top) Td (\(Self.escaped($0.text))) Tj ET"
      }.joined(separator: "\n")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    return Self.file(objects)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
  }

  private static func file(_ objects: [String]) -> [UInt8] {
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      let digits = String(place)
      text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    text += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  func source() throws -> SourceText { try PrintedPages.read(bytes, path: "a.pdf") }
}

/// A column of lines, 12 points apart.
func column(_ lines: [String], left: Double = 150, top: Double = 100, size: Double = 10)
  -> [PrintedFile.Words]
{
  lines.enumerated().map {
    .init(left: left, top: top + 12 * Double($0.offset), text: $0.element, size: size)
  }
}

extension SourceText {
  /// The lines of the body with their places, and the notes in brackets.
  var printed: [String] {
    (0..<lineCount).compactMap { number in
      guard let known = layout?.lines.indices.contains(number) == true ? layout?.lines[number] : nil
      else { return nil }
      let text = string(line(number))
      let place = "\(known.place.page ?? 0):\(known.place.line ?? 0)"
      return known.role == .note ? "[\(text)]" : "\(place) \(text)"
    }
  }
}
