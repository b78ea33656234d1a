public import Catalog

/// A frozen quality scale: the lines of all columns, and the two models the points hang on.
///
/// A model is judged against it without looking at any other model, so that adding one moves nobody
/// else. Making a new one is an explicit act with a new version.
public struct Calibration: Sendable, Hashable {
  /// A model whose points are fixed.
  public struct Anchor: Sendable, Hashable {
    /// The model's id.
    public let model: String
    /// Its ability in logits.
    public let ability: Double
  }

  /// The version; results name it.
  public let version: String
  /// The day of the catalog it was fitted on.
  public let date: CalendarDate
  /// How many models it was fitted on.
  public let models: Int
  /// How many results of them entered.
  public let cells: Int
  /// The digest of those results.
  public let rowsSHA256: String
  /// The model at 30 points.
  public let low: Anchor
  /// The model at 60 points.
  public let high: Anchor
  /// Precision with which abilities are taken to lie around 0.
  public let abilityPrecision: Double
  /// Variance the results of one line share.
  public let lineVariance: Double
  /// Variance added to results nobody independent states.
  public let claimVariance: Double
  /// The error, in logits, that the claims about one model share where nobody independent speaks.
  public let claimError: Double
  /// How far abilities for a use case lie from the common one, in logits; use cases that are not
  /// named take no step.
  public let steps: [String: Double]
  /// The line of each column.
  public let lines: [BenchmarkColumn: ColumnLine]

  /// The points of the low and the high anchor.
  public static let anchorPoints = (low: 30.0, high: 60.0)

  /// Points that a logit of ability is worth.
  public var pointsPerLogit: Double {
    (Self.anchorPoints.high - Self.anchorPoints.low) / (high.ability - low.ability)
  }

  /// The points of an ability.
  public func points(ofAbility ability: Double) -> Double {
    Self.anchorPoints.low + (ability - low.ability) * pointsPerLogit
  }

  /// Fits the rows of a catalog with the steps that predict hidden results best.
  ///
  /// **Errors**: an anchor without a result in a column that could be fitted.
  public init(
    fitting rows: QualityRows, uses: [QualityUse], version: String, date: CalendarDate,
    settings: CalibrationSettings
  ) throws(CalibrationError) {
    let tried = HiddenResults(
      rows, uses: uses, steps: [:], tried: settings.steps, seeds: HiddenResults.tuningSeeds,
      settings)
    try self.init(
      rows, version: version, date: date,
      steps: tried.bestSteps(uses, tried: settings.steps), settings: settings)
  }

  /// Fits the rows of a catalog and freezes what comes out, with six decimals.
  ///
  /// **Errors**: an anchor without a result in a column that could be fitted.
  public init(
    _ rows: QualityRows, version: String, date: CalendarDate, steps: [String: Double],
    settings: CalibrationSettings
  ) throws(CalibrationError) {
    let fit = LineFit(rows, settings)
    var lines: [BenchmarkColumn: ColumnLine] = [:]
    for (column, line) in zip(rows.columns, fit.lines) { lines[column] = line?.rounded }
    self.version = version
    self.date = date
    models = fit.models
    cells = fit.cells
    rowsSHA256 = rows.sha256
    abilityPrecision = settings.abilityPrecision
    lineVariance = settings.lineVariance
    claimVariance = settings.claimVariance
    claimError = settings.claimError
    self.steps = steps
    self.lines = lines
    let judge = RowJudge(rows.columns.map { lines[$0] }, settings.claimVariance)
    func anchor(_ model: String) throws(CalibrationError) -> Anchor {
      let read = judge.rows(of: model, in: rows)
      guard !read.isEmpty else { throw .anchorWithoutResults(model) }
      let ability = read.ability(
        precision: settings.abilityPrecision, lineVariance: settings.lineVariance)
      return Anchor(model: model, ability: ability.value.toSixDecimals)
    }
    low = try anchor(settings.lowAnchor)
    high = try anchor(settings.highAnchor)
    guard high.ability > low.ability else {
      throw .anchorsInWrongOrder(low: low.model, high: high.model)
    }
  }
}

/// Why no scale can be made or read.
public enum CalibrationError: Error, Hashable, Sendable {
  /// A model the scale hangs on has no result that could be used.
  case anchorWithoutResults(String)
  /// The model at 30 points is not weaker than the one at 60.
  case anchorsInWrongOrder(low: String, high: String)
  /// A value of the record is missing or cannot be used.
  case unreadable(version: String, field: String)
}

/// Reads cells of a table through lines, as a fit needs it.
struct RowJudge {
  private let lines: [ColumnLine?]
  private let claimVariance: Double

  init(_ lines: [ColumnLine?], _ claimVariance: Double) {
    self.lines = lines
    self.claimVariance = claimVariance
  }

  /// A cell as a statement on ability; nothing where its column has no line.
  func row(_ cell: QualityRows.Cell, of rows: QualityRows, uses: UInt64) -> AbilityRow? {
    guard let line = lines[cell.column] else { return nil }
    let isClaim = rows.columns[cell.column].kind != .independent
    return AbilityRow(
      position: line.ability(atLogit: cell.logit),
      weight: line.weight(addedVariance: isClaim ? claimVariance : 0), run: cell.run, uses: uses)
  }

  /// What the results of a model say.
  func rows(of model: String, in rows: QualityRows) -> [AbilityRow] {
    guard let place = rows.models.firstIndex(of: model) else { return [] }
    return rows.cells.compactMap { $0.model == place ? row($0, of: rows, uses: 0) : nil }
  }
}

extension ColumnLine {
  /// The precision with which one result states an ability.
  func weight(addedVariance: Double) -> Double {
    slope * slope / (varianceOfNew + addedVariance)
  }
}
