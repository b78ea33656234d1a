internal import Catalog
internal import Scoring

/// Hides one result in five, fits the rest and predicts what was hidden: what an estimate is worth.
///
/// The overall score of a run and its categories are hidden together. A result is predicted where
/// its model keeps at least one other and its column at least two; nothing of what is hidden enters
/// the lines, the abilities or the steps of its fold.
public struct HiddenResults: Sendable {
  /// One hidden result with its prediction, as shares of 0 … 1.
  public struct Prediction: Sendable {
    /// Its column.
    public let column: BenchmarkColumn
    /// What was published.
    public let actual: Double
    /// What the estimate says.
    public let predicted: Double
    /// What it would say without any step.
    public let unstepped: Double
    /// The mean of the column without what is hidden.
    public let columnMean: Double
    /// Whether it lies within the nominal 95 % interval.
    public let isCovered: Bool
    /// How many other results of the model it was predicted from.
    public let basis: Int
    /// Whether nobody independent stated any of them.
    public let restsOnClaims: Bool
    /// What each spread says for a use case the column speaks for; empty unless tried.
    let bySpread: [String: [Double]]
  }

  /// Deals the steps of use cases are chosen on.
  public static let tuningSeeds: [UInt64] = [1, 2, 3]

  /// Deals nothing was chosen on, to be reported.
  public static func freshSeeds(_ count: Int) -> [UInt64] { (0..<count).map { 101 + UInt64($0) } }

  /// How many parts the results are dealt into.
  public static let folds = 5

  /// Every prediction, seed by seed.
  public let predictions: [Prediction]

  /// Predicts the results of a catalog.
  ///
  /// `steps` names the use cases that take a step; `tried` are spreads to compare for every use case.
  public init(
    _ rows: QualityRows, uses: [QualityUse], steps: [String: Double], tried: [Double] = [],
    seeds: [UInt64], _ settings: CalibrationSettings
  ) {
    let stepping = uses.filter { $0.declared == nil && !$0.benchmarks.isEmpty }
    var predictions: [Prediction] = []
    for seed in seeds {
      let dealt = Self.deal(rows, seed: seed)
      for fold in 0..<Self.folds {
        let round = Round(
          rows, hidden: Set(dealt.indices.filter { dealt[$0] == fold }), uses: stepping,
          steps: steps, tried: tried, settings)
        predictions += round.predictions()
      }
    }
    self.predictions = predictions
  }

  /// The fold of each cell; the cells of one run are dealt together, in an order drawn by the seed.
  static func deal(_ rows: QualityRows, seed: UInt64) -> [Int] {
    var generator = Xoshiro256(seed: seed)
    var order = Array(0..<rows.runCount)
    for position in order.indices.dropFirst().reversed() {
      order.swapAt(position, Int(generator.nextShare() * Double(position + 1)))
    }
    var folds = [Int](repeating: 0, count: rows.runCount)
    for (place, run) in order.enumerated() { folds[run] = place % Self.folds }
    return rows.cells.map { folds[$0.run] }
  }
}

/// One fold: what is left is fitted, what is hidden is predicted.
private struct Round {
  let rows: QualityRows
  let hidden: Set<Int>
  let uses: [QualityUse]
  let steps: [String: Double]
  let tried: [Double]
  let settings: CalibrationSettings
  private let lines: [ColumnLine?]
  private let bits: [UInt64]
  private let means: [Double?]

  init(
    _ rows: QualityRows, hidden: Set<Int>, uses: [QualityUse], steps: [String: Double],
    tried: [Double], _ settings: CalibrationSettings
  ) {
    self.rows = rows
    self.hidden = hidden
    self.uses = uses
    self.steps = steps
    self.tried = tried
    self.settings = settings
    lines = LineFit(rows, hidden: hidden, settings).lines
    bits = rows.columns.map { column in
      var bits: UInt64 = 0
      for (position, use) in uses.enumerated() where use.benchmarks.contains(column.benchmark) {
        bits |= 1 << UInt64(position)
      }
      return bits
    }
    var sums = [Double](repeating: 0, count: rows.columns.count)
    var counts = sums
    for (position, cell) in rows.cells.enumerated() where !hidden.contains(position) {
      sums[cell.column] += share(ofLogit: cell.logit)
      counts[cell.column] += 1
    }
    means = zip(sums, counts).map { $1 >= 2 ? $0 / $1 : nil }
  }

