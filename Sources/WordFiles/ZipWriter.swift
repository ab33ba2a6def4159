import CZip
import Findings

/// Makes a zip archive in memory.
package struct ZipWriter {
  /// The files of an archive, in order, as its bytes.
  ///
  /// - Throws: an error that says what the library refused.
  package static func archive(_ files: [(name: String, bytes: [UInt8])]) throws(RunError) -> [UInt8]
  {
    var failure = zip_error_t()
    zip_error_init(&failure)
    guard let source = zip_source_buffer_create(nil, 0, 0, &failure) else {
      throw error("no memory for an archive", &failure)
    }
    // Kept, so that its bytes can be read once the archive is closed.
    zip_source_keep(source)
    defer { zip_source_free(source) }
    guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, &failure) else {
      throw error("an archive could not be made", &failure)
    }
    var copies: [UnsafeMutableRawPointer] = []
    defer { for copy in copies { copy.deallocate() } }
    do throws(RunError) {
      for file in files { copies.append(try add(file, to: archive)) }
    } catch {
      zip_discard(archive)
      throw error
    }
    guard zip_close(archive) == 0 else {
      let message = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw RunError(path: nil, message: "an archive could not be written: \(message)")
    }
    return try bytes(of: source)
  }

  /// - Returns: the copy of the bytes, which must live until the archive is closed.
  private static func add(
    _ file: (name: String, bytes: [UInt8]), to archive: OpaquePointer
  ) throws(RunError) -> UnsafeMutableRawPointer {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, file.bytes.count), alignment: 1)
    file.bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { copy.copyMemory(from: start, byteCount: bytes.count) }
    }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(file.bytes.count), 0) else {
      copy.deallocate()
      throw RunError(path: nil, message: "no memory for \(file.name)")
    }
    let index = zip_file_add(archive, file.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      copy.deallocate()
      throw RunError(path: nil, message: "\(file.name) could not be added to the archive")
    }
    // The same words give the same bytes, whenever they are written: 1 January 1980.
    zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0)
    return copy
  }

  private static func bytes(of source: OpaquePointer) throws(RunError) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      throw RunError(path: nil, message: "an archive could not be read back")
    }
    defer { zip_source_close(source) }
    let size = Int(status.size)
    var bytes = [UInt8](repeating: 0, count: size)
    let count = bytes.withUnsafeMutableBytes {
      zip_source_read(source, $0.baseAddress, zip_uint64_t(size))
    }
    guard count == size else {
      throw RunError(path: nil, message: "an archive could not be read back")
    }
    return bytes
  }

  private static func error(_ message: String, _ failure: inout zip_error_t) -> RunError {
    let reason = String(cString: zip_error_strerror(&failure))
    zip_error_fini(&failure)
    return RunError(path: nil, message: "\(message): \(reason)")
  }
}
