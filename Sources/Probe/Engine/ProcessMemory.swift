internal import CProcess
internal import Glibc

/// The memory and the processor time of a process on this machine.
///
/// **Source** proc(5), `/proc/PID/status` and `/proc/PID/stat`; without them nothing is known.
public struct ProcessMemory: Equatable, Sendable, Codable {
  /// Bytes in memory that belong to no file: they cannot be dropped.
  public var anonymousBytes: Int64
  /// Bytes of files in memory: the system may drop them and read them again.
  public var mappedBytes: Int64
  /// The most that was in memory at once.
  public var peakBytes: Int64?
  /// Pages that had to be read from a disk.
  public var majorFaults: Int64?
  /// Seconds of processor time, of all threads.
  public var processorSeconds: Double?

  /// Looks at a process; nil where the system does not tell.
  public static func of(processID: Int32) -> ProcessMemory? {
    guard processID > 0, let status = SystemFile.text("/proc/\(processID)/status") else {
      return nil
    }
    var memory = parse(status: status)
    memory?.majorFaults = SystemFile.text("/proc/\(processID)/stat").flatMap(majorFaults)
    memory?.processorSeconds = processorSeconds(of: processID)
    return memory
  }

  /// Looks at the process that serves a port of this machine, if it is the user's own.
  public static func of(serverAt endpoint: Endpoint) -> ProcessMemory? {
    guard endpoint.isLoopback else { return nil }
    return ListeningProcess.processID(port: endpoint.port).flatMap(of)
  }

  /// Seconds of processor time of all threads of a process; nil where the system does not tell.
  static func processorSeconds(of processID: Int32) -> Double? {
    let nanoseconds = cprocess_cpu_time(processID)
    return nanoseconds < 0 ? nil : Double(nanoseconds) / 1e9
  }

  /// Reads the text of a `status` file.
  static func parse(status: String) -> ProcessMemory? {
    var sizes: [Substring: Int64] = [:]
    for line in status.split(separator: "\n") {
      let words = line.split { $0 == ":" || $0.isWhitespace }
      guard words.count == 3, words[2] == "kB", let size = Int64(words[1]) else { continue }
      sizes[words[0]] = size.multipliedReportingOverflow(by: 1024).partialValue
    }
    guard let anonymous = sizes["RssAnon"], let mapped = sizes["RssFile"] else { return nil }
    return ProcessMemory(
      anonymousBytes: anonymous, mappedBytes: mapped, peakBytes: sizes["VmHWM"])
  }

  /// Reads the text of a `stat` file; its second field is a name that may hold anything.
  static func majorFaults(stat: String) -> Int64? {
    guard let end = stat.lastIndex(of: ")") else { return nil }
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    return fields.count > 9 ? Int64(fields[9]) : nil
  }
}
