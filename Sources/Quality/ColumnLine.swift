/// How the logit of one column rises with ability, and how far results scatter around that.
public struct ColumnLine: Hashable, Sendable {
  /// The logit of a model of ability 0.
  public let offset: Double
  /// Logits an ability of 1 adds.
  public let slope: Double
  /// Variance of one result around the line.
  public let variance: Double
  /// How many models it was fitted on.
  public let models: Int

  /// Makes a line.
  public init(offset: Double, slope: Double, variance: Double, models: Int) {
    self.offset = offset
    self.slope = slope
    self.variance = variance
    self.models = models
  }

  /// Variance of a new result: the scatter, and that of an offset known from few models.
  var varianceOfNew: Double { variance * (1 + 1 / Double(max(1, models))) }

  /// The ability that alone would give this logit.
  func ability(atLogit logit: Double) -> Double { (logit - offset) / slope }

  /// The same line with six decimals, as files hold it.
  var rounded: ColumnLine {
    ColumnLine(
      offset: offset.toSixDecimals, slope: slope.toSixDecimals,
      variance: variance.toSixDecimals, models: models)
  }
}

extension Double {
  /// Rounded to six decimals.
  var toSixDecimals: Double { (self * 1_000_000).rounded() / 1_000_000 }
}