  func predictions() -> [HiddenResults.Prediction] {
    var predictions: [HiddenResults.Prediction] = []
    var start = 0
    while start < rows.cells.count {
      let model = rows.cells[start].model
      let end = rows.cells[start...].firstIndex { $0.model != model } ?? rows.cells.count
      predict(start..<end, into: &predictions)
      start = end
    }
    return predictions
  }

  /// Predicts the hidden cells of one model from its others.
  private func predict(_ cells: Range<Int>, into predictions: inout [HiddenResults.Prediction]) {
    let wanted = cells.filter { hidden.contains($0) }
    guard !wanted.isEmpty else { return }
    let judge = RowJudge(lines, settings.claimVariance)
    let left = cells.filter { !hidden.contains($0) }.map { rows.cells[$0] }
    let known = left.compactMap { judge.row($0, of: rows, uses: bits[$0.column]) }
    let restsOnClaims = !left.contains {
      lines[$0.column] != nil && rows.columns[$0.column].kind == .independent
    }
    guard !known.isEmpty else { return }
    let common = known.ability(
      precision: settings.abilityPrecision, lineVariance: settings.lineVariance)
    // Claims about one model err together, so one claim says more of another than of the truth.
    let claimError = settings.claimError * settings.claimError
    for place in wanted {
      let cell = rows.cells[place]
      guard let line = lines[cell.column], let mean = means[cell.column] else { continue }
      let isClaim = rows.columns[cell.column].kind != .independent
      let shared = restsOnClaims && !isClaim ? claimError : 0
      func prediction(_ step: (value: Double, variance: Double)) -> (
        share: Double, isCovered: Bool
      ) {
        let logit = line.offset + line.slope * (common.value + step.value)
        let variance =
          line.varianceOfNew + (isClaim ? settings.claimVariance : 0)
          + line.slope * line.slope * (common.variance + step.variance + shared)
        return (
          meanShare(ofLogit: logit, variance: variance),
          abs(cell.logit - logit) <= 1.96 * variance.squareRoot()
        )
      }
      let stepped = prediction(step(known, common, bits[cell.column]))
      predictions.append(
        HiddenResults.Prediction(
          column: rows.columns[cell.column], actual: share(ofLogit: cell.logit),
          predicted: stepped.share, unstepped: prediction((0, 0)).share, columnMean: mean,
          isCovered: stepped.isCovered, basis: known.count, restsOnClaims: restsOnClaims,
          bySpread: trial(known, common, bits[cell.column]) { prediction($0).share }))
    }
  }

  /// The mean step of the use cases a column speaks for.
  private func step(_ known: [AbilityRow], _ common: PooledAbility, _ bits: UInt64) -> (
    value: Double, variance: Double
  ) {
    var value = 0.0
    var variance = 0.0
    var count = 0.0
    for (position, use) in uses.enumerated() where bits & 1 << UInt64(position) != 0 {
      guard let spread = steps[use.id], spread > 0 else { continue }
      let step = known.step(
        from: common.value, spread: spread, lineVariance: settings.lineVariance,
        uses: 1 << UInt64(position))
      value += step.value
      variance += step.variance
      count += 1
    }
    return count > 0 ? (value / count, variance / count) : (0, 0)
  }

  /// What each spread would say for each use case the column speaks for.
  private func trial(
    _ known: [AbilityRow], _ common: PooledAbility, _ bits: UInt64,
    _ share: ((value: Double, variance: Double)) -> Double
  ) -> [String: [Double]] {
    guard !tried.isEmpty else { return [:] }
    var shares: [String: [Double]] = [:]
    for (position, use) in uses.enumerated() where bits & 1 << UInt64(position) != 0 {
      shares[use.id] = tried.map { spread in
        guard spread > 0 else { return share((0, 0)) }
        let step = known.step(
          from: common.value, spread: spread, lineVariance: settings.lineVariance,
          uses: 1 << UInt64(position))
        return share((step.value, step.variance))
      }
    }
    return shares
  }
}
