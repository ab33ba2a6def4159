import Findings
import Foundation
import Projects
import SourceText

/// What the server does when it is told something, and what it tells by itself.
extension Server {
  func notified(_ method: String, _ parameters: JSON) {
    guard phase == .running else { return }
    do {
      switch method {
      case "initialized": watch()
      case "textDocument/didOpen":
        desk.open(try OpenDocument(opened: parameters["textDocument"]))
      case "textDocument/didChange":
        try desk.change(
          uri(parameters), parameters["contentChanges"].elements,
          version: parameters["textDocument"]["version"].integer, client.encoding)
      case "textDocument/didClose": close(try uri(parameters))
      case "textDocument/didSave":
        if Self.isProjectFile(try uri(parameters)) { reread() }
      case "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles": reread()
      default: break
      }
    } catch {
      // A notification has no answer: the client's log is where its author will look.
      notify(
        "window/logMessage", ["type": 1, "message": .string("\(method): \(message(of: error))")])
    }
  }

  private func message(of error: any Error) -> String {
    (error as? RPCError)?.message ?? (error as? RunError)?.message ?? "\(error)"
  }

  /// Asks to be told when the configuration, own lexicons or the baseline change.
  private func watch() {
    guard client.registersWatchers else { return }
    let patterns = ["**/.treatylint.{yml,yaml}", "**/.treatylint-baseline.json", "**/*.{yml,yaml}"]
    let registration: JSON = [
      "id": "project-files", "method": "workspace/didChangeWatchedFiles",
      "registerOptions": ["watchers": .array(patterns.map { ["globPattern": .string($0)] })],
    ]
    request("client/registerCapability", ["registrations": [registration]])
  }

  private static func isProjectFile(_ uri: String) -> Bool {
    uri.hasSuffix(".yml") || uri.hasSuffix(".yaml") || uri.hasSuffix("-baseline.json")
  }

  private func reread() {
    desk.forgetSettings()
    if client.pullsDiagnostics, client.refreshesDiagnostics {
      request("workspace/diagnostic/refresh", .null)
    }
    if client.refreshesLenses { request("workspace/codeLens/refresh", .null) }
  }

  private func close(_ uri: String) {
    let wasBill = desk[uri]?.format != nil
    desk.close(uri)
    notes.forget(uri)
    if wasBill, !client.pullsDiagnostics { publish([], version: nil, of: uri) }
  }

  // MARK: Diagnostics

  /// Checks what has changed and tells the client, unless it would rather ask. Breaks off as soon as a
  /// newer text waits, but for a client that types without a pause.
  func settle() {
    for (uri, since) in desk.unsettled.sorted(by: { $0.value < $1.value }) {
      guard inbox.isEmpty || !inbox.holdsChange(of: uri) else { continue }
      let mayBreakOff = since.duration(to: .now) < .seconds(1)
      do {
        let checked = try desk.check(uri) { [inbox] in
          mayBreakOff && inbox.holdsChange(of: uri)
        }
        guard let checked else {
          if desk[uri]?.format == nil { desk.settle(uri) }
          continue
        }
        desk.settle(uri)
        tellFaults(checked)
        guard !client.pullsDiagnostics else { continue }
        let diagnostics = Diagnostics(uri: uri, source: checked.source, client: client)
        publish(diagnostics.all(checked.report.findings), version: checked.version, of: uri)
      } catch {
        desk.settle(uri)
        tell(error, about: uri)
      }
    }
  }

  func pulled(_ parameters: JSON) throws -> JSON {
    let uri = try uri(parameters)
    guard desk[uri] != nil else { throw RPCError.invalid("not open: \(uri)") }
    var items: [JSON] = []
    do {
      if let checked = try desk.check(uri) {
        items = Diagnostics(uri: uri, source: checked.source, client: client)
          .all(checked.report.findings)
        tellFaults(checked)
      }
    } catch {
      tell(error, about: uri)
    }
    desk.settle(uri)
    let id = notes.resultID(of: items, for: uri)
    if parameters["previousResultId"].string == id {
      return ["kind": "unchanged", "resultId": .string(id)]
    }
    return ["kind": "full", "resultId": .string(id), "items": .array(items)]
  }

  private func publish(_ diagnostics: [JSON], version: Int?, of uri: String) {
    notify(
      "textDocument/publishDiagnostics",
      .members([
        "uri": .string(uri), "version": version.map { .integer($0) },
        "diagnostics": .array(diagnostics),
      ]))
  }

  // MARK: Configuration

  /// What is wrong with the configuration stands in its own file, once for all bills.
  private func tell(_ error: any Error, about uri: String) {
    let errors = (error as? ProjectFailure)?.errors ?? [error as? RunError].compactMap { $0 }
    for error in errors where error.path == nil { show(error.message) }
    if errors.isEmpty { show(message(of: error)) }
    let placed = errors.compactMap { error in
      error.path.map {
        (OpenDocument.uri(of: $0), Diagnostics.diagnostic(error.message, line: error.line))
      }
    }
    publishNotes(placed, from: uri)
    if !client.pullsDiagnostics { publish([], version: desk[uri]?.version, of: uri) }
  }

  private func tellFaults(_ checked: CheckedText) {
    let placed = checked.faults.compactMap { fault -> (String, JSON)? in
      let path = fault.entry.path
      guard let bytes = try? surroundings.read(path),
        let source = try? SourceText.decode(bytes, path: path)
      else { return nil }
      let uri = OpenDocument.uri(of: path)
      let suppressor = checked.settings.linter.suppressor(today: surroundings.today())
      return (
        uri,
        Diagnostics(uri: uri, source: source, client: client)
          .diagnostic(suppressor.finding(fault, in: source))
      )
    }
    publishNotes(placed, from: checked.uri)
  }

  private func publishNotes(_ placed: [(uri: String, diagnostic: JSON)], from uri: String) {
    for (file, diagnostics) in notes.replace(from: uri, by: placed) {
      publish(diagnostics, version: nil, of: file)
    }
  }

  private func show(_ message: String) {
    notify("window/showMessage", ["type": 1, "message": .string("treatylint: \(message)")])
  }
}

/// Errors of a configuration and of lexicon files that it names.
package struct ProjectFailure: Error {
  package let errors: [RunError]

  package init(errors: [RunError]) { self.errors = errors }
}
