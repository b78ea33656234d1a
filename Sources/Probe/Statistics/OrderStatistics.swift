/// Statistics of a few numbers, by their order.
enum OrderStatistics {
  /// A percentile by linear interpolation between the closest ranks (numpy's default).
  ///
  /// - Parameters:
  ///   - fraction: 0 to 1.
  ///   - sorted: the values, ascending.
  /// - Returns: the percentile; nil without values.
  static func percentile(_ fraction: Double, of sorted: [Double]) -> Double? {
    guard let last = sorted.last else { return nil }
    let place = Double(sorted.count - 1) * min(max(fraction, 0), 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (sorted[below + 1] - sorted[below]) * (place - Double(below))
  }

  /// The 95 % interval of the median from the order of the values alone.
  ///
  /// **Shape** The values with ranks ⌊(n − 1.96·√n)/2⌋ and ⌈1 + (n + 1.96·√n)/2⌉,
  /// clamped to 1 … n.
  ///
  /// **Source** Conover, "Practical Nonparametric Statistics", 3rd edition, section 3.2.
  static func medianInterval(of sorted: [Double]) -> (low: Double, high: Double)? {
    guard !sorted.isEmpty else { return nil }
    let count = Double(sorted.count)
    let spread = 1.96 * count.squareRoot()
    let low = Int(((count - spread) / 2).rounded(.down))
    let high = Int((1 + (count + spread) / 2).rounded(.up))
    func rank(_ rank: Int) -> Double { sorted[min(max(rank, 1), sorted.count) - 1] }
    return (rank(low), rank(high))
  }

  /// The lower end of the 95 % interval of a quantile, from the order of the values alone:
  /// the value with rank ⌊n·q − 1.96·√(n·q·(1 − q))⌋, at least the first.
  ///
  /// **Source** as `medianInterval`.
  static func lowEnd(of quantile: Double, of sorted: [Double]) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let count = Double(sorted.count)
    let rank = count * quantile - 1.96 * (count * quantile * (1 - quantile)).squareRoot()
    return sorted[min(max(Int(rank.rounded(.down)), 1), sorted.count) - 1]
  }
}
