/// Fits the lines of all columns and the abilities of all models to each other.
///
/// Logit = offset + slope · ability + noise, one line for each column. Offsets and slopes are ridge
/// regressions on the abilities, abilities are precision-weighted means of what the results say, in
/// turn for a fixed number of rounds. The abilities' own uncertainty enters the sums of squares
/// (expectation and maximization), so that slopes are not drawn toward zero by noisy abilities and
/// variances are not understated; the results of one line count less than as many lines.
///
/// **Source**: the item-response form of A. Ho et al., "A Rosetta Stone for AI benchmarks" (2025),
/// <https://arxiv.org/abs/2512.00193>, read 2026-11-22; D. Rubin and D. Thayer, "EM algorithms for ML
/// factor analysis", Psychometrika 47 (1982).
/// **Cost**: O(rounds · cells).
struct LineFit {
  /// The line of each column; `nil` where too little is known.
  let lines: [ColumnLine?]
  /// How many models and cells entered.
  let models: Int
  let cells: Int

  /// Fits the cells that are not hidden.
  init(_ rows: QualityRows, hidden: Set<Int> = [], _ settings: CalibrationSettings) {
    var counts = [Int](repeating: 0, count: rows.columns.count)
    for (position, cell) in rows.cells.enumerated() where !hidden.contains(position) {
      counts[cell.column] += 1
    }
    var breadth = [Int](repeating: 0, count: rows.models.count)
    for (position, cell) in rows.cells.enumerated()
    where !hidden.contains(position) && counts[cell.column] >= settings.leastModels {
      breadth[cell.model] += 1
    }
    let cells = rows.cells.enumerated().filter { position, cell in
      !hidden.contains(position) && counts[cell.column] >= settings.leastModels
        && breadth[cell.model] >= settings.leastColumns
    }.map(\.element)
    var alternation = Alternation(rows, cells, settings)
    for _ in 0..<settings.rounds {
      alternation.judgeModels()
      alternation.drawLines()
    }
    self.cells = cells.count
    models = breadth.count { $0 >= settings.leastColumns }
    lines = counts.indices.map { column in
      guard counts[column] >= settings.leastModels else { return nil }
      return ColumnLine(
        offset: alternation.offsets[column], slope: alternation.slopes[column],
        variance: alternation.variances[column], models: Int(alternation.counts[column]))
    }
  }
}

/// The state of a fit between two rounds.
private struct Alternation {
  let cells: [QualityRows.Cell]
  let settings: CalibrationSettings
  let counts: [Double]
  var offsets: [Double]
  var slopes: [Double]
  var variances: [Double]
  private var abilities: [Double]
  private var uncertainties: [Double]
  private let runCount: Int

  init(_ rows: QualityRows, _ cells: [QualityRows.Cell], _ settings: CalibrationSettings) {
    self.cells = cells
    self.settings = settings
    runCount = rows.runCount
    var counts = [Double](repeating: 0, count: rows.columns.count)
    var sums = counts
    for cell in cells {
      counts[cell.column] += 1
      sums[cell.column] += cell.logit
    }
    self.counts = counts
    offsets = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
    slopes = [Double](repeating: 1, count: counts.count)
    variances = [Double](repeating: settings.startVariance, count: counts.count)
    abilities = [Double](repeating: 0, count: rows.models.count)
    uncertainties = abilities
  }

  /// Each ability as the mean of what its results say, by precision.
  mutating func judgeModels() {
    var runWeights = [Double](repeating: 0, count: runCount)
    for cell in cells { runWeights[cell.run] += weight(cell) }
    var precisions = [Double](repeating: settings.abilityPrecision, count: abilities.count)
    var sums = [Double](repeating: 0, count: abilities.count)
    for cell in cells {
      let weight = weight(cell) / (1 + settings.fittedLineVariance * runWeights[cell.run])
      precisions[cell.model] += weight
      sums[cell.model] += weight * (cell.logit - offsets[cell.column]) / slopes[cell.column]
    }
    for model in abilities.indices {
      abilities[model] = sums[model] / precisions[model]
      uncertainties[model] = 1 / precisions[model]
    }
  }

  private func weight(_ cell: QualityRows.Cell) -> Double {
    slopes[cell.column] * slopes[cell.column] / variances[cell.column]
  }

  /// Each column as the line through the abilities of its models.
  mutating func drawLines() {
    var sums = [Sums](repeating: Sums(), count: counts.count)
    for cell in cells {
      sums[cell.column].add(
        1 / variances[cell.column], abilities[cell.model], uncertainties[cell.model], cell.logit)
    }
    for column in counts.indices where counts[column] > 0 {
      let line = sums[column].line(settings)
      slopes[column] = line.slope
      offsets[column] = line.offset
    }
    var squares = [Double](repeating: 0, count: counts.count)
    for cell in cells {
      let slope = slopes[cell.column]
      let error = cell.logit - offsets[cell.column] - slope * abilities[cell.model]
      squares[cell.column] += error * error + slope * slope * uncertainties[cell.model]
    }
    for column in counts.indices {
      variances[column] =
        (squares[column] + settings.startCount * settings.startVariance)
        / (counts[column] + settings.startCount)
    }
  }

  /// What a ridge regression of one column on the abilities needs.
  private struct Sums {
    var weight = 0.0
    var ability = 0.0
    var square = 0.0
    var logit = 0.0
    var product = 0.0

    mutating func add(_ w: Double, _ ability: Double, _ uncertainty: Double, _ logit: Double) {
      weight += w
      self.ability += w * ability
      square += w * (ability * ability + uncertainty)
      self.logit += w * logit
      product += w * logit * ability
    }

    func line(_ settings: CalibrationSettings) -> (offset: Double, slope: Double) {
      let count = weight + settings.offsetWeight
      let squares = square + settings.slopeWeight
      let products = product + settings.slopeWeight
      let determinant = count * squares - ability * ability
      let free = (count * products - ability * logit) / determinant
      let slope = min(settings.slopes.upperBound, max(settings.slopes.lowerBound, free))
      return ((logit - ability * slope) / count, slope)
    }
  }
}
