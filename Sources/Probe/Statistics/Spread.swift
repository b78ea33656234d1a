/// Whether values that should be alike are.
enum Spread {
  /// p80/p20 of the first token above which a run is noisy.
  static let firstTokenLimit = 2.0
  /// p80/p20 of the time per token above which a run is noisy.
  static let perTokenLimit = 1.5

  /// True if p80/p20 is above the limit; needs five values.
  static func isNoisy(_ values: [Double], limit: Double) -> Bool {
    let sorted = values.sorted()
    guard sorted.count >= 5, let low = OrderStatistics.percentile(0.2, of: sorted),
      let high = OrderStatistics.percentile(0.8, of: sorted), low > 0
    else { return false }
    return high / low > limit
  }

  /// True if the median of the last third differs from that of the first by more than
  /// 20 %; needs six values, in the order they were measured.
  static func drifts(_ values: [Double]) -> Bool {
    let third = values.count / 3
    guard third >= 2,
      let early = OrderStatistics.percentile(0.5, of: values.prefix(third).sorted()),
      let late = OrderStatistics.percentile(0.5, of: values.suffix(third).sorted()), early > 0
    else { return false }
    return abs(late / early - 1) > 0.2
  }
}
