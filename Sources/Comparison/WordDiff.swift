/// Two wordings as one, with `[-struck-]` and `[+inserted+]`.
enum WordDiff {
  /// Nil where the words are the same.
  static func redline(old: String, new: String) -> String? {
    let left = old.split { $0 == " " || $0 == "\n" }
    let right = new.split { $0 == " " || $0 == "\n" }
    guard left != right else { return nil }
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in right.difference(from: left) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    return render(left, right, removed, added)
  }

  private static func render(
    _ left: [Substring], _ right: [Substring], _ removed: Set<Int>, _ added: Set<Int>
  ) -> String {
    var parts: [String] = []
    var struck: [Substring] = []
    var inserted: [Substring] = []
    func flush() {
      if !struck.isEmpty { parts.append("[-\(struck.joined(separator: " "))-]") }
      if !inserted.isEmpty { parts.append("[+\(inserted.joined(separator: " "))+]") }
      struck = []
      inserted = []
    }
    var first = 0
    var second = 0
    while first < left.count || second < right.count {
      if first < left.count, removed.contains(first) {
        struck.append(left[first])
        first += 1
      } else if second < right.count, added.contains(second) {
        inserted.append(right[second])
        second += 1
      } else {
        flush()
        parts.append(String(left[first]))
        first += 1
        second += 1
      }
    }
    flush()
    return shortened(parts).joined(separator: " ")
  }

  /// Long stretches that stay are told by their ends.
  private static func shortened(_ parts: [String]) -> [String] {
    let isChange = parts.map { $0.hasPrefix("[-") || $0.hasPrefix("[+") }
    let near = 8
    var result: [String] = []
    for index in parts.indices {
      let window = max(0, index - near)...min(parts.count - 1, index + near)
      if window.contains(where: { isChange[$0] }) {
        result.append(parts[index])
      } else if result.last != "…" {
        result.append("…")
      }
    }
    return result
  }
}
