/// What the server has told the client, so that it need not tell it twice.
struct Notes {
  private var results: [String: (number: Int, items: [JSON])] = [:]
  /// Diagnostics of project files, by the bill in whose check they came up.
  private var ofProject: [String: [(uri: String, diagnostic: JSON)]] = [:]

  mutating func forget(_ uri: String) { results[uri] = nil }

  /// The name of a result of a pull: the same for the same diagnostics.
  mutating func resultID(of items: [JSON], for uri: String) -> String {
    if let last = results[uri], last.items == items { return String(last.number) }
    let number = (results[uri]?.number ?? 0) + 1
    results[uri] = (number, items)
    return String(number)
  }

  /// Notes what the check of a bill says about project files.
  ///
  /// - Returns: the files whose diagnostics are others now, with all of them.
  mutating func replace(
    from uri: String, by placed: [(uri: String, diagnostic: JSON)]
  ) -> [(uri: String, diagnostics: [JSON])] {
    let files = Set((ofProject[uri] ?? []).map(\.uri)).union(placed.map(\.uri))
    let before = files.map { diagnostics(of: $0) }
    ofProject[uri] = placed.isEmpty ? nil : placed
    return zip(files, before).compactMap { file, before in
      let now = diagnostics(of: file)
      return now == before ? nil : (file, now)
    }.sorted { $0.uri < $1.uri }
  }

  /// Each once, though several bills bring it up.
  private func diagnostics(of file: String) -> [JSON] {
    var all: [JSON] = []
    for bill in ofProject.keys.sorted() {
      for note in ofProject[bill] ?? [] where note.uri == file && !all.contains(note.diagnostic) {
        all.append(note.diagnostic)
      }
    }
    return all
  }
}
