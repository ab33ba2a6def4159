import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs `pdftotext`, so that a hostile PDF meets a process of its own with limits of its own.
package struct PageTool: Sendable {
  /// What one PDF may cost.
  package struct Limits: Sendable {
    package var seconds = 60
    /// Address space of the process.
    package var mebibytes = 2048
    /// What the process may print, in bytes.
    package var output = 256 << 20

    package init() {}
  }

  private let limits: Limits
  private let searchPath: String?

  /// - Parameter searchPath: the folders in which the tool is looked for; nil for those of the environment.
  package init(limits: Limits = Limits(), searchPath: String? = nil) {
    self.limits = limits
    self.searchPath = searchPath
  }

  /// The XHTML with the place of each word.
  ///
  /// - Throws: what is wrong with the PDF or the installation, and what to do about it.
  func layout(of pdf: [UInt8]) throws(UnreadableText) -> [UInt8] {
    let command =
      "ulimit -v \(limits.mebibytes * 1024) 2>/dev/null; ulimit -t \(limits.seconds); ulimit -c 0; "
      + "exec pdftotext -bbox-layout -enc UTF-8 - -"
    let run: ToolRun
    do {
      run = try ToolRun.run(
        ["/bin/sh", "-c", command], input: pdf, limits: limits, searchPath: searchPath)
    } catch {
      throw UnreadableText(message: "pdftotext could not be started: \(error.message)")
    }
    switch run.end {
    case .exited(0): return run.output
    case .exited(127):
      throw UnreadableText(
        message: "reading PDF needs the program pdftotext, which is not installed: install "
          + "poppler-utils (Debian, Ubuntu) or poppler (Homebrew), or give the bill as text")
    case .tookTooLong:
      throw UnreadableText(
        message: "this PDF takes longer than \(limits.seconds) seconds to read: split it, or give "
          + "the bill as text")
    case .saidTooMuch:
      throw UnreadableText(
        message: "this PDF holds more than \(limits.output >> 20) MiB of words and places: split it"
      )
    case .exited, .killed: throw UnreadableText(message: Self.reason(run))
    }
  }

  private static func reason(_ run: ToolRun) -> String {
    let errors = String(decoding: run.errors.prefix(4096), as: UTF8.self)
    if errors.contains("Incorrect password") {
      return "this PDF is encrypted: save a copy without a password"
    }
    if errors.contains("Copying of text") {
      return
        "this PDF does not allow its text to be copied: ask for a copy without that restriction"
    }
    let first = errors.split(separator: "\n").first { $0.contains("Error") }
    if case .killed = run.end, first == nil {
      return "this PDF needs more memory or time than one file is given: split it"
    }
    let said = first.map { " (pdftotext: \($0.prefix(160)))" } ?? ""
    return "this PDF is broken: save it anew, or give the bill as text" + said
  }
}
