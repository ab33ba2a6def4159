import CZip
import SourceText

/// The parts of a Word file, read in memory: nothing is ever unpacked to a disk.
package final class WordArchive {
  /// What an archive may hold before it is refused.
  package struct Limits: Sendable {
    package var entries = 10_000
    /// Bytes of one part, unpacked.
    package var part = 128 << 20
    /// How many times its packed size a part larger than `freely` may be.
    package var ratio = 300
    package var freely = 4 << 20

    package init() {}
  }

  /// In the order of the archive.
  let names: [String]
  private let archive: OpaquePointer
  private let bytes: UnsafeMutableRawPointer
  private let limits: Limits

  /// - Throws: why the archive cannot be read or is not trusted.
  package init(_ file: [UInt8], limits: Limits = Limits()) throws(UnreadableText) {
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: max(1, file.count), alignment: 1)
    file.withUnsafeBytes { source in
      if let start = source.baseAddress { bytes.copyMemory(from: start, byteCount: source.count) }
    }
    do throws(UnreadableText) {
      archive = try Self.open(bytes, file.count)
    } catch {
      bytes.deallocate()
      throw error
    }
    self.bytes = bytes
    self.limits = limits
    do throws(UnreadableText) {
      names = try Self.names(in: archive, limits)
    } catch {
      zip_discard(archive)
      bytes.deallocate()
      throw error
    }
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  /// The bytes of a part; nil where the archive has none of that exact name.
  package func part(_ name: String) throws(UnreadableText) -> [UInt8]? {
    guard let index = names.firstIndex(of: name) else { return nil }
    var status = zip_stat_t()
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0 else {
      throw Self.damaged(name)
    }
    guard status.encryption_method == 0 else {
      throw UnreadableText(
        message: "this Word file is locked with a password: save a copy without one")
    }
    if status.size > zip_uint64_t(limits.part) { throw tooLarge(name) }
    if status.size > zip_uint64_t(limits.freely),
      status.size / max(1, status.comp_size) > zip_uint64_t(limits.ratio)
    {
      throw tooLarge(name)
    }
    return try read(index, name, declared: Int(status.size))
  }

  /// Reads no more than was declared, whatever the packed bytes yield.
  private func read(_ index: Int, _ name: String, declared: Int) throws(UnreadableText) -> [UInt8] {
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw Self.damaged(name)
    }
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = zip_fread(file, chunk.baseAddress, zip_uint64_t(chunk.count))
      guard count >= 0 else { throw Self.damaged(name) }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<Int(count)])
      guard bytes.count <= declared else { throw Self.damaged(name) }
    }
    guard bytes.count == declared else { throw Self.damaged(name) }
    return bytes
  }

  private static func open(
    _ bytes: UnsafeMutableRawPointer, _ count: Int
  ) throws(UnreadableText) -> OpaquePointer {
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    guard let source = zip_source_buffer_create(bytes, zip_uint64_t(count), 0, &failure) else {
      throw UnreadableText(message: "no memory to read this archive")
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &failure) else {
      zip_source_free(source)
      throw UnreadableText(
        message: "this Word file is damaged or cut off: open it in Word and save it anew")
    }
    return archive
  }

  private static func names(
    in archive: OpaquePointer, _ limits: Limits
  ) throws(UnreadableText) -> [String] {
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.entries else {
      throw UnreadableText(
        message: "this archive holds \(count) files, more than any Word file: it is not read")
    }
    var names: [String] = []
    for index in 0..<count {
      guard let name = zip_get_name(archive, zip_uint64_t(index), 0) else {
        throw damaged("an entry without a name")
      }
      names.append(String(cString: name))
    }
    guard Set(names).count == count else {
      throw UnreadableText(message: "this archive holds two files of one name: it is not read")
    }
    if let trick = names.first(where: leadsOutside) {
      throw UnreadableText(
        message: "this archive holds the path '\(trick)', which leads out of it: it is not read")
    }
    return names
  }

  private static func leadsOutside(_ name: String) -> Bool {
    name.hasPrefix("/") || name.contains("\\") || name.split(separator: "/").contains("..")
  }

  private func tooLarge(_ name: String) -> UnreadableText {
    UnreadableText(
      message: "\(name) unpacks to far more than a bill holds (a zip bomb?): it is not read")
  }

  private static func damaged(_ name: String) -> UnreadableText {
    UnreadableText(
      message: "\(name) of this Word file is damaged: open it in Word and save it anew")
  }
}
