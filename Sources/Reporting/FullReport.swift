import Findings
import SourceText

/// The format for a person at a terminal: the words, why they matter, and what to do.
struct FullReport {
  private let paint: Paint
  private let width: Int

  init(options: ReportOptions) {
    paint = Paint(isOn: options.color)
    width = min(160, max(40, options.width ?? 100))
  }

  func render(_ report: RunReport) -> [UInt8] {
    var out = Output()
    for file in report.files {
      for finding in file.findings {
        write(finding, in: file.source, to: &out)
        out.line()
      }
    }
    out.line(paint(report.summary, .strong))
    if let next = report.nextCommand { out.line("next: \(next)") }
    return out.bytes
  }

  private func write(_ finding: Finding, in source: SourceText, to out: inout Output) {
    let heading =
      paint(finding.severity.rawValue, Style(finding.severity))
      + paint(": \(finding.message.singleLine)", .strong) + " [\(finding.rule)]"
    out.line(heading)
    let snippet = Snippet(finding, in: source, paint: paint, width: width)
    out.write(snippet.draw(finding))
    for note in notes(of: finding) {
      write(note.name, note.lines, after: snippet.margin, to: &out)
    }
  }

  private typealias Note = (name: String, lines: [[StyledRun]])

  /// What stands under the snippet, in order; each line of a note is wrapped by itself.
  private func notes(of finding: Finding) -> [Note] {
    var notes: [Note] = []
    func add(_ name: String, _ texts: String...) {
      let lines = texts.map(\.singleLine).filter { !$0.isEmpty }.map { [StyledRun($0)] }
      if !lines.isEmpty { notes.append((name, lines)) }
    }
    add("why", finding.why)
    add("basis", "\(finding.basis.explanation) (confidence: \(finding.confidence.rawValue))")
    add("treaty", finding.cites.readable)
    add("searched", finding.searched.joined(separator: ", "))
    if let suggestion = finding.suggestion {
      var lines = suggestion.advice.isEmpty ? [] : [[StyledRun(suggestion.advice.singleLine)]]
      if let redline = suggestion.redline { lines.append(Redline(redline.singleLine).runs) }
      if !lines.isEmpty { notes.append(("suggest", lines)) }
    }
    add("more", "treatylint explain \(finding.rule)")
    return notes
  }

  private func write(
    _ name: String, _ lines: [[StyledRun]], after margin: String, to out: inout Output
  ) {
    let hanging = margin.count + name.count + 4
    let wrapped = lines.flatMap { $0.wrapped(to: max(20, width - hanging)) }
    for (index, line) in wrapped.enumerated() {
      if index == 0 {
        out.write("\(margin)\(paint("=", .gutter)) \(paint("\(name):", .strong)) ")
      } else {
        out.write(String(repeating: " ", count: hanging))
      }
      out.line(paint(line))
    }
  }
}

extension RunReport {
  /// What a person who has read the report would type next.
  fileprivate var nextCommand: String? {
    guard let file = files.first(where: { !$0.findings.isEmpty }) ?? files.first else { return nil }
    let command = file.provisionCount == 0 ? "outline" : "powers"
    return "treatylint \(command) \(file.source.path.quotedForShell)"
  }
}

extension String {
  /// As one word of a shell; a path that looks like an option gets `./` in front.
  var quotedForShell: String {
    let path = hasPrefix("-") ? "./" + self : self
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
        || "._/-@%+=:,".unicodeScalars.contains($0)
    }
    if isPlain, !path.isEmpty { return path }
    return "'"
      + path.singleLine.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
