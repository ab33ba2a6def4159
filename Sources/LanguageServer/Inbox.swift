import Dispatch
import Foundation
import Synchronization

/// The messages of the client that wait to be answered: filled by the thread that reads, emptied by the
/// one that answers.
final class Inbox: Sendable {
  enum Item: Equatable {
    case message(JSON)
    /// What is wrong with a message that could not be read, and the code of the error.
    case fault(String, code: Int)
    /// The client has closed its end.
    case end
  }

  private struct State {
    var items: [Item] = []
    var cancelled: Set<JSON> = []
  }

  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  /// So that a client that floods the server waits, and memory is bounded.
  private let room = DispatchSemaphore(value: 1000)

  /// Reads until the client closes its end; returns then.
  ///
  /// - Parameter read: waits for the next bytes; empty at the end.
  func fill(from read: () -> [UInt8]) {
    var reader = MessageReader()
    while true {
      let bytes = read()
      if bytes.isEmpty { break }
      for piece in reader.take(bytes) { post(piece) }
    }
    post(.end)
  }

  private func post(_ piece: MessageReader.Piece) {
    switch piece {
    case .fault(let message): post(.fault(message, code: RPCError.invalidRequest))
    case .content(let bytes):
      guard let message = try? JSONDecoder().decode(JSON.self, from: Data(bytes)) else {
        return post(.fault("the content of a message is not JSON", code: RPCError.parseError))
      }
      // Told at once, as the request may stand in line.
      if message["method"].string == "$/cancelRequest" {
        cancel(message["params"]["id"])
      } else {
        post(.message(message))
      }
    }
  }

  private func post(_ item: Item) {
    room.wait()
    state.withLock { $0.items.append(item) }
    filled.signal()
  }

  /// Takes a request that waits back; one that is not there has been answered already.
  private func cancel(_ id: JSON) {
    state.withLock { state in
      let isWaiting = state.items.contains {
        if case .message(let message) = $0 { message["id"] == id && !id.isNull } else { false }
      }
      if isWaiting { state.cancelled.insert(id) }
    }
  }

  /// Waits for the next message.
  func next() -> Item {
    filled.wait()
    room.signal()
    return state.withLock { $0.items.removeFirst() }
  }

  var isEmpty: Bool { state.withLock { $0.items.isEmpty } }

  /// Whether the client has taken a request back; true once.
  func takeCancellation(of id: JSON) -> Bool {
    state.withLock { $0.cancelled.remove(id) != nil }
  }

  /// Whether a newer text of a document waits.
  func holdsChange(of uri: String) -> Bool {
    state.withLock { state in
      state.items.contains {
        guard case .message(let message) = $0, let method = message["method"].string else {
          return false
        }
        return (method == "textDocument/didChange" || method == "textDocument/didClose")
          && message["params"]["textDocument"]["uri"].string == uri
      }
    }
  }
}

/// Why a request has no result, as the client is told.
struct RPCError: Error {
  let code: Int
  let message: String

  static let parseError = -32700
  static let invalidRequest = -32600
  static let methodNotFound = -32601
  static let invalidParameters = -32602
  static let notInitialized = -32002
  static let cancelled = -32800

  static func invalid(_ message: String) -> RPCError {
    RPCError(code: invalidParameters, message: message)
  }
}
