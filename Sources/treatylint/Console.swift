#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output and error, as bytes.
enum Console {
  /// Writes everything to standard output.
  ///
  /// - Returns: false where the reader has gone away, as `head` does.
  @discardableResult
  static func write(_ bytes: [UInt8]) -> Bool { write(bytes, to: 1) }

  static func print(_ text: String) { write(Array(text.utf8) + [0x0A], to: 1) }

  static func printError(_ text: String) { write(Array(text.utf8) + [0x0A], to: 2) }

  static func writeError(_ bytes: [UInt8]) { write(bytes, to: 2) }

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(1) == 1 }

  /// The value of an environment variable, or nil.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  @discardableResult
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    signal(SIGPIPE, SIG_IGN)
    var done = 0
    return bytes.withUnsafeBytes { bytes in
      while done < bytes.count {
        let written = systemWrite(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if written < 0 {
          if errno == EINTR { continue }
          return false
        }
        done += written
      }
      return true
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
