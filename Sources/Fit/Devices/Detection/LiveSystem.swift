#if canImport(Glibc)
  internal import Glibc

  extension SystemSource {
    /// Time a command may take.
    private static let timeLimit = Duration.seconds(2)
    /// Bytes that are read from a file or a command at most: 1 MiB.
    private static let byteLimit = 1 << 20

    /// This machine: its files and its commands.
    ///
    /// Nothing is changed and nothing needs more rights than the user has.
    public static let live = SystemSource(
      read: readFile, list: listFolder, run: runCommand)

    private static func readFile(_ path: String) -> String? {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      var bytes: [UInt8] = []
      while bytes.count < byteLimit, let part = readPart(descriptor), !part.isEmpty {
        bytes += part
      }
      return String(decoding: bytes.prefix(byteLimit), as: UTF8.self)
    }

    private static func listFolder(_ path: String) -> [String] {
      guard let folder = opendir(path) else { return [] }
      defer { closedir(folder) }
      var names: [String] = []
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func runCommand(_ command: SystemCommand) -> CommandOutcome {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return .absent }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      defer { close(ends[0]) }
      let spawned = spawn(command, output: ends[1])
      close(ends[1])
      guard let process = spawned else { return .absent }
      let text = readUntilEnd(ends[0])
      if text == nil { kill(process, SIGKILL) }
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      guard let text else { return .timedOut }
      let hasExited = status & 0x7F == 0
      return .finished(status: hasExited ? (status >> 8) & 0xFF : -1, text: text)
    }

    /// Starts a program without a shell, with its output in a pipe and nothing to read.
    private static func spawn(_ command: SystemCommand, output: Int32) -> pid_t? {
      var actions = posix_spawn_file_actions_t()
      guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
      var arguments = ([command.program] + command.arguments).map { strdup($0) }
      defer { for argument in arguments { free(argument) } }
      arguments.append(nil)
      var process: pid_t = 0
      let result = posix_spawnp(&process, command.program, &actions, nil, &arguments, environ)
      return result == 0 ? process : nil
    }

    /// What a command prints until it ends; `nil` where that takes too long.
    private static func readUntilEnd(_ descriptor: Int32) -> String? {
      let deadline = ContinuousClock.now + timeLimit
      var bytes: [UInt8] = []
      while bytes.count < byteLimit {
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { return nil }
        let milliseconds =
          left.components.seconds * 1000
          + left.components.attoseconds / 1_000_000_000_000_000
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let ready = poll(&watched, 1, Int32(milliseconds) + 1)
        if ready < 0, errno == EINTR { continue }
        guard ready > 0 else { return nil }
        guard let part = readPart(descriptor), !part.isEmpty else { break }
        bytes += part
      }
      return String(decoding: bytes.prefix(byteLimit), as: UTF8.self)
    }

    /// The next bytes; none at the end, `nil` after an error.
    private static func readPart(_ descriptor: Int32) -> [UInt8]? {
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, filled in
        repeat {
          count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        } while count < 0 && errno == EINTR
        filled = max(0, count)
      }
      return count < 0 ? nil : part
    }
  }
#endif
