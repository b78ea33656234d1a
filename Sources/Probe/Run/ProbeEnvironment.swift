internal import Glibc

/// What a run needs from the machine it is on.
public struct ProbeEnvironment: Sendable {
  /// Milliseconds since 1970.
  public var now: @Sendable () -> Int64
  /// The one-minute load average, if there is one.
  public var loadAverage: @Sendable () -> Double?
  /// The time this machine's processors spent, if it can be read.
  public var processorTimes: @Sendable () -> ProcessorTimes?
  /// What the server's process uses, if it is one of this machine and known to the caller.
  public var serverUse: @Sendable () -> ServerUse?
  /// What the caller calls this machine.
  public var device: String?
  /// Cores of this machine.
  public var cores: Int
  /// Where prompts come from.
  public var seed: UInt64
  /// Name and version of the program, to be kept with the run.
  public var program: String

  /// An environment of these parts.
  public init(
    now: @escaping @Sendable () -> Int64, loadAverage: @escaping @Sendable () -> Double?,
    cores: Int, seed: UInt64, program: String = "weigh", device: String? = nil,
    processorTimes: @escaping @Sendable () -> ProcessorTimes? = { nil },
    serverUse: @escaping @Sendable () -> ServerUse? = { nil }
  ) {
    self.now = now
    self.loadAverage = loadAverage
    self.processorTimes = processorTimes
    self.serverUse = serverUse
    self.device = device
    self.cores = cores
    self.seed = seed
    self.program = program
  }

  /// This machine.
  public static func machine(
    seed: UInt64 = UInt64.random(in: 0..<(1 << 53)), program: String = "weigh"
  ) -> ProbeEnvironment {
    ProbeEnvironment(
      now: {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
      },
      loadAverage: {
        var load = [0.0]
        return getloadavg(&load, 1) == 1 ? load[0] : nil
      },
      cores: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), seed: seed, program: program,
      processorTimes: Self.processorTimes)
  }

  @Sendable private static func processorTimes() -> ProcessorTimes? {
    let descriptor = open("/proc/stat", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let line = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: "\n").first
    return line.flatMap { ProcessorTimes(statLine: $0) }
  }
}
