/// Shares as people read them: the same on every machine.
enum RateText {
  /// A share in percent without the sign, to a number of decimals: `88`, `71.9`.
  static func percent(_ share: Double, decimals: Int = 0) -> String {
    var scale = 100.0
    for _ in 0..<decimals { scale *= 10 }
    let units = Int((share * scale).rounded())
    guard decimals > 0 else { return "\(units)" }
    let unit = Int(scale) / 100
    let rest = "\(units % unit)"
    return "\(units / unit)." + String(repeating: "0", count: decimals - rest.utf8.count) + rest
  }

  /// A share in percent with as many decimals as it needs, at most two: `80 %`, `92.5 %`.
  static func asked(_ share: Double) -> String {
    var text = percent(share, decimals: 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + " %"
  }

  /// An interval of shares: `72–95 %`.
  static func interval(_ low: Double, _ high: Double, decimals: Int = 0) -> String {
    "\(percent(low, decimals: decimals))–\(percent(high, decimals: decimals)) %"
  }

  /// A chance with its sign: `= 0.0391`, `< 0.0001`.
  static func chance(_ chance: Double) -> String {
    guard chance >= 0.0001 else { return "< 0.0001" }
    let units = "\(Int((chance * 10_000).rounded()))"
    guard units.utf8.count < 5 else { return "= 1" }
    return "= 0." + String(repeating: "0", count: 4 - units.utf8.count) + units
  }

  /// A number with its noun.
  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  /// Words with commas and a last "and".
  static func list(_ words: [String]) -> String {
    guard let last = words.last else { return "" }
    let first = words.dropLast()
    return first.isEmpty ? last : first.joined(separator: ", ") + " and " + last
  }
}
