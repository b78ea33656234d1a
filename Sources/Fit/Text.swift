/// Numbers as people read them: the same on every machine, whatever its locale.
enum Text {
  /// A number with a fixed number of decimals.
  static func decimal(_ number: Double, _ places: Int) -> String {
    guard number.isFinite, number.magnitude < 1e15 else { return "very large" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let units = Int64((number.magnitude * scale).rounded())
    let sign = number < 0 && units > 0 ? "-" : ""
    let whole = String(units / Int64(scale))
    guard places > 0 else { return sign + whole }
    let rest = String(units % Int64(scale))
    return sign + whole + "." + String(repeating: "0", count: places - rest.utf8.count) + rest
  }

  /// Bytes in GiB without the unit.
  static func end(_ bytes: Int64?) -> String {
    guard let bytes else { return "unknown" }
    return decimal(Double(bytes) / Double(Int64.gibibyte), 1)
  }

  /// An interval in GiB without the unit: one number where both ends read the same, and a tilde
  /// before estimates.
  static func plain(_ bytes: ByteInterval) -> String {
    let (low, high) = (end(bytes.low), end(bytes.high))
    let mark = bytes.basis == .estimate ? "~" : ""
    if bytes.high == nil { return "unknown" }
    return mark + (low == high ? low : low + "–" + high)
  }

  /// Bytes in GiB.
  static func gibibytes(_ bytes: Int64) -> String { end(bytes) + " GiB" }

  /// An interval in GiB.
  static func gibibytes(_ bytes: ByteInterval) -> String {
    bytes.isKnown ? plain(bytes) + " GiB" : "unknown"
  }

  /// The least of an interval; named as such where the ends differ.
  static func least(_ bytes: ByteInterval) -> String {
    let low = end(bytes.low)
    return (end(bytes.high) == low ? "" : "at least ") + low + " GiB"
  }

  /// Bytes in GiB, rounded up to a tenth so that the figure is surely enough.
  static func ceiling(_ bytes: Int64) -> String {
    let tenths = (Double(bytes) / Double(Int64.gibibyte) * 10).rounded(.up)
    return decimal(tenths / 10, 1) + " GiB"
  }

  /// Bytes in GB.
  static func gigabytes(_ bytes: Double) -> String {
    let gigabytes = bytes / 1e9
    return decimal(gigabytes, gigabytes < 100 ? 1 : 0) + " GB"
  }

  /// Tokens per second.
  static func speed(_ tokensPerSecond: Double) -> String {
    decimal(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0)
  }

  /// Tokens: `32k` where it is a multiple of 1,024, else grouped digits.
  static func tokens(_ count: Int64) -> String {
    if count >= 1024, count % 1024 == 0 { return grouped(count / 1024) + "k" }
    return grouped(count)
  }

  /// Tokens per second of a prompt, to three figures.
  static func promptSpeed(_ tokensPerSecond: Double) -> String {
    guard tokensPerSecond >= 1000, tokensPerSecond < 1e15 else { return speed(tokensPerSecond) }
    var step = 1.0
    while tokensPerSecond / step >= 1000 { step *= 10 }
    return grouped(Int64((tokensPerSecond / step).rounded() * step))
  }

  /// Seconds with as many decimals as tell something.
  static func seconds(_ seconds: Double) -> String { plainSeconds(seconds) + " s" }

  /// Seconds without the unit.
  static func plainSeconds(_ seconds: Double) -> String {
    decimal(seconds, seconds < 0.1 ? 3 : seconds < 1 ? 2 : seconds < 100 ? 1 : 0)
  }

  /// A share in percent, or from one end to the other.
  static func percent(_ share: PercentInterval) -> String {
    let high = decimal(share.high, 0)
    guard let low = share.low.map({ decimal($0, 0) }) else { return "at most \(high) %" }
    return low == high ? "\(high) %" : "\(low)–\(high) %"
  }

  /// Choices as a sentence: `a, b or c`.
  static func alternatives(_ choices: [String]) -> String {
    joined(choices, before: "or")
  }

  /// Things as a sentence: `a, b and c`.
  static func all(_ things: [String]) -> String {
    joined(things, before: "and")
  }

  private static func joined(_ items: [String], before word: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// A configuration key in words, where there are better ones.
  static func key(_ key: String) -> String {
    switch key {
    case "num_hidden_layers": return "layer count"
    case "head_dim": return "head dimension"
    case "num_key_value_heads": return "number of key-value heads"
    default: return "'\(key)'"
    }
  }

  /// A count, or from one end to the other.
  static func span(_ counts: ClosedRange<Int64>) -> String {
    counts.lowerBound == counts.upperBound
      ? grouped(counts.lowerBound)
      : grouped(counts.lowerBound) + "–" + grouped(counts.upperBound)
  }

  /// Digits in groups of three.
  static func grouped(_ count: Int64) -> String {
    var digits = Array(String(count))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }
}
