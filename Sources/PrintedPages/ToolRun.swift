import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One run of another program, fed and read through pipes, and ended when it goes beyond its limits.
struct ToolRun {
  enum End: Equatable {
    case exited(Int32)
    case killed
    case tookTooLong
    case saidTooMuch
  }

  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  private(set) var end = End.killed

  static func run(
    _ arguments: [String], input: [UInt8], limits: PageTool.Limits, searchPath: String?
  ) throws(UnreadableText) -> ToolRun {
    // A program that stops reading must not end this one.
    signal(SIGPIPE, SIG_IGN)
    let pipes = try Pipes()
    defer { pipes.closeAll() }
    let process = try spawn(arguments, pipes: pipes, searchPath: searchPath)
    pipes.closeOfChild()
    var run = ToolRun()
    let deadline = now() + Double(limits.seconds)
    var verdict = run.exchange(input, pipes: pipes, limits: limits, deadline: deadline)
    var status: Int32 = 0
    // It may close its output and linger.
    while verdict == nil {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process || ended < 0 && errno != EINTR { break }
      if now() > deadline { verdict = .tookTooLong } else { usleep(1000) }
    }
    if verdict != nil {
      kill(-process, SIGKILL)
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
    if let verdict {
      run.end = verdict
    } else if status & 0x7F == 0 {
      run.end = .exited(status >> 8 & 0xFF)
    } else {
      run.end = status & 0x7F == SIGXCPU ? .tookTooLong : .killed
    }
    return run
  }

  /// Feeds and reads until the program closes its output; the limit that it broke, if any.
  private mutating func exchange(
    _ input: [UInt8], pipes: Pipes, limits: PageTool.Limits, deadline: Double
  ) -> End? {
    var fed = 0
    var isFeeding = true
    var open: Set<Int32> = [pipes.output.read, pipes.errors.read]
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while !open.isEmpty {
      let left = deadline - Self.now()
      guard left > 0 else { return .tookTooLong }
      var watched = open.sorted().map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if isFeeding {
        watched.append(pollfd(fd: pipes.input.write, events: Int16(POLLOUT), revents: 0))
      }
      guard poll(&watched, nfds_t(watched.count), Int32(min(left * 1000 + 1, 1000))) > 0 else {
        continue
      }
      for each in watched where each.revents != 0 {
        if each.fd == pipes.input.write {
          isFeeding = Self.feed(input, from: &fed, to: each.fd)
          if !isFeeding { pipes.closeInput() }
          continue
        }
        let count = read(each.fd, chunk.baseAddress!, chunk.count)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        if count <= 0 {
          open.remove(each.fd)
        } else if each.fd == pipes.output.read {
          output.append(contentsOf: chunk[..<count])
          if output.count > limits.output { return .saidTooMuch }
        } else if errors.count < 1 << 16 {
          errors.append(contentsOf: chunk[..<count])
        }
      }
    }
    return nil
  }

  /// Whether there is more to feed.
  private static func feed(_ input: [UInt8], from fed: inout Int, to pipe: Int32) -> Bool {
    let count = input[fed...].withUnsafeBytes {
      write(pipe, $0.baseAddress, min($0.count, 1 << 16))
    }
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    fed += count
    return fed < input.count
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func spawn(
    _ arguments: [String], pipes: Pipes, searchPath: String?
  ) throws(UnreadableText) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, pipes.input.read, 0)
    posix_spawn_file_actions_adddup2(&actions, pipes.output.write, 1)
    posix_spawn_file_actions_adddup2(&actions, pipes.errors.write, 2)
    // A group of its own, so that what it starts ends with it.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    let path = searchPath ?? getenv("PATH").map { String(cString: $0) } ?? ""
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=" + path), nil]
    defer { for word in words + environment { free(word) } }
    var process: pid_t = 0
    let status = posix_spawn(&process, arguments[0], &actions, &attributes, &words, &environment)
    guard status == 0 else {
      throw UnreadableText(message: String(cString: strerror(status)))
    }
    return process
  }
}

/// The three pipes to a program; none of them passes on to other programs that are started meanwhile.
private final class Pipes {
  private(set) var input: (read: Int32, write: Int32)
  private(set) var output: (read: Int32, write: Int32)
  private(set) var errors: (read: Int32, write: Int32)
  private var open: Set<Int32>

  init() throws(UnreadableText) {
    input = (-1, -1)
    output = (-1, -1)
    errors = (-1, -1)
    open = []
    input = try make()
    output = try make()
    errors = try make()
    _ = fcntl(input.write, F_SETFL, O_NONBLOCK)
  }

  private func make() throws(UnreadableText) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      closeAll()
      throw UnreadableText(message: String(cString: strerror(errno)))
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    open.formUnion(ends)
    return (ends[0], ends[1])
  }

  private func shut(_ end: Int32) {
    if open.remove(end) != nil { close(end) }
  }

  func closeInput() { shut(input.write) }

  func closeOfChild() { for end in [input.read, output.write, errors.write] { shut(end) } }

  func closeAll() { for end in open { shut(end) } }
}
