/// The sum of fixed sizes, each with a sign thrown by a fair coin.
///
/// **Source** exact by convolution; only sums and halves, so that every machine agrees.
enum FairSigns {
  /// The chance of each sum: the element `h` belongs to `2 h − total`.
  ///
  /// **Cost** sizes times their total.
  static func chances(_ sizes: some Sequence<Int>) -> [Double] {
    var chances = [1.0]
    for size in sizes where size > 0 {
      var next = [Double](repeating: 0, count: chances.count + size)
      for (position, chance) in chances.enumerated() {
        next[position] += chance / 2
        next[position + size] += chance / 2
      }
      chances = next
    }
    return chances
  }

  /// The chance of a sum at least this far from 0 on either side.
  static func twoSided(_ sizes: some Sequence<Int>, sum: Int) -> Double {
    guard sum != 0 else { return 1 }
    let chances = chances(sizes)
    let total = chances.count - 1
    // Both tails are equal; the smallest chances stand first, where adding loses least.
    let tail = chances.indices.prefix { total - 2 * $0 >= abs(sum) }
      .reduce(0) { $0 + chances[$1] }
    return min(1, 2 * tail)
  }
}
