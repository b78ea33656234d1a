/// The ranks that ranges of scores allow.
///
/// Best rank = 1 + scores whose least beats its most; worst = 1 + other scores whose most beats its
/// least, each by more than 1e-12. **Cost**: n log n.
public func rankRanges(lows: [Double], highs: [Double]) -> [ClosedRange<Int>] {
  let risingLows = lows.sorted()
  let risingHighs = highs.sorted()
  return zip(lows, highs).map { low, high in
    let best = 1 + count(risingLows, above: high + 1e-12)
    let isOwnRival = high > low + 1e-12
    let worst = 1 + count(risingHighs, above: low + 1e-12) - (isOwnRival ? 1 : 0)
    return best...max(best, worst)
  }
}

/// Competition ranks, 1 for the largest: scores are rounded to twelve decimals first, and equal
/// ones share the better rank, as in 1, 1, 3.
public func competitionRanks(_ scores: [Double]) -> [Int] {
  let rounded = scores.map { ($0 * 1e12).rounded(.toNearestOrEven) / 1e12 }
  let rising = rounded.sorted()
  return rounded.map { 1 + count(rising, above: $0) }
}

/// How many of some rising numbers lie above a limit.
private func count(_ rising: [Double], above limit: Double) -> Int {
  var low = 0
  var high = rising.count
  while low < high {
    let middle = (low + high) / 2
    if rising[middle] > limit { high = middle } else { low = middle + 1 }
  }
  return rising.count - low
}
