import Bills
import SourceText

/// What the server answers to questions about a document.
extension Server {
  func answer(_ method: String, _ parameters: JSON) throws -> JSON {
    switch method {
    case "textDocument/diagnostic": return try pulled(parameters)
    case "textDocument/hover":
      return try at(parameters, advised: true) { Hover(checked: $0, client: client).answer(at: $1) }
    case "textDocument/definition":
      return try at(parameters) { checked, offset in
        guard let place = checked.logical(offset) else { return .null }
        return locations(Places(checked: checked).destinations(at: place), in: checked)
      }
    case "textDocument/documentSymbol":
      return try about(parameters) { Symbols(checked: $0, client: client).answer() } ?? []
    case "textDocument/codeLens":
      return try about(parameters) { CodeLenses(checked: $0, client: client).answer() } ?? []
    case "textDocument/codeAction":
      let answer = try about(parameters, advised: true) { checked in
        let range = try client.encoding.range(parameters["range"], in: checked.source)
        return .array(
          CodeActions(checked: checked, client: client)
            .actions(at: range, kinds: parameters["context"]["only"].strings))
      }
      return answer ?? []
    default:
      throw RPCError(code: RPCError.methodNotFound, message: "unknown method: \(method)")
    }
  }

  /// An answer from the text that the client has now; nil for a document that is no bill.
  ///
  /// - Parameter advised: whether findings must carry what to do about them.
  /// - Throws: an error where the document is not open.
  private func about(
    _ parameters: JSON, advised: Bool = false, _ answer: (CheckedText) throws -> JSON
  ) throws -> JSON? {
    let uri = try uri(parameters)
    guard desk[uri] != nil else { throw RPCError.invalid("not open: \(uri)") }
    return try (advised ? desk.suggestions(uri) : desk.check(uri)).map(answer)
  }

  private func at(
    _ parameters: JSON, advised: Bool = false, _ answer: (CheckedText, Int) -> JSON
  ) throws -> JSON {
    try about(parameters, advised: advised) { checked in
      answer(checked, try client.encoding.offset(parameters["position"], in: checked.source))
    } ?? .null
  }

  func uri(_ parameters: JSON) throws(RPCError) -> String {
    guard let uri = parameters["textDocument"]["uri"].string else {
      throw .invalid("textDocument has no uri")
    }
    return uri
  }

  private func locations(_ ranges: [Range<Int>], in checked: CheckedText) -> JSON {
    .array(
      ranges.map {
        [
          "uri": .string(checked.uri),
          "range": client.encoding.json(
            checked.document.sourceRange($0), in: checked.source),
        ]
      })
  }
}
