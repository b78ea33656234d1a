internal import Glibc

/// What a run needs from the machine it is on.
public struct ProbeEnvironment: Sendable {
  /// Milliseconds since 1970.
  public var now: @Sendable () -> Int64
  /// The one-minute load average, if there is one.
  public var loadAverage: @Sendable () -> Double?
  /// Cores of this machine.
  public var cores: Int
  /// Where prompts come from.
  public var seed: UInt64
  /// Name and version of the program, to be kept with the run.
  public var program: String

  /// An environment of these parts.
  public init(
    now: @escaping @Sendable () -> Int64, loadAverage: @escaping @Sendable () -> Double?,
    cores: Int, seed: UInt64, program: String = "weigh"
  ) {
    self.now = now
    self.loadAverage = loadAverage
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
      cores: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), seed: seed, program: program)
  }
}
