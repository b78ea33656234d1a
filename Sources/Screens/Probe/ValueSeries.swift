internal import Cells
internal import Decision
internal import Probe

/// The values of one figure of a probe in the order they were measured, and what they sum up to.
///
/// **Cost** a value is put in its place among the others, so that summing up never sorts: a frame
/// stays fast with many thousands of them.
struct ValueSeries: Sendable, Equatable {
  /// Which end of the values is the bad one.
  enum Worse: Sendable, Equatable {
    case higher
    case lower
  }

  /// What is measured, for the title.
  let title: String
  /// The unit, for the title.
  let unit: String
  /// Which end is the bad one; the blocks of a long series show it.
  let worse: Worse
  /// The values in order; nil for a request that failed.
  private(set) var values: [Double?] = []
  private var ascending: [Double] = []
  /// How much the values differ, p80 over p20, where that was judged.
  let spread: Double?

  init(
    _ title: String, unit: String, worse: Worse, values: [Double?] = [], spread: Double? = nil
  ) {
    self.spread = spread
    self.title = title
    self.unit = unit
    self.worse = worse
    self.values = values
    ascending = values.compactMap { $0 }.filter(\.isFinite).sorted()
  }

  /// Takes the next value.
  mutating func add(_ value: Double?) {
    values.append(value)
    guard let value, value.isFinite else { return }
    var (low, high) = (0, ascending.count)
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] <= value { low = middle + 1 } else { high = middle }
    }
    ascending.insert(value, at: low)
  }

  /// Minimum, median, maximum and the percentiles so many values support.
  var summary: MetricSummary? { MetricSummary(ascending: ascending) }

  /// One block for each value, from zero; more values than there is room for share blocks, each
  /// block then shows the worst of its values.
  func strip(width: Int, glyphs: GlyphSet) -> (blocks: String, perBlock: Int) {
    guard width > 0, !values.isEmpty else { return ("", 1) }
    let perBlock = (values.count + width - 1) / width
    let shown =
      perBlock == 1
      ? values
      : stride(from: 0, to: values.count, by: perBlock).map { start -> Double? in
        let part = values[start..<min(values.count, start + perBlock)].compactMap { $0 }
        return worse == .higher ? part.max() : part.min()
      }
    return (glyphs.sparkline(shown, in: 0...Swift.max(ascending.last ?? 1, 1e-9)), perBlock)
  }

  /// Values far worse than the median: more than twice, or less than half; needs five.
  var outliers: [(position: Int, value: Double)] {
    guard ascending.count >= 5, let median = summary?.median else { return [] }
    // Whether there is one at all is known without looking at each.
    let isNone =
      worse == .higher
      ? (ascending.last ?? 0) <= 2 * median : (ascending.first ?? 0) >= median / 2
    guard !isNone else { return [] }
    return values.enumerated().compactMap { position, value in
      guard let value else { return nil }
      let isFar = worse == .higher ? value > 2 * median : value < median / 2
      return isFar ? (position, value) : nil
    }
  }

  /// How many requests gave no value.
  var missing: Int { values.count - ascending.count }

  /// Milliseconds with their unit; from ten seconds on, seconds.
  static func time(_ milliseconds: Double) -> String {
    milliseconds < 10_000
      ? number(milliseconds) + " ms" : Wording.decimals(milliseconds / 1000, 1) + " s"
  }

  /// A number as it is shown beside its unit.
  static func number(_ value: Double) -> String {
    Wording.decimals(value, value < 10 ? 2 : value < 100 ? 1 : 0)
  }
}

extension ValueSeries {
  /// `1st`, `2nd`, `11th`.
  static func ordinal(_ number: Int) -> String {
    let isTeen = (11...13).contains(number % 100)
    let ending =
      isTeen
      ? "th" : number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th"
    return "\(number)\(ending)"
  }

  /// What is to be said of values far from the median.
  var outlierSentence: String? {
    let outliers = outliers
    guard
      let worst = outliers.max(by: { worse == .higher ? $0.value < $1.value : $0.value > $1.value })
    else { return nil }
    let value = unit == "ms" ? Self.time(worst.value) : Self.number(worst.value) + " " + unit
    let place = "the \(Self.ordinal(worst.position + 1))"
    let percentile = worse == .higher && summary?.p95 != nil
    guard outliers.count > 1 else {
      return "One slow answer, \(value), \(place). It stays in"
        + (percentile ? ": the p95 should show it." : ".")
    }
    let measure = worse == .higher ? "over twice the median" : "under half the median"
    return
      "\(outliers.count) slow answers, \(measure); the slowest \(value), \(place). They stay in"
      + (percentile ? ": the p95 should show them." : ".")
  }
}
