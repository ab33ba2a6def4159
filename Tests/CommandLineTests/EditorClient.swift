import Dispatch
import Foundation
import LanguageServer

/// An editor, as far as the language server can tell: speaks to the real binary over pipes.
final class EditorClient {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var buffer: [UInt8] = []
  private var lastID = 0
  /// Notifications and requests of the server that nobody has asked for yet.
  private var told: [JSON] = []

  struct Silence: Error {}

  /// - Parameter capabilities: of the client; nil to leave out `initialize`.
  init(
    _ arguments: [String] = [], capabilities: JSON? = [:], in folder: Folder? = nil,
    binary: URL = ToolRun.binary
  ) throws {
    process.executableURL = binary
    process.arguments = ["lsp"] + arguments
    if let folder { process.currentDirectoryURL = folder.url }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.standardError
    try process.run()
    // A server that hangs fails its test, and not the whole run.
    DispatchQueue.global().asyncAfter(deadline: .now() + 120) { [process] in
      if process.isRunning { process.terminate() }
    }
    guard let capabilities else { return }
    _ = try ask("initialize", ["processId": .null, "rootUri": .null, "capabilities": capabilities])
    tell("initialized", [:])
  }

  deinit { if process.isRunning { process.terminate() } }

  // MARK: Sending

  func send(raw bytes: [UInt8]) { try? input.fileHandleForWriting.write(contentsOf: Data(bytes)) }

  func send(_ message: JSON) {
    let content = (try? JSONEncoder().encode(message)) ?? Data()
    send(raw: Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content)
  }

  func tell(_ method: String, _ parameters: JSON) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  /// Sends a request and returns its id.
  @discardableResult
  func request(_ method: String, _ parameters: JSON) -> Int {
    lastID += 1
    send([
      "jsonrpc": "2.0", "id": .integer(lastID), "method": .string(method), "params": parameters,
    ])
    return lastID
  }

  /// The result of a request.
  func ask(_ method: String, _ parameters: JSON) throws -> JSON {
    try answer(to: request(method, parameters))["result"]
  }

  // MARK: Receiving

  /// The whole answer to a request.
  func answer(to id: Int) throws -> JSON {
    try wait { $0["id"] == .integer(id) && $0["method"].isNull }
  }

  /// The parameters of the next notification or request of a method.
  func hear(_ method: String) throws -> JSON {
    try wait { $0["method"].string == method }["params"]
  }

  /// The diagnostics that are published for a version of a document.
  func diagnostics(of uri: String, version: Int?) throws -> [JSON] {
    try wait {
      $0["method"].string == "textDocument/publishDiagnostics"
        && $0["params"]["uri"].string == uri && $0["params"]["version"].integer == version
    }["params"]["diagnostics"].elements
  }

  func wait(for isWanted: (JSON) -> Bool) throws -> JSON {
    if let index = told.firstIndex(where: isWanted) { return told.remove(at: index) }
    while true {
      let message = try next()
      if isWanted(message) { return message }
      told.append(message)
    }
  }

  private func next() throws -> JSON {
    while true {
      if let message = try cut() { return message }
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw Silence() }
      buffer += data
    }
  }

  private func cut() throws -> JSON? {
    guard let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let header = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
    guard let length = Int(header.split(separator: " ").last ?? "") else { throw Silence() }
    guard buffer.count >= end.upperBound + length else { return nil }
    let content = buffer[end.upperBound..<end.upperBound + length]
    buffer.removeFirst(end.upperBound + length)
    return try JSONDecoder().decode(JSON.self, from: Data(content))
  }

  // MARK: Documents

  func open(_ uri: String, _ text: String, language: String = "markdown", version: Int = 1) {
    tell(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(uri), "languageId": .string(language), "version": .integer(version),
          "text": .string(text),
        ]
      ])
  }

  /// - Parameter range: start line and column, end line and column.
  func change(_ uri: String, to version: Int, _ range: (Int, Int, Int, Int), _ text: String) {
    tell(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(uri), "version": .integer(version)],
        "contentChanges": [["range": Self.range(range), "text": .string(text)]],
      ])
  }

  static func range(_ range: (Int, Int, Int, Int)) -> JSON {
    [
      "start": ["line": .integer(range.0), "character": .integer(range.1)],
      "end": ["line": .integer(range.2), "character": .integer(range.3)],
    ]
  }

  static func at(_ uri: String, _ line: Int, _ column: Int) -> JSON {
    [
      "textDocument": ["uri": .string(uri)],
      "position": ["line": .integer(line), "character": .integer(column)],
    ]
  }

  /// Ends the server as the protocol says, and returns its exit code.
  func shutDown() throws -> Int32 {
    _ = try ask("shutdown", .null)
    tell("exit", .null)
    return exitCode()
  }

  func closeInput() { try? input.fileHandleForWriting.close() }

  /// Waits for the end of the server.
  func exitCode() -> Int32 {
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal ? -1 : process.terminationStatus
  }
}
