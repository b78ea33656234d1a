/// How fast the processor reads its memory.
///
/// Published peaks say little about a machine, and figures taken from a small buffer or on a busy
/// machine say nothing: the buffer is far larger than the last cache, the best of five passes
/// counts, and a spread or a load that is too large is named.
public struct ReadTest: Hashable, Sendable {
  /// What was measured with so many threads.
  public struct Reading: Hashable, Sendable {
    /// Threads that read at once.
    public let threads: Int
    /// Bytes of the fastest pass, per second.
    public let bytesPerSecond: Double
    /// The slowest pass over the fastest, in time.
    public let spread: Double
  }

  /// One thread.
  public let single: Reading
  /// All cores the process may use.
  public let all: Reading
  /// Bytes read in a pass.
  public let bufferBytes: Int64
  /// Work waiting for the processor just before the test, in processes; `nil` where nobody says.
  public let load: Double?

  /// Passes a reading takes.
  static let passes = 5
  /// A spread above this means that something else used the memory.
  static let largestSpread = 1.5

  /// Whether something else used the machine, so that the figure must not be saved.
  public var wasBusy: Bool {
    all.spread > Self.largestSpread || (load ?? 0) > Double(all.threads) / 2
  }

  /// The bytes to read: at least 1 GiB and eight times the last cache, at most a quarter of what
  /// may be used.
  public static func bufferBytes(lastCacheBytes: Int64?, budgetBytes: Int64) -> Int64 {
    let wanted = max(Int64.gibibyte, (lastCacheBytes ?? 0).times(8))
    return max(1 << 20, min(wanted, budgetBytes / 4))
  }

  /// Reads the memory of this machine; takes up to three seconds and as much memory as the buffer.
  public static func run(
    _ system: SystemSource, cores: Int, budgetBytes: Int64
  ) async -> ReadTest {
    let bytes = bufferBytes(
      lastCacheBytes: lastCacheBytes(system), budgetBytes: budgetBytes)
    let load = system.read("/proc/loadavg")?.split(separator: " ").first.flatMap { Double($0) }
    let threads = max(1, cores)
    let words = Int(bytes / 8) / threads
    let parts = (0..<threads).map { [UInt64](repeating: UInt64($0), count: max(1, words)) }
    let deadline = ContinuousClock.now + .seconds(3)
    let single = await reading([parts], until: deadline)
    let all = await reading(parts.map { [$0] }, until: deadline)
    return ReadTest(single: single, all: all, bufferBytes: bytes, load: load)
  }

  /// Reads the shares of all threads at once, pass after pass.
  private static func reading(
    _ shares: [[[UInt64]]], until deadline: ContinuousClock.Instant
  ) async -> Reading {
    let bytes = shares.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count * 8 } }
    var fastest = Double.infinity
    var slowest = 0.0
    for pass in 0..<passes where pass == 0 || ContinuousClock.now < deadline {
      let start = ContinuousClock.now
      let sum = await withTaskGroup(of: UInt64.self) { group in
        for share in shares {
          group.addTask { share.reduce(0) { $0 &+ Self.sum($1) } }
        }
        return await group.reduce(0, &+)
      }
      let elapsed = start.duration(to: .now)
      // The sum is used, so that no pass can be left out.
      let seconds =
        Double(elapsed.components.seconds)
        + Double(elapsed.components.attoseconds) * 1e-18 + (sum == .max ? 1e-12 : 0)
      fastest = min(fastest, seconds)
      slowest = max(slowest, seconds)
    }
    return Reading(
      threads: shares.count, bytesPerSecond: Double(bytes) / fastest, spread: slowest / fastest)
  }

  private static func sum(_ words: [UInt64]) -> UInt64 {
    var sum: UInt64 = 0
    for word in words { sum &+= word }
    return sum
  }

  /// The size of the last cache: `110592K` or `32M`.
  static func lastCacheBytes(_ system: SystemSource) -> Int64? {
    let root = "/sys/devices/system/cpu/cpu0/cache"
    let sizes = system.list(root).filter { $0.hasPrefix("index") }.compactMap { index -> Int64? in
      guard let text = system.read("\(root)/\(index)/size")?.trimmed, let unit = text.last,
        let number = Int64(text.dropLast())
      else { return nil }
      switch unit {
      case "K": return number.times(1 << 10)
      case "M": return number.times(1 << 20)
      default: return nil
      }
    }
    return sizes.max()
  }
}
