import Findings

/// The powers of a bill against the safeguards that reach them, as a heat map.
struct MatrixTable {
  let safeguards: [(id: String, title: String)]
  let prefix: String

  func write(_ file: FileReport, to html: inout HTMLText) {
    guard !file.powers.isEmpty else { return }
    html.line("<section class=\"matrix\">")
    html.element("h2", "Powers and safeguards", "id=\"\(prefix)matrix\"")
    html.element(
      "p",
      "A provision number: where the safeguard comes from. ✗: looked for and not found in this bill. "
        + "–: not asked of this power.", "class=\"small\"")
    html.line(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Powers and safeguards\"><table class=\"wide\">"
    )
    var head = ""
    for name in ["Provision", "Power", "Holder", "Authorised by", "Offences"] {
      head += HTMLText.element("th", name, "scope=\"col\"")
    }
    for column in safeguards {
      head += "<th scope=\"col\"><span class=\"turned\">\(column.title.escapedForHTML)</span></th>"
    }
    html.line("<thead><tr>\(head)</tr></thead><tbody>")
    for power in file.powers { html.line("<tr>\(row(power))</tr>") }
    html.line("</tbody></table></div></section>")
  }

  private func row(_ power: PowerRow) -> String {
    var cells = HTMLText.element("th", power.provision.label, "scope=\"row\"")
    for text in [power.power, power.holder, power.authorisedBy, power.offences] {
      cells += HTMLText.element("td", text)
    }
    for column in safeguards {
      if let found = power.safeguards.first(where: { $0.safeguard == column.id }) {
        cells += HTMLText.element(
          "td", number(of: found.from), "class=\"cell has\" title=\"\(found.from.escapedForHTML)\"")
      } else if power.lacking.contains(column.id) {
        cells += "<td class=\"cell lacks\">✗</td>"
      } else {
        cells += "<td class=\"cell\">–</td>"
      }
    }
    return cells
  }

  /// `27(6)` of `clause 27(6)`.
  private func number(of label: String) -> String {
    label.split(separator: " ").last.map(String.init) ?? label
  }
}
