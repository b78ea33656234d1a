/// How alike two orders are.
public enum RankCorrelation {
  /// Kendall's τ-b of two lists of numbers for the same entries; none for fewer than two entries or
  /// when either list ties everyone.
  ///
  /// **Source**: M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945).
  /// **Cost**: every pair.
  public static func kendallTauB(_ first: [Double], _ second: [Double]) -> Double? {
    let count = min(first.count, second.count)
    var agreement = 0
    var apartInFirst = 0
    var apartInSecond = 0
    for left in 0..<count {
      for right in (left + 1)..<max(left + 1, count) {
        let one = sign(first[left], first[right])
        let other = sign(second[left], second[right])
        agreement += one * other
        apartInFirst += one * one
        apartInSecond += other * other
      }
    }
    guard apartInFirst > 0, apartInSecond > 0 else { return nil }
    if apartInFirst == apartInSecond { return Double(agreement) / Double(apartInFirst) }
    return Double(agreement)
      / (Double(apartInFirst).squareRoot() * Double(apartInSecond).squareRoot())
  }

  private static func sign(_ left: Double, _ right: Double) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }

  /// Rank-biased overlap of two lists as they stand, extrapolated; 1 for identical lists, none for
  /// an empty one.
  ///
  /// - Parameters:
  ///   - first: a list without repetitions.
  ///   - second: another.
  ///   - persistence: the chance of looking at one more place, 0 ..< 1.
  /// - Returns: 0 … 1, nothing for an empty list.
  ///
  /// **Source**: W. Webber, A. Moffat and J. Zobel, "A similarity measure for indefinite rankings",
  /// ACM TOIS 28 (2010), equation 32.
  public static func rankBiasedOverlap<Entry: Hashable>(
    _ first: [Entry], _ second: [Entry], persistence: Double
  ) -> Double? {
    guard !first.isEmpty, !second.isEmpty, persistence > 0, persistence < 1 else { return nil }
    let overlaps = overlaps(first, second, depth: max(first.count, second.count))
    let short = min(first.count, second.count)
    let long = overlaps.count
    let atShort = Double(overlaps[short - 1])
    let atLong = Double(overlaps[long - 1])
    var power = 1.0
    var sum = 0.0
    for depth in 1...long {
      power *= persistence
      sum += Double(overlaps[depth - 1]) / Double(depth) * power
      if depth > short {
        sum += atShort * Double(depth - short) / (Double(short) * Double(depth)) * power
      }
    }
    return (1 - persistence) / persistence * sum
      + ((atLong - atShort) / Double(long) + atShort / Double(short)) * power
  }

  /// The mean over depths, down to the end of the shorter list, of the share both have in common;
  /// none for an empty list.
  public static func averageOverlap<Entry: Hashable>(
    _ first: [Entry], _ second: [Entry]
  ) -> Double? {
    let depth = min(first.count, second.count)
    guard depth > 0 else { return nil }
    var sum = 0.0
    for (place, overlap) in overlaps(first, second, depth: depth).enumerated() {
      sum += Double(overlap) / Double(place + 1)
    }
    return sum / Double(depth)
  }

  /// How many entries both lists share down to each depth.
  private static func overlaps<Entry: Hashable>(
    _ first: [Entry], _ second: [Entry], depth: Int
  ) -> [Int] {
    var seen: [Set<Entry>] = [[], []]
    var shared = 0
    return (0..<depth).map { place in
      for (side, list) in [first, second].enumerated() where place < list.count {
        let entry = list[place]
        if seen[side].insert(entry).inserted, seen[1 - side].contains(entry) { shared += 1 }
      }
      return shared
    }
  }
}
