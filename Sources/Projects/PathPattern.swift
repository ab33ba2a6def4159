/// A pattern of paths as `.gitignore` writes them: `*` and `?` within a name, `**` across folders, a
/// leading or inner slash ties it to the folder of its file, a closing one to folders.
package struct PathPattern: Hashable, Sendable {
  package let text: String
  /// Whether a path that matches is taken back in: the pattern began with `!`.
  package let isNegated: Bool
  private let bytes: [UInt8]
  private let isForFolders: Bool
  private let isAnchored: Bool

  package init(_ text: String) {
    self.text = text
    var bytes = Array(text.utf8)
    isNegated = bytes.first == UInt8(ascii: "!")
    if isNegated { bytes.removeFirst() }
    isForFolders = bytes.last == slash
    if isForFolders { bytes.removeLast() }
    isAnchored = bytes.contains(slash)
    if bytes.first == slash { bytes.removeFirst() }
    self.bytes = bytes
  }

  /// Whether a path matches, or a folder that it lies in does.
  ///
  /// - Parameter path: relative to the folder that the pattern was written in, without `./`.
  package func matches(_ path: String) -> Bool {
    let path = Array(path.utf8)
    for end in path.indices.filter({ path[$0] == slash }) + (isForFolders ? [] : [path.count]) {
      let head = path[..<end]
      if isAnchored {
        if Self.matches(bytes[...], head) { return true }
      } else {
        let name = head.lastIndex(of: slash).map { head[($0 + 1)...] } ?? head
        if Self.matches(bytes[...], name) { return true }
      }
    }
    return false
  }

  /// Wildcards by the two-pointer method: time grows with the product of the lengths at most.
  private static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    var (p, t) = (pattern.startIndex, text.startIndex)
    /// Where to go on when a name's star took too little, and when a double star did.
    var star: (pattern: Int, text: Int)?
    var deep: (pattern: Int, text: Int)?
    while t < text.endIndex {
      if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
        if p + 1 < pattern.endIndex, pattern[p + 1] == UInt8(ascii: "*") {
          p += 2
          deep = (p, t)
          star = nil
          // "**/" matches no folder too.
          if p < pattern.endIndex, pattern[p] == slash { deep = (p + 1, t) }
          p = deep!.pattern
        } else {
          p += 1
          star = (p, t)
        }
      } else if p < pattern.endIndex,
        pattern[p] == text[t] || pattern[p] == UInt8(ascii: "?") && text[t] != slash
      {
        p += 1
        t += 1
      } else if let last = star, text[last.text] != slash {
        star = (last.pattern, last.text + 1)
        (p, t) = (last.pattern, last.text + 1)
      } else if let last = deep {
        deep = (last.pattern, last.text + 1)
        star = nil
        (p, t) = (last.pattern, last.text + 1)
      } else {
        return false
      }
    }
    while p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") { p += 1 }
    return p == pattern.endIndex
  }
}

private let slash = UInt8(ascii: "/")

/// The patterns of one file of them; the last that matches a path decides.
package struct PathPatterns: Sendable {
  package let patterns: [PathPattern]
  /// The absolute folder that paths are relative to.
  package let folder: String

  package init(_ patterns: [PathPattern], folder: String) {
    self.patterns = patterns
    self.folder = folder
  }

  /// Reads a file such as `.gitignore`: a pattern a line, `#` for a comment.
  package init(text: String, folder: String) {
    self.init(
      text.split(whereSeparator: \.isNewline).map(String.init)
        .filter { !$0.hasPrefix("#") && !$0.allSatisfy { $0 == " " } }
        .map { PathPattern($0) }, folder: folder)
  }

  package var isEmpty: Bool { patterns.isEmpty }

  /// Whether an absolute path is named; nil where no pattern speaks of it.
  package func verdict(on path: String) -> Bool? {
    let prefix = folder == "/" ? "/" : folder + "/"
    guard path.hasPrefix(prefix) else { return nil }
    let relative = String(path.dropFirst(prefix.count))
    return patterns.last { $0.matches(relative) }.map { !$0.isNegated }
  }

  package func name(_ path: String) -> Bool { verdict(on: path) ?? false }
}
