extension GlyphSet {
  /// A bar from zero: whole cells and at most one half cell, rounded to the nearest half.
  ///
  /// **Units** `fraction` of `cells`, held within 0 and 1; anything that is not a number is no bar.
  public func bar(_ fraction: Double, cells: Int) -> String {
    let halves = Int(held(fraction) * Double(max(0, cells)) * 2 + 0.5)
    return String(repeating: bar, count: halves / 2) + (halves % 2 == 1 ? halfBar : "")
  }

  /// A track of exactly `cells` cells: bar as far as the work is done, rule for what is left.
  ///
  /// The last cell is filled only when all is done.
  public func track(_ fraction: Double, cells: Int) -> String {
    let done = Int(held(fraction) * Double(max(0, cells)))
    return String(repeating: bar, count: done) + rule(cells - done)
  }

  /// One block per value, its height within a range; a missing value is `?`.
  ///
  /// **Shape** a range of one point draws every value at the lowest height.
  public func sparkline(_ values: [Double?], in range: ClosedRange<Double>) -> String {
    let span = range.upperBound - range.lowerBound
    return values.reduce(into: "") { line, value in
      guard let value, value.isFinite else {
        line += unknown
        return
      }
      let fraction = span > 0 ? held((value - range.lowerBound) / span) : 0
      line += levels[min(levels.count - 1, Int(fraction * Double(levels.count)))]
    }
  }

  private func held(_ fraction: Double) -> Double {
    fraction.isNaN ? 0 : min(1, max(0, fraction))
  }
}
