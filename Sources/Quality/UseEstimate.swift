/// The quality of one model for one use case, in points.
public struct UseEstimate: Sendable {
  /// What to know about an estimate beside its error.
  public enum Mark: String, Hashable, Sendable, CaseIterable {
    /// Only the developer's own claims speak, or statements of nobody knows whom.
    case claimsOnly
    /// One result alone speaks.
    case oneResult
    /// Nothing of the use case itself was published; the common ability stands in.
    case nothingOfUse
    /// Its points are declared and do not follow the common ability.
    case declaredScale
  }

  /// Why there are no points.
  public enum Missing: Hashable, Sendable {
    /// Nobody has published a result.
    case noResults
    /// Results there are, and none that can be used.
    case noneUsable
    /// The use case is judged by its own benchmarks, and there is no result of them.
    case nothingOfUse
    /// The catalog has no scale in force.
    case noScale
  }

  /// The points, or why there are none.
  public enum Value: Hashable, Sendable {
    /// Points with their standard error.
    case points(Double, standardError: Double)
    /// Nothing can be said.
    case missing(Missing)
  }

  /// How far the use case lies from the common ability.
  public struct Step: Hashable, Sendable {
    /// Points added.
    public let points: Double
    /// The standard error of what is added.
    public let standardError: Double
    /// How many results speak for the use case.
    public let results: Int
  }

  /// The points, or why there are none.
  public let value: Value
  /// The step; nothing where the use case takes none.
  public let step: Step?
  /// What else to know.
  public let marks: Set<Mark>

  /// The points, where there are any.
  public var points: Double? {
    if case .points(let points, _) = value { return points }
    return nil
  }

  /// The standard error in points.
  public var standardError: Double? {
    if case .points(_, let error) = value { return error }
    return nil
  }

  /// The ends of the nominal 95 % interval.
  public var interval: (low: Double, high: Double)? {
    guard case .points(let points, let error) = value else { return nil }
    return (points - 1.96 * error, points + 1.96 * error)
  }
}

/// What one result had to say in an estimate.
public struct QualityContribution: Sendable {
  /// The place among the results of the estimate.
  public let place: Int
  /// What it says alone, in points.
  public let points: Double
  /// Its share in the estimate; the rest up to 1 is the pull toward the middle.
  public let share: Double
  /// How far it lies above the estimate, in points.
  public let residual: Double
  /// Whether it lies within what its own scatter and the estimate's error explain, at 95 %.
  public let agrees: Bool
  /// Whether it speaks for the use case itself.
  public let isOfUse: Bool
}

extension AbilityEstimate {
  /// The quality for a use case; the common ability where it takes no step of its own.
  public func quality(for use: QualityUse) -> UseEstimate {
    if let declared = use.declared { return declared.estimate(results) }
    guard let calibration = scale.calibration else { return .missing(.noScale) }
    guard let common else { return .missing(results.isEmpty ? .noResults : .noneUsable) }
    let bit = scale.bit(of: use.id)
    let ofUse = use.benchmarks.isEmpty ? rows.count : rows.count { $0.uses & bit != 0 }
    if use.needsResult, ofUse == 0 { return .missing(.nothingOfUse) }
    var ability = common.value
    var variance = common.variance
    var step: UseEstimate.Step?
    if let pooled = stepping(use, from: common) {
      ability += pooled.value
      variance += pooled.variance
      step = UseEstimate.Step(
        points: pooled.value * calibration.pointsPerLogit,
        standardError: pooled.variance.squareRoot() * calibration.pointsPerLogit, results: ofUse)
    }
    var marks: Set<UseEstimate.Mark> = []
    if restsOnClaims {
      marks.insert(.claimsOnly)
      variance += calibration.claimError * calibration.claimError
    }
    let error = variance.squareRoot()
    if rows.count == 1 { marks.insert(.oneResult) }
    if ofUse == 0 { marks.insert(.nothingOfUse) }
    return UseEstimate(
      value: .points(
        calibration.points(ofAbility: ability),
        standardError: error * calibration.pointsPerLogit),
      step: step, marks: marks)
  }

  private func stepping(_ use: QualityUse, from common: PooledAbility) -> PooledAbility? {
    guard let calibration = scale.calibration, let spread = calibration.steps[use.id], spread > 0
    else { return nil }
    return rows.step(
      from: common.value, spread: spread, lineVariance: calibration.lineVariance,
      uses: scale.bit(of: use.id))
  }

  /// What each result had to say for a use case, heaviest first.
  public func contributions(to use: QualityUse) -> [QualityContribution] {
    if let declared = use.declared { return declared.contributions(results) }
    guard let calibration = scale.calibration, let common,
      case .points(let points, let error) = quality(for: use).value
    else { return [] }
    let step = stepping(use, from: common)
    // The step is taken from what the common ability leaves over, so that a result of the use case
    // counts in both, and what the step draws upon is taken from the common part.
    let kept = 1 - (step?.shares.reduce(0, +) ?? 0)
    let bit = scale.bit(of: use.id)
    return rows.indices.map { position in
      let alone = calibration.points(ofAbility: rows[position].position)
      let scatter = calibration.pointsPerLogit / rows[position].weight.squareRoot()
      return QualityContribution(
        place: places[position], points: alone,
        share: common.shares[position] * kept + (step?.shares[position] ?? 0),
        residual: alone - points,
        agrees: abs(alone - points) <= 1.96 * (scatter * scatter + error * error).squareRoot(),
        isOfUse: use.benchmarks.isEmpty || rows[position].uses & bit != 0)
    }.sorted { ($1.share, $0.place) < ($0.share, $1.place) }
  }
}

extension UseEstimate {
  /// An estimate that cannot be made.
  public static func missing(_ reason: Missing) -> UseEstimate {
    UseEstimate(value: .missing(reason), step: nil, marks: [])
  }
}
