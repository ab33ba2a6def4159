import Findings

/// Files that were read and about which the rules have nothing to say: a clean result would mislead.
struct UncheckedFiles {
  private let files: [FileReport]
  /// So many are named one by one; the rest are counted.
  private static let named = 5

  init(_ files: [FileReport]) { self.files = files }

  /// Lines for standard error.
  var notes: [String] {
    let written = files.filter { $0.source.utf8.contains { $0 > 0x20 } }
    return notes(
      written.filter { $0.language == nil },
      "not in a language that treatylint knows: not checked (name it with --language where this is"
        + " wrong)")
      + notes(
        written.filter { $0.language != nil && !$0.isOnSubject },
        "not about data or communications: the rules have nothing to say of it")
  }

  private func notes(_ files: [FileReport], _ reason: String) -> [String] {
    var notes = files.prefix(Self.named).map { "\($0.source.path): note: \(reason)" }
    if files.count > Self.named {
      notes.append("treatylint: note: \(files.count - Self.named) more files: \(reason)")
    }
    return notes
  }
}
