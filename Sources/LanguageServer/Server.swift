import Findings
import Foundation
import Linting
import Projects
import Readers
import SourceText

/// What the server asks of the program around it, which alone opens files.
package struct Surroundings {
  /// What holds for the file at an absolute path; throws what is wrong with its configuration.
  package var settings: (_ path: String) throws -> FileSettings
  /// Forgets every configuration, lexicon and baseline that was read.
  package var forget: () -> Void
  /// The bytes of a file.
  package var read: (_ path: String) throws -> [UInt8]
  package var today: () -> CalendarDay
  /// Waits for the next bytes of the client; empty where it has gone.
  package var receive: @Sendable () -> [UInt8]
  /// Hands bytes to the client.
  package var send: ([UInt8]) -> Void

  package init(
    settings: @escaping (String) throws -> FileSettings, forget: @escaping () -> Void,
    read: @escaping (String) throws -> [UInt8], today: @escaping () -> CalendarDay,
    receive: @escaping @Sendable () -> [UInt8], send: @escaping ([UInt8]) -> Void
  ) {
    self.settings = settings
    self.forget = forget
    self.read = read
    self.today = today
    self.receive = receive
    self.send = send
  }
}

/// A language server for bills: answers one client, one message after the other.
///
/// One thread reads, so that the client never waits with a keystroke; this one answers. Keystrokes that
/// have come in while a check ran are carried out together, and a check whose text is old is broken off.
package final class Server {
  enum Phase { case new, running, shutDown }

  let surroundings: Surroundings
  let inbox = Inbox()
  var phase = Phase.new
  var client = ClientAbilities()
  var desk: Desk
  var notes = Notes()
  private let version: String
  /// Counts the requests that the server makes of the client.
  private var requests = 0

  /// - Parameter version: that of the program, for the client to show.
  package init(_ surroundings: Surroundings, version: String) {
    self.surroundings = surroundings
    self.version = version
    desk = Desk(surroundings)
  }

  /// Serves until the client says `exit` or goes away.
  ///
  /// - Returns: the exit code that the protocol asks for: 0 after `shutdown`, else 1.
  package func run() -> Int32 {
    Thread.detachNewThread { [inbox, receive = surroundings.receive] in inbox.fill(from: receive) }
    while true {
      if inbox.isEmpty { settle() }
      switch inbox.next() {
      case .end: return phase == .shutDown ? 0 : 1
      case .fault(let message, let code):
        respond(to: .null, .failure(RPCError(code: code, message: message)))
      case .message(let message):
        if message["method"].string == "exit" { return phase == .shutDown ? 0 : 1 }
        take(message)
      }
    }
  }

  private func take(_ message: JSON) {
    guard case .object = message, message["jsonrpc"].string == "2.0" else {
      let id = message["id"]
      return respond(
        to: id,
        .failure(RPCError(code: RPCError.invalidRequest, message: "no message of JSON-RPC 2.0")))
    }
    // What has no method answers a request of the server's own, and none needs its result.
    guard let method = message["method"].string else { return }
    if message["id"].isNull {
      notified(method, message["params"])
    } else {
      respond(to: message["id"], result(of: method, message["params"], id: message["id"]))
    }
  }

  // MARK: Requests

  private func result(
    of method: String, _ parameters: JSON, id: JSON
  ) -> Result<JSON, RPCError> {
    if inbox.takeCancellation(of: id) {
      return .failure(RPCError(code: RPCError.cancelled, message: "cancelled"))
    }
    do {
      switch (phase, method) {
      case (.new, "initialize"): return .success(initialize(parameters))
      case (.new, _):
        throw RPCError(code: RPCError.notInitialized, message: "the server is not initialized")
      case (.shutDown, _), (.running, "initialize"):
        throw RPCError(code: RPCError.invalidRequest, message: "not now: \(method)")
      case (.running, "shutdown"):
        phase = .shutDown
        return .success(.null)
      case (.running, _): return .success(try answer(method, parameters))
      }
    } catch let error as RPCError {
      return .failure(error)
    } catch {
      // What is wrong with a configuration has been told by its own diagnostics.
      return .success(.null)
    }
  }

  private func initialize(_ parameters: JSON) -> JSON {
    client = ClientAbilities(parameters)
    phase = .running
    return [
      "capabilities": [
        "positionEncoding": .string(client.encoding.rawValue),
        "textDocumentSync": ["openClose": true, "change": 2, "save": true],
        "diagnosticProvider": [
          "identifier": "treatylint", "interFileDependencies": false, "workspaceDiagnostics": false,
        ],
        "codeActionProvider": ["codeActionKinds": ["quickfix"]],
        "codeLensProvider": ["resolveProvider": false],
        "definitionProvider": true,
        "documentSymbolProvider": true,
        "hoverProvider": true,
      ],
      "serverInfo": ["name": "treatylint", "version": .string(version)],
    ]
  }

  // MARK: Sending

  func respond(to id: JSON, _ result: Result<JSON, RPCError>) {
    switch result {
    case .success(let value): send(["jsonrpc": "2.0", "id": id, "result": value])
    case .failure(let error):
      send([
        "jsonrpc": "2.0", "id": id,
        "error": ["code": .integer(error.code), "message": .string(error.message)],
      ])
    }
  }

  func notify(_ method: String, _ parameters: JSON) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  func request(_ method: String, _ parameters: JSON) {
    requests += 1
    let id = JSON.string("treatylint-\(requests)")
    send(["jsonrpc": "2.0", "id": id, "method": .string(method), "params": parameters])
  }

  private func send(_ message: JSON) {
    let content = message.bytes
    surroundings.send(Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content)
  }
}
