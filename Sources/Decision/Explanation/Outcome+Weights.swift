internal import Catalog
internal import Scoring

extension Outcome {
  /// The same needs under other weights: verdicts stay, and each model's best way, the order, ranks
  /// and ranges are worked out anew.
  ///
  /// **Shape**: one weight for each of `criteria`, in their order; they are scaled to sum to 1. What
  /// cannot be a set of weights, or as many as there are criteria, leaves the outcome as it is. The
  /// scenario of the result holds the weights as points, so it is the outcome of that scenario.
  /// **Cost**: one sum over all ways of running all models; no fact is read again.
  public func reweighted(_ weights: [Double]) -> Outcome {
    guard weights.count == criteria.count, let shares = WeightMethod.normalized(weights) else {
      return self
    }
    let ids = criteria.map(\.definition.id)
    let percents = Dictionary(zip(ids, shares.map { 100 * $0 })) { first, _ in first }
    guard let scenario = scenario.weighing(percents, among: ids) else { return self }
    // It was ranked with other weights, so it can be ranked with these.
    let changed = try? EvaluationContext(base: context.base, scenario: scenario, reusing: context)
    return changed.flatMap { try? evaluate($0) } ?? self
  }
}

extension Outcome {
  /// The weights in per cent as they are shown everywhere: with one decimal, summing to 100.
  public var weightShares: [String] { Wording.shares(criteria.map { 100 * $0.weight }) }
}
