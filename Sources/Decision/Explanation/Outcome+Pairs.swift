internal import Scoring

extension Outcome {
  /// Whether one row surely stands before another, by the rule brackets are drawn by: their ranges do
  /// not touch, or it wins at least three draws of five.
  ///
  /// **Shape**: never without criteria. The two rows need not be those that stand in the order: ways
  /// of running a model beside the one its row names are compared just so. **Cost**: the draws of the
  /// scenario, for two rows; none where the ranges tell.
  public func isDistinguishable(_ row: RankedRow, above other: RankedRow) -> Bool {
    guard !criteria.isEmpty, row.ranking(scenario.order) > other.ranking(scenario.order) else {
      return false
    }
    if row.score.low > other.score.high { return true }
    let settings = scenario.robustness
    let space = RobustnessStudy.weightSpace(
      settings.space(for: scenario.weightMethod), settings, self)
    guard let table = table(of: [row, other]),
      let simulation = try? Simulation(
        table,
        SimulationOptions(
          space: space, draws: settings.draws, seed: settings.seed,
          pairs: .chosen([.init(first: 0, second: 1)]))),
      let share = simulation.run()?.winShare(of: 0, over: 1)
    else { return false }
    return share >= Robustness.clearWin
  }
}

extension [Triple] {
  /// Whether these values surely dominate others: never below them on a criterion that has weight and
  /// above on one, whatever the open facts turn out to be.
  public func surelyDominate(_ others: [Triple], weights: [Double]) -> Bool {
    count == others.count && count == weights.count
      && Dominance.isSure(map(\.low), over: others.map(\.high), counted: weights.map { $0 > 0 })
  }
}
