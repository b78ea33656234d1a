/// What a layer probe must know of the machine it runs on.
struct MachineFacts: Equatable, Sendable {
  /// Bytes of the largest cache of the processor.
  var cacheBytes: Int64
  /// Bytes of memory that can be taken without swapping; nil where the system does not tell.
  var freeBytes: Int64?

  /// What is assumed where the system does not tell, chosen: large, so that models read enough.
  static let usualCacheBytes: Int64 = 32 << 20

  /// This machine.
  static var current: MachineFacts {
    MachineFacts(
      cacheBytes: largestCache ?? usualCacheBytes,
      freeBytes: SystemFile.text("/proc/meminfo").flatMap(available))
  }

  /// The largest cache that a core can use.
  ///
  /// The C library's `sysconf` is not asked: on virtual machines it tells of all caches of the
  /// host together (320 MiB for 32 was seen).
  private static var largestCache: Int64? {
    let folder = "/sys/devices/system/cpu/cpu0/cache"
    let sizes = SystemFolder.names(of: folder).compactMap {
      SystemFile.text("\(folder)/\($0)/size").flatMap(cacheSize)
    }
    return sizes.max()
  }

  /// Reads the text of a cache's `size` file, such as `32768K`.
  static func cacheSize(_ text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let units: [Substring: Int64] = ["K": 1 << 10, "M": 1 << 20, "": 1]
    let unit = text[digits.endIndex...].prefix { !$0.isWhitespace }
    guard let number = Int64(digits), number > 0, let factor = units[unit] else { return nil }
    let bytes = number.multipliedReportingOverflow(by: factor)
    return bytes.overflow ? nil : bytes.partialValue
  }

  /// Reads the text of `/proc/meminfo`.
  static func available(_ text: String) -> Int64? {
    let line = text.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
    let words = line?.split(separator: " ") ?? []
    guard words.count == 3, let kibibytes = Int64(words[1]) else { return nil }
    return kibibytes.multipliedReportingOverflow(by: 1024).partialValue
  }
}
