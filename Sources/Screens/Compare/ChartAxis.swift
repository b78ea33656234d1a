internal import Decision
internal import Scoring

/// An axis of a chart: the numbers it spans, and where each stands.
struct ChartAxis: Hashable {
  let low: Double
  let high: Double
  let isLogarithmic: Bool
  /// Round numbers on it, rising.
  let ticks: [Double]

  /// An axis that holds some numbers, between round ends.
  ///
  /// **Shape** without numbers from 0 to 1; numbers that are not positive make it linear.
  init(holding values: [Double], isLogarithmic: Bool = false, tickCount: Int = 4) {
    let finite = values.filter(\.isFinite)
    let least = finite.min() ?? 0
    let most = finite.max() ?? 1
    self.isLogarithmic = isLogarithmic && least > 0
    if self.isLogarithmic {
      var low = Self.round(least, up: false)
      var high = Self.round(most, up: true)
      if low == high {
        low = Self.round(low * 0.99, up: false)
        high = Self.round(high * 1.01, up: true)
      }
      var ticks = [low]
      while let last = ticks.last, last < high * 0.999, ticks.count < 60 {
        ticks.append(Self.round(last * 1.01, up: true))
      }
      (self.low, self.high, self.ticks) = (low, high, ticks)
      return
    }
    let span = most > least ? most - least : max(1, abs(least) / 5)
    let step = Self.round(span / Double(max(1, tickCount)), up: true)
    let first = ((most > least ? least : least - span / 2) / step).rounded(.down)
    var last = ((most > least ? most : most + span / 2) / step).rounded(.up)
    if last <= first { last = first + 1 }
    low = first * step
    high = last * step
    ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// From 0 to 100.
  static let worth = ChartAxis(low: 0, high: 100, ticks: [0, 50, 100])

  private init(low: Double, high: Double, ticks: [Double]) {
    self.low = low
    self.high = high
    isLogarithmic = false
    self.ticks = ticks
  }

  /// The cell of a number among so many, counted from the low end.
  func cell(_ value: Double, of count: Int) -> Int {
    guard count > 1, value.isFinite else { return 0 }
    let share =
      isLogarithmic
      ? value > 0 ? naturalLogarithm(value / low) / naturalLogarithm(high / low) : 0
      : (value - low) / (high - low)
    return Int((min(1, max(0, share)) * Double(count - 1)).rounded())
  }

  /// The nearest number of the form 1, 2 or 5 times a power of ten that is not below or above.
  private static func round(_ value: Double, up: Bool) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= value { power *= 10 }
    while power > value { power /= 10 }
    let steps = [1.0, 2, 5, 10].map { $0 * power }
    // A hair of tolerance: the powers are not exact in binary.
    let found =
      up
      ? steps.first { $0 >= value * (1 - 1e-9) }
      : steps.last { $0 <= value * (1 + 1e-9) }
    return found ?? value
  }
}
