internal import Catalog
internal import Decision
internal import Scoring

/// Problems that are a matrix with weights.
extension VectorItem {
  /// Three methods and dominance.
  func methods() throws(VectorFault) -> [String: JSONValue] {
    let problem = try VectorProblem(self)
    let (lows, highs) = problem.signedRange
    let dominance = Dominance(
      lows: lows, highs: highs, rowCount: problem.facts.count,
      counted: problem.isCost.map { _ in true })
    let dominated = dominance.dominators.enumerated().filter { !$0.element.isEmpty }
    return [
      "methods": .object([
        "mavt.linear_fixed_bounds": problem.weightedSums,
        "topsis.vector": problem.scored { (facts, weights, isCost) throws(OtherMethods.Undefined) in
          try OtherMethods.topsis(facts, weights: weights, isCost: isCost)
        },
        "wpm.sum": problem.scored { (facts, weights, isCost) throws(OtherMethods.Undefined) in
          try OtherMethods.weightedProductOfShares(facts, weights: weights, isCost: isCost)
        },
      ]),
      "pareto": .object([
        "non_dominated": JSONValue(dominance.front),
        "dominated_by": .object(
          Dictionary(
            uniqueKeysWithValues: dominated.map { (String($0.offset), JSONValue($0.element)) })),
      ]),
    ]
  }

  /// How far each weight can move.
  func stability() throws(VectorFault) -> [String: JSONValue] {
    let problem = try VectorProblem(self)
    guard let (table, weights) = problem.scorable else {
      return ["intervals": .undefined(problem.whyNotScorable)]
    }
    let scores = table.scores(weights: weights)
    let best =
      has("best")
      ? try whole("best", in: 0..<table.alternativeCount)
      : competitionRanks(scores).firstIndex(of: 1) ?? 0
    let intervals = WeightStability.intervals(best: best, values: table.mids, weights: weights)
    return [
      "intervals": .list(
        intervals.enumerated().map { criterion, interval in
          var entry: [String: JSONValue] = [
            "criterion": .integer(Int64(criterion)), "base_weight": .stated(weights[criterion]),
          ]
          switch interval {
          case .interval(let low, let high):
            entry["low"] = .stated(low.share)
            entry["high"] = .stated(high.share)
            entry["overtaken_at_low_by"] = low.rival.map { .integer(Int64($0)) } ?? .null
            entry["overtaken_at_high_by"] = high.rival.map { .integer(Int64($0)) } ?? .null
          case .holdsAllWeight:
            entry["undefined"] = .text("the criterion has all the weight")
          case .notFirst(let rival):
            entry["undefined"] = .text("row \(rival + 1) scores more already")
          }
          return .object(entry)
        })
    ]
  }

  /// Scores and ranks at the worst and at the best of what is missing.
  func scoreRanges() throws(VectorFault) -> [String: JSONValue] {
    let problem = try VectorProblem(self)
    guard let (table, weights) = problem.scorable else {
      let undefined = JSONValue.undefined(problem.whyNotScorable)
      return [
        "score_low": undefined, "score_high": undefined, "best_possible_rank": undefined,
        "worst_possible_rank": undefined,
      ]
    }
    let ranges = table.rankRanges(weights: weights)
    return [
      "score_low": JSONValue(table.scores(weights: weights, of: .low)),
      "score_high": JSONValue(table.scores(weights: weights, of: .high)),
      "best_possible_rank": JSONValue(ranges.map(\.lowerBound)),
      "worst_possible_rank": JSONValue(ranges.map(\.upperBound)),
    ]
  }

