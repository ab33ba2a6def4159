/// Two versions of a file as a patch.
enum UnifiedDiff {
  private static let context = 3

  private enum Line {
    case kept(Substring)
    case removed(Substring)
    case added(Substring)
  }

  /// A patch in the unified format, with three lines of context; empty where nothing differs.
  static func render(_ path: String, old: [UInt8], new: [UInt8]) -> [UInt8] {
    let lines = lines(
      from: split(String(decoding: old, as: UTF8.self)),
      to: split(String(decoding: new, as: UTF8.self)))
    let changes = lines.indices.filter { if case .kept = lines[$0] { false } else { true } }
    guard !changes.isEmpty else { return [] }
    var out = "--- \(path)\n+++ \(path)\n"
    var index = 0
    while index < changes.count {
      var last = index
      while last + 1 < changes.count, changes[last + 1] - changes[last] <= 2 * context {
        last += 1
      }
      let lower = max(0, changes[index] - context)
      let upper = min(lines.count, changes[last] + context + 1)
      out += hunk(lines, lower..<upper)
      index = last + 1
    }
    return Array(out.utf8)
  }

  private static func split(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func lines(from old: [Substring], to new: [Substring]) -> [Line] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var left = 0
    var right = 0
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        lines.append(.removed(old[left]))
        left += 1
      } else if right < new.count, added.contains(right) {
        lines.append(.added(new[right]))
        right += 1
      } else {
        lines.append(.kept(old[left]))
        left += 1
        right += 1
      }
    }
    return lines
  }

  private static func hunk(_ lines: [Line], _ range: Range<Int>) -> String {
    var old = 1
    var new = 1
    for line in lines[..<range.lowerBound] {
      switch line {
      case .kept:
        old += 1
        new += 1
      case .removed: old += 1
      case .added: new += 1
      }
    }
    var body = ""
    var counts = (old: 0, new: 0)
    for line in lines[range] {
      switch line {
      case .kept(let text):
        body += " \(text)\n"
        counts.old += 1
        counts.new += 1
      case .removed(let text):
        body += "-\(text)\n"
        counts.old += 1
      case .added(let text):
        body += "+\(text)\n"
        counts.new += 1
      }
    }
    return "@@ -\(old),\(counts.old) +\(new),\(counts.new) @@\n" + body
  }
}
