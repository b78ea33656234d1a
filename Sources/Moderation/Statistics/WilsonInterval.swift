/// The Wilson 95 % interval of a share.
///
/// **Units** shares, 0 to 1; the ends of a record without a miss or a hit are exactly 1 and 0.
/// **Source** E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209; MODERATION §6.1.
public struct WilsonInterval: Hashable, Sendable, Codable {
  /// The normal quantile of a two-sided 95 % interval.
  public static let quantile = 1.959964

  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// The interval of `count` in `total`; `nil` for a total of 0.
  public init?(_ count: Int, of total: Int, quantile: Double = Self.quantile) {
    guard total > 0, (0...total).contains(count) else { return nil }
    let (hits, all) = (Double(count), Double(total))
    let square = quantile * quantile
    let middle = hits + square / 2
    let reach = quantile * (hits * (all - hits) / all + square / 4).squareRoot()
    low = count == 0 ? 0 : (middle - reach) / (all + square)
    high = count == total ? 1 : (middle + reach) / (all + square)
  }
}
