/// What a server on this machine uses of it, as its process was seen.
///
/// The number of the process is not kept.
///
/// **Units** Bytes; seconds of all its threads together.
public struct ServerUse: Equatable, Sendable, Codable {
  /// Bytes it has allocated and that are in memory.
  public var anonymousBytes: Int64?
  /// Bytes of files, such as the weights, that it has in memory.
  public var mappedBytes: Int64?
  /// The most bytes of both it ever had in memory.
  public var peakBytes: Int64?
  /// Seconds its threads worked; over the measured requests in a run.
  public var processorSeconds: Double?
  /// Pages that had to be read from disk; over the requests that measure speed in a run.
  public var majorFaults: Int?

  /// A server's use as far as it is known.
  public init(
    anonymousBytes: Int64? = nil, mappedBytes: Int64? = nil, peakBytes: Int64? = nil,
    processorSeconds: Double? = nil, majorFaults: Int? = nil
  ) {
    self.anonymousBytes = anonymousBytes
    self.mappedBytes = mappedBytes
    self.peakBytes = peakBytes
    self.processorSeconds = processorSeconds
    self.majorFaults = majorFaults
  }

  /// A page or two of a library is no swapping; more pages read from disk while tokens are
  /// made is (chosen).
  static let fewFaults = 16
}

/// Time this machine's processors spent since it started, in ticks of the kernel.
public struct ProcessorTimes: Equatable, Sendable {
  /// All ticks, idle ones included.
  public var total: UInt64
  /// Ticks that another virtual machine took.
  public var stolen: UInt64

  /// These ticks.
  public init(total: UInt64, stolen: UInt64) {
    self.total = total
    self.stolen = stolen
  }

  /// Reads the first line of `/proc/stat`.
  ///
  /// **Source** proc_stat(5): user, nice, system, idle, iowait, irq, softirq, steal; guest
  /// time is part of user time.
  init?(statLine line: some StringProtocol) {
    let parts = line.split(separator: " ")
    guard parts.first == "cpu", parts.count >= 9 else { return nil }
    let ticks = parts.dropFirst().prefix(8).compactMap { UInt64($0) }
    guard ticks.count == 8 else { return nil }
    self.init(total: ticks.reduce(0, &+), stolen: ticks[7])
  }
}

/// The share of processor time that other virtual machines took, over windows long enough
/// to mean something.
struct StealMeter {
  /// Above this share a machine is busy.
  static let limit = 0.05
  /// Ticks of a window: below, one tick more or less would decide (chosen).
  private static let window: UInt64 = 50

  private var begin: ProcessorTimes?
  private var last: Double?

  /// The share up to now: of the window since the last full one, or that one's.
  mutating func share(_ now: ProcessorTimes?) -> Double? {
    guard let now else { return nil }
    guard let before = begin else {
      begin = now
      return nil
    }
    // Both counters can run backwards when processors are taken out.
    guard now.total >= before.total, now.stolen >= before.stolen else {
      begin = now
      return last
    }
    let ticks = now.total - before.total
    guard ticks >= Self.window else { return last }
    begin = now
    last = Double(now.stolen - before.stolen) / Double(ticks)
    return last
  }
}