  /// What must change for the challenger to draw level with the best.
  func counterfactual() throws(VectorFault) -> [String: JSONValue] {
    let problem = try VectorProblem(self)
    let rows = 0..<problem.facts.count
    let challenger = try whole("challenger", in: rows)
    guard let (table, weights) = problem.scorable, let curves = try? problem.curves.get() else {
      let undefined = JSONValue.undefined(problem.whyNotScorable)
      return [
        "cell_changes": undefined, "min_l1_weight_change": undefined,
        "min_l1_weight_change_keeping_importance_order": undefined,
      ]
    }
    let ranks = competitionRanks(table.scores(weights: weights))
    let best = has("best") ? try whole("best", in: rows) : ranks.firstIndex(of: 1) ?? 0
    func values(_ row: Int) -> [Double] {
      Array(table.mids[row * weights.count..<(row + 1) * weights.count])
    }
    let answer = Counterfactual(
      challenger: values(challenger), leader: values(best), weights: weights)
    return [
      "cell_changes": .list(
        weights.indices.map { criterion in
          let current = problem.facts[challenger][criterion]
          let needed =
            answer.gap > 0
            ? answer.neededValues[criterion].flatMap { curves[criterion].fact(for: $0) } : current
          return .object([
            "criterion": .integer(Int64(criterion)),
            "needed": needed.map { .stated($0) } ?? .null,
            "current": current.map { .stated($0) } ?? .null,
          ])
        }),
      "min_l1_weight_change": Self.shift(answer.smallestShift),
      "min_l1_weight_change_keeping_importance_order": Self.shift(answer.smallestShiftKeepingOrder),
    ]
  }

  private static func shift(_ shift: WeightShift?) -> JSONValue {
    guard let shift else { return .object(["infeasible": .flag(true)]) }
    return .object([
      "l1": .stated(shift.distance), "weights_one_optimum": JSONValue(shift.weights),
    ])
  }

  /// Scores on ranges that do not hang on who else is in the list.
  func fixedRanges() throws(VectorFault) -> [String: JSONValue] {
    guard let fixed = object["fixed_bounds"] else { throw .missing("fixed_bounds") }
    var joined = object
    joined["bounds"] = try VectorItem(fixed).object["bounds"] ?? .null
    let problem = try VectorProblem(try VectorItem(.object(joined)))
    guard let (table, weights) = problem.scorable else {
      return ["fixed_bounds": .undefined(problem.whyNotScorable)]
    }
    let scores = table.scores(weights: weights)
    let ranks = competitionRanks(scores)
    return [
      "fixed_bounds": .object([
        "scores": JSONValue(scores),
        "order": JSONValue(scores.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }),
      ])
    ]
  }
}

extension VectorProblem {
  /// Table and weights, where both are there.
  fileprivate var scorable: (table: ScoreTable, weights: [Double])? {
    guard let weights = try? weights.get(), let curves = try? curves.get(),
      let table = try? table(curves)
    else { return nil }
    return (table, weights)
  }

  fileprivate var whyNotScorable: String {
    if case .failure(let error) = weights { return error.message }
    if case .failure(let fault) = curves { return fault.message }
    return "a fact is not a finite number"
  }

  /// Σ weight · value on the declared ranges.
  fileprivate var weightedSums: JSONValue {
    guard let (table, weights) = scorable else { return .undefined(whyNotScorable) }
    return Self.scores(table.scores(weights: weights))
  }

  /// What a method makes of facts, weights and directions.
  fileprivate func scored(
    _ method: ([Double], [Double], [Bool]) throws(OtherMethods.Undefined) -> [Double]
  ) -> JSONValue {
    guard case .success(let weights) = weights else {
      if case .failure(let error) = weights { return .undefined(error.message) }
      return .undefined("no weights")
    }
    guard !weights.isEmpty else { return .undefined("there is no criterion") }
    do throws(OtherMethods.Undefined) {
      if let place = missing {
        throw .valueMissing(alternative: place.alternative, criterion: place.criterion)
      }
      return Self.scores(try method(facts.flatMap { $0.compactMap(\.self) }, weights, isCost))
    } catch {
      return .undefined(error.message)
    }
  }

  private static func scores(_ scores: [Double]) -> JSONValue {
    .object(["scores": JSONValue(scores), "rank_min": JSONValue(competitionRanks(scores))])
  }
}
