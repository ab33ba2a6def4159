import Findings
import Projects

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reading files and folders. Every failure becomes a `RunError` with the path and what to do.
enum Files {
  /// The largest file that is read, in bytes.
  static let largest = 100 << 20

  static func read(_ path: String) throws(RunError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw RunError(path: path, message: "is a folder, not a file")
    }
    guard status.st_size <= largest else {
      throw RunError(
        path: path, message: "is larger than \(largest >> 20) MiB: split it, or check its parts")
    }
    return try readAll(descriptor, path, expecting: Int(status.st_size))
  }

  /// The first 4096 bytes of a file, or none where it cannot be read.
  static func opening(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
    defer { bytes.deallocate() }
    let count = systemRead(descriptor, bytes.baseAddress!, bytes.count)
    return Array(bytes[..<max(0, count)])
  }

  static func readStandardInput() throws(RunError) -> [UInt8] {
    try readAll(0, "standard input", expecting: 1 << 16)
  }

  /// Waits for the next bytes of an open file; empty at its end.
  static func readSome(_ descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = bytes.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress!, $0.count) }
      if count < 0, errno == EINTR { continue }
      return Array(bytes.prefix(max(0, count)))
    }
  }

  private static func readAll(
    _ descriptor: Int32, _ path: String, expecting size: Int
  ) throws(RunError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = systemRead(descriptor, chunk.baseAddress!, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= largest else {
        throw RunError(path: path, message: "is larger than \(largest >> 20) MiB")
      }
    }
  }

  private static func failure(_ path: String) -> RunError {
    switch errno {
    case ENOENT: RunError(path: path, message: "no such file or folder")
    case EACCES: RunError(path: path, message: "permission denied")
    default: RunError(path: path, message: String(cString: strerror(errno)))
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// A path from the root of the disk, without `.` and `..`; links are not followed.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else {
      return PathText.absolute(path, in: "/")
    }
    defer { free(folder) }
    return PathText.absolute(path, in: String(cString: folder))
  }

  /// A path as reports print it: from the working folder, where it lies in it.
  static func printed(_ path: String) -> String {
    PathText.relative(absolute(path), to: absolute("."))
  }

  /// The files under a folder, sorted; hidden folders and files are left out.
  ///
  /// - Parameter skips: whether a file or folder is left out besides.
  static func walk(
    _ folder: String, depth: Int = 0,
    skips: (String, _ isFolder: Bool) throws(RunError) -> Bool = { _, _ in false }
  ) throws(RunError) -> [String] {
    guard depth < 64 else { return [] }
    guard let stream = opendir(folder) else { throw failure(folder) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    closedir(stream)
    var files: [String] = []
    for name in names.sorted() {
      let path =
        folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var status = stat()
      // A link to a folder could lead round in a circle; a link to a file is a file.
      guard lstat(path, &status) == 0 else { continue }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      if try skips(path, isFolder) { continue }
      if isFolder {
        files += try walk(path, depth: depth + 1, skips: skips)
      } else {
        files.append(path)
      }
    }
    return files
  }

  /// Makes the folders that a file is to be written in.
  static func makeFolders(for path: String) throws(RunError) {
    let folder = PathText.folder(of: absolute(path))
    guard folder != "/", !exists(folder) else { return }
    try makeFolders(for: folder)
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw failure(folder) }
  }

  /// - Parameter path: the file; nil for standard output.
  static func write(_ bytes: [UInt8], toFileOrOutput path: String?) throws(RunError) {
    if let path { try write(bytes, to: path) } else { Console.write(bytes) }
  }

  static func write(_ bytes: [UInt8], to path: String) throws(RunError) {
    let temporary = path + ".part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        systemWriteFile(descriptor, $0.baseAddress! + done, bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let error = failure(path)
        close(descriptor)
        unlink(temporary)
        throw error
      }
      done += count
    }
    close(descriptor)
    guard rename(temporary, path) == 0 else { throw failure(path) }
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, bytes, count)
}

private func systemWriteFile(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
