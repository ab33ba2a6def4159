import Bills

/// A sample bill, read from Markdown, written in another format: for the tests that say that the format
/// makes no difference.
struct TwinBill {
  let bill: Bill

  /// Where the text about the bill begins, behind its last provision.
  private var end: Int {
    let last = bill.provisions.filter { $0.kind == .schedule }.last ?? bill.provisions[0]
    return bill.document.blocks.first {
      $0.range.lowerBound > last.range.lowerBound && $0.kind == .heading(level: 2)
    }?.range.lowerBound ?? bill.document.text.count
  }

  // MARK: Akoma Ntoso

  var akomaNtoso: String {
    let top = bill.provisions[0].children.map { bill.provisions[$0] }
    let start = top.first?.range.lowerBound ?? 0
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
      <bill name="bill">
      <meta>
      <identification source="#arcadia"/>
      </meta>
      <preface>
      \(front(upTo: start))
      </preface>
      <body>
      \(top.map { element($0) }.joined(separator: "\n"))
      </body>
      </bill>
      <components>
      <component>
      <doc name="memorandum">
      <mainBody>
      \(paragraphs(end..<bill.document.text.count))
      </mainBody>
      </doc>
      </component>
      </components>
      </akomaNtoso>

      """
  }

  /// What stands before the first provision, with the arrangement of clauses as contents.
  private func front(upTo start: Int) -> String {
    let blocks = bill.document.blocks.filter { $0.range.lowerBound < start }
    return blocks.map { block in
      let text = escaped(block.range)
      let isContents = block.marker != nil
      return isContents ? "<toc><tocItem>\(text)</tocItem></toc>" : "<p>\(text)</p>"
    }.joined(separator: "\n")
  }

  private func element(_ provision: Provision) -> String {
    let name = name(provision)
    let isContainer = provision.kind.isContainer
    var lines = ["<\(name)>", "<num>\(number(provision))</num>"]
    if let heading = provision.heading {
      lines.append("<heading>\(escaped(heading))</heading>")
    }
    let children = provision.children.map { bill.provisions[$0] }
      .filter { $0.range.lowerBound < end }
    let opening = paragraphs(provision.chapeau(in: bill.provisions))
    if children.isEmpty {
      lines.append("<content>\n\(opening)\n</content>")
    } else {
      if !opening.isEmpty { lines.append(isContainer ? opening : "<intro>\n\(opening)\n</intro>") }
      lines += children.map { element($0) }
      let tail = paragraphs(provision.tail)
      if !tail.isEmpty { lines.append("<wrapUp>\n\(tail)\n</wrapUp>") }
    }
    lines.append("</\(name.prefix { $0 != " " })>")
    return lines.joined(separator: "\n")
  }

  private func name(_ provision: Provision) -> String {
    switch provision.kind {
    case .schedule: "hcontainer name=\"schedule\""
    case .item: "point"
    default: provision.kind.rawValue
    }
  }

  private func number(_ provision: Provision) -> String {
    switch provision.kind {
    case .section: provision.number + "."
    case .part, .chapter, .division, .schedule:
      ([provision.unitWord.uppercased(), provision.number]).filter { !$0.isEmpty }
        .joined(separator: " ")
    default: "(\(provision.number))"
    }
  }

  private func paragraphs(_ range: Range<Int>) -> String {
    // The memorandum stands in the last provision of the Markdown.
    let upper = range.lowerBound < end ? min(range.upperBound, end) : range.upperBound
    return bill.document.string(range.lowerBound..<max(range.lowerBound, upper)).split(
      separator: "\n"
    )
    .filter { $0.contains { !$0.isWhitespace } }
    .map { "<p>\(escape(String($0)))</p>" }.joined(separator: "\n")
  }

  // MARK: HTML

  /// A page of a law site: the text with navigation around it.
  var html: String {
    var lines: [String] = []
    for block in bill.document.blocks where block.kind != .marginalNote {
      let text = escaped(block.range)
      if case .heading(let level) = block.kind {
        lines.append("<h\(level)>\(text)</h\(level)>")
      } else if let marker = block.marker {
        lines.append("<ol>\n<li value=\"\(marker.label)\">\(text)</li>\n</ol>")
      } else if block.depth > 0 {
        lines.append("<ul>\n<li>\(text)</li>\n</ul>")
      } else {
        lines.append("<p>\(text)</p>")
      }
    }
    let body = lines.joined(separator: "\n").replacing("</ol>\n<ol>\n", with: "")
      .replacing("</ul>\n<ul>\n", with: "")
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Bills of the National Assembly of Arcadia</title>
      <style>nav { float: left }</style>
      </head>
      <body>
      <nav>
      <ul>
      <li><a href="bills">Bills</a></li>
      <li><a href="acts">Acts</a></li>
      </ul>
      </nav>
      <script>document.title = "<p>Any officer may seize any data.</p>";</script>
      <div class="document">
      \(body)
      </div>
      <footer>Any officer may print this page.</footer>
      </body>
      </html>

      """
  }

  private func escaped(_ range: Range<Int>) -> String { escape(bill.document.string(range)) }

  private func escape(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
