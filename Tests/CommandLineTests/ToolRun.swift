import Foundation

/// One run of the built binary.
struct ToolRun {
  let status: Int32
  /// Whether a signal ended it.
  let crashed: Bool
  let output: String
  let errors: String

  /// The package's folder.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  /// The binary beside the test bundle, or in the package's own build.
  static var binary: URL {
    let beside = URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
    let candidates = [
      beside, beside.deletingLastPathComponent(), package.appending(path: ".build/debug"),
    ].map { $0.appending(path: "treatylint") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? candidates[candidates.count - 1]
  }

  /// - Parameters:
  ///   - input: what standard input gives; nothing by default.
  ///   - folder: the working folder.
  ///   - closesOutput: whether nobody reads standard output.
  init(
    _ arguments: [String], input: [UInt8] = [], in folder: Folder? = nil,
    environment: [String: String] = [:], binary: URL? = nil, closesOutput: Bool = false
  ) throws {
    let scratch = try Folder()
    defer { scratch.remove() }
    try scratch.write(input, to: "in")
    try scratch.write([], to: "out")
    try scratch.write([], to: "err")
    let process = Process()
    process.executableURL = binary ?? Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder?.url ?? scratch.url
    var variables = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: scratch.url.appending(path: "in"))
    process.standardError = try FileHandle(forWritingTo: scratch.url.appending(path: "err"))
    if closesOutput {
      let pipe = Pipe()
      process.standardOutput = pipe
      try pipe.fileHandleForReading.close()
    } else {
      process.standardOutput = try FileHandle(forWritingTo: scratch.url.appending(path: "out"))
    }
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    crashed = process.terminationReason == .uncaughtSignal
    output = try scratch.read("out")
    errors = try scratch.read("err")
  }
}

/// A folder for one test.
struct Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "treatylint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
  }

  func remove() { try? FileManager.default.removeItem(at: url) }

  /// Runs `body` with a new folder and removes it afterwards.
  static func with<Result>(_ body: (Folder) throws -> Result) throws -> Result {
    let folder = try Folder()
    defer { folder.remove() }
    return try body(folder)
  }
}

/// Bills of a few lines.
enum ShortBill {
  static let bad = """
    LEDGERS BILL

    14. (1) A police officer may order a service provider to preserve specified data relevant to \
    the investigation of any offence.

    """
  static let clean = """
    LEDGERS BILL

    1. This Act may be cited as the Ledgers Act and is kept in the library of the House.

    """
}
