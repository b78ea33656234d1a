internal import Glibc

/// Finds the process behind a port of this machine.
///
/// **Source** proc(5): `/proc/net/tcp` lists sockets with their inodes, `/proc/PID/fd` links to
/// them; only the user's own processes show theirs.
enum ListeningProcess {
  /// The user's own process that waits for connections at a loopback port; nil where there is
  /// none, or nobody can tell.
  static func processID(port: Int) -> Int32? {
    var inodes: Set<String> = []
    for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
      if let text = SystemFile.text(table) {
        inodes.formUnion(listening(port: port, userID: getuid(), in: text))
      }
    }
    guard !inodes.isEmpty else { return nil }
    let links = Set(inodes.map { "socket:[\($0)]" })
    return SystemFolder.names(of: "/proc").compactMap { Int32($0) }.first { processID in
      let folder = "/proc/\(processID)/fd"
      return SystemFolder.names(of: folder).contains {
        link("\(folder)/\($0)").map(links.contains) ?? false
      }
    }
  }

  /// Inodes of a user's sockets that wait for connections at a port of this machine.
  static func listening(port: Int, userID: UInt32, in table: String) -> [String] {
    table.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: " ")
      // 0A is the state of waiting for connections.
      guard fields.count > 9, fields[3] == "0A", UInt32(fields[7]) == userID else { return nil }
      let address = fields[1].split(separator: ":")
      guard address.count == 2, Int(address[1], radix: 16) == port, isLocal(address[0]) else {
        return nil
      }
      return String(fields[9])
    }
  }

  /// True for loopback addresses and for "any address", in the kernel's spelling.
  private static func isLocal(_ address: Substring) -> Bool {
    let mapped = "0000000000000000FFFF0000"
    if address.count == 8 { return address.hasSuffix("7F") || address.allSatisfy { $0 == "0" } }
    return address.allSatisfy { $0 == "0" } || address == "00000000000000000000000001000000"
      || (address.hasPrefix(mapped) && address.hasSuffix("7F"))
  }

  private static func link(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: 128)
    let count = readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
