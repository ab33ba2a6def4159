import Findings
import SourceText

/// What a client can show, as far as answers depend on it.
struct ClientAbilities {
  var encoding = PositionEncoding.utf16
  var showsRelatedPlaces = false
  var showsLinks = false
  var pullsDiagnostics = false
  var takesDocumentChanges = false
  var showsTrees = false
  var readsMarkdown = false
  var registersWatchers = false
  var refreshesDiagnostics = false
  var refreshesLenses = false
  var takesCodeActions = false

  init() {}

  /// - Parameter parameters: those of `initialize`.
  init(_ parameters: JSON) {
    let client = parameters["capabilities"]
    let text = client["textDocument"]
    encoding = .agreed(client["general"]["positionEncodings"].strings)
    showsRelatedPlaces =
      text["publishDiagnostics"]["relatedInformation"].bool
      ?? text["diagnostic"]["relatedInformation"].bool ?? false
    pullsDiagnostics = !text["diagnostic"].isNull
    takesDocumentChanges = client["workspace"]["workspaceEdit"]["documentChanges"].bool ?? false
    showsTrees = text["documentSymbol"]["hierarchicalDocumentSymbolSupport"].bool ?? false
    readsMarkdown = text["hover"]["contentFormat"].strings.contains("markdown")
    showsLinks = text["definition"]["linkSupport"].bool ?? false
    registersWatchers =
      client["workspace"]["didChangeWatchedFiles"]["dynamicRegistration"].bool ?? false
    refreshesDiagnostics = client["workspace"]["diagnostics"]["refreshSupport"].bool ?? false
    refreshesLenses = client["workspace"]["codeLens"]["refreshSupport"].bool ?? false
    takesCodeActions = !text["codeAction"]["codeActionLiteralSupport"].isNull
  }
}

/// Findings as the protocol's diagnostics.
struct Diagnostics {
  let uri: String
  let source: SourceText
  let client: ClientAbilities

  func all(_ findings: [Finding]) -> [JSON] { findings.map(diagnostic) }

  func diagnostic(_ finding: Finding) -> JSON {
    var members: [String: JSON] = [
      "range": client.encoding.json(finding.range, in: source),
      "severity": .integer(Self.severity(finding.severity)),
      "code": .string(finding.rule),
      "source": "treatylint",
      "message": .string("\(finding.provision.label): \(finding.message)"),
    ]
    if client.showsRelatedPlaces, !finding.related.isEmpty {
      members["relatedInformation"] = .array(
        finding.related.map { place in
          [
            "location": [
              "uri": .string(uri), "range": client.encoding.json(place.range, in: source),
            ],
            "message": .string(place.message),
          ]
        })
    }
    return .object(members)
  }

  /// A failure of the configuration, in its own file.
  static func diagnostic(_ message: String, line: Int?) -> JSON {
    let line = max(0, (line ?? 1) - 1)
    return [
      "range": [
        "start": ["line": .integer(line), "character": 0],
        "end": ["line": .integer(line + 1), "character": 0],
      ],
      "severity": 1, "source": "treatylint", "message": .string(message),
    ]
  }

  private static func severity(_ severity: Severity) -> Int {
    switch severity {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }
}
