/// The constants a calibration is made with; each was chosen on hidden results, see
/// `docs/methodology.md`.
public struct CalibrationSettings: Hashable, Sendable {
  /// Least number of models of a column.
  public var leastModels = 4
  /// Least number of columns of a model.
  public var leastColumns = 2
  /// Rounds of alternation: offsets and slopes, then abilities.
  public var rounds = 60
  /// Precision with which abilities are taken to lie around 0.
  public var abilityPrecision = 0.2
  /// Weight of the belief that an offset is 0.
  public var offsetWeight = 0.05
  /// Weight of the belief that a slope is 1.
  public var slopeWeight = 8.0
  /// The slopes that are allowed.
  public var slopes = 0.2...4.0
  /// The variance of a column before it has shown any.
  public var startVariance = 0.2
  /// How many results that belief is worth.
  public var startCount = 3.0
  /// Variance the results of one line share while the lines are fitted.
  public var fittedLineVariance = 0.05
  /// Variance the results of one line share when a model is judged.
  public var lineVariance = 0.3
  /// Variance added to results nobody independent states: 0.3 logit, squared.
  ///
  /// A developer picks what to publish, which hidden results cannot show.
  public var claimVariance = 0.09
  /// The error, in logits, that the claims about one model share: where nothing else was known of a
  /// model, it takes this much for 95 % intervals to cover 94 % of its independent results.
  public var claimError = 0.7
  /// How far abilities for a use case may lie from the common one; tried in this order.
  public var steps = [0, 0.2, 0.3, 0.5, 0.7, 1.0]
  /// The model that stands at 30 points.
  public var lowAnchor: String
  /// The model that stands at 60 points.
  public var highAnchor: String

  /// The settings with the models the scale hangs on.
  public init(lowAnchor: String, highAnchor: String) {
    self.lowAnchor = lowAnchor
    self.highAnchor = highAnchor
  }
}
