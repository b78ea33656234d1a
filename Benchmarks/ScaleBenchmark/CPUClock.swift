import Glibc

/// CPU and wall time of this process.
enum CPUClock {
  /// CPU time of all threads, user and system, in milliseconds.
  static var milliseconds: Double { reading(CLOCK_PROCESS_CPUTIME_ID) }
  /// Time on the wall, in milliseconds.
  static var wallMilliseconds: Double { reading(CLOCK_MONOTONIC) }

  private static func reading(_ clock: clockid_t) -> Double {
    var time = timespec()
    _ = clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}
