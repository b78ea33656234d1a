/// Holm's adjustment of several tests.
///
/// **Source** S. Holm, Scand. J. Stat. 6 (1979) 65; MODERATION §6.3.
public enum Holm {
  /// The adjusted chances, in the order given: .01, .04 and .03 give .03, .06 and .06.
  public static func adjust(_ chances: [Double]) -> [Double] {
    var adjusted = chances
    var largest = 0.0
    let order = chances.indices.sorted { (chances[$0], $0) < (chances[$1], $1) }
    for (rank, position) in order.enumerated() {
      largest = max(largest, min(1, chances[position] * Double(chances.count - rank)))
      adjusted[position] = largest
    }
    return adjusted
  }
}
