internal import Catalog
internal import Decision
internal import Scoring

/// Problems that are lists, curves, judgments or draws.
extension VectorItem {
  /// Weights from an order of n criteria.
  func rankWeights() throws(VectorFault) -> [String: JSONValue] {
    let places = Array(1...(try whole("n", in: 1..<10_001)))
    return [
      "roc": JSONValue(WeightMethod.centroid.weights(places: places)),
      "rank_sum": JSONValue(WeightMethod.evenSteps.weights(places: places)),
    ]
  }

  /// Weights from judgments of pairs.
  func judgments() throws(VectorFault) -> [String: JSONValue] {
    guard let judgments = PairwiseJudgments(try knownMatrix("matrix")) else {
      let undefined = JSONValue.undefined("the matrix is not square, or a ratio is not above zero")
      return ["weights_eigenvector": undefined, "lambda_max": undefined]
    }
    return [
      "weights_eigenvector": JSONValue(judgments.weights),
      "lambda_max": .stated(judgments.principalEigenvalue),
    ]
  }

  /// Kendall's τ-b.
  func rankCorrelation() throws(VectorFault) -> [String: JSONValue] {
    let first = try numbers("x")
    let second = try numbers("y")
    guard first.count == second.count else { throw .length("y", expected: first.count) }
    return [
      "kendall_tau_b": RankCorrelation.kendallTauB(first, second).map { .stated($0) }
        ?? .undefined("fewer than two entries, or all tied")
    ]
  }

  /// Overlaps of two lists.
  func overlap() throws(VectorFault) -> [String: JSONValue] {
    let first = try texts("a")
    let second = try texts("b")
    for (key, list) in [("a", first), ("b", second)] where Set(list).count != list.count {
      throw .wrong(key)
    }
    func stated(_ value: Double?) -> JSONValue {
      value.map { .stated($0) } ?? .undefined("a list is empty")
    }
    func extrapolated(_ persistence: Double) -> JSONValue {
      stated(RankCorrelation.rankBiasedOverlap(first, second, persistence: persistence))
    }
    return [
      "rbo_ext_p0.9": extrapolated(0.9), "rbo_ext_p0.7": extrapolated(0.7),
      "average_overlap": stated(RankCorrelation.averageOverlap(first, second)),
    ]
  }

  /// Values of facts on a curve.
  func curveValues() throws(VectorFault) -> [String: JSONValue] {
    let facts = try numbers("x")
    let curve: ValueCurve
    switch try text("kind") {
    case "piecewise_linear_clamped":
      let knots = try knownMatrix("points")
      guard knots.allSatisfy({ $0.count == 2 }) else { throw .wrong("points") }
      curve = .points(knots.map { .init($0[0], $0[1]) })
    case "log_clamped":
      let (low, high) = (try number("lo"), try number("hi"))
      curve =
        try flag("benefit")
        ? .logarithmic(worst: low, best: high) : .logarithmic(worst: high, best: low)
    case "linear_clamped":
      let (low, high) = (try number("lo"), try number("hi"))
      curve =
        try flag("benefit") ? .linear(worst: low, best: high) : .linear(worst: high, best: low)
    default: throw .wrong("kind")
    }
    if let fault = curve.fault { return ["v": .undefined(fault.reason)] }
    return [
      "v": .list(
        facts.map { fact in
          if case .logarithmic = curve, fact <= 0 {
            return .undefined("a logarithm needs a fact above zero")
          }
          return .stated(curve.value(fact))
        })
    ]
  }

  /// Rank shares over 10,000 draws of seed 1.
  func simulatedShares() throws(VectorFault) -> [String: JSONValue] {
    let values = try matrix("values")
    let count = values.first?.count ?? 0
    let undefined = { (reason: String) -> [String: JSONValue] in
      ["rank_acceptability": .undefined(reason), "central_weights_rank1": .undefined(reason)]
    }
    let space: WeightSpace
    if has("importance_order") {
      space = .order(places: try places("importance_order", count: count))
    } else if !has("weight_space") {
      space = .free
    } else if try text("weight_space").hasPrefix("uniform on simplex") {
      space = .free
    } else {
      return undefined("the weight space is none of those Weigh draws from")
    }
    do {
      let table = try ScoreTable(
        alternativeCount: values.count, criterionCount: count, cells: Self.inValueSpace(values))
      let options = SimulationOptions(space: space, draws: 10_000, seed: 1)
      guard let result = try Simulation(table, options).run() else { return undefined("stopped") }
      return [
        "rank_acceptability": .list(
          values.indices.map { row in
            JSONValue(values.indices.map { result.acceptability(of: row, rank: $0 + 1) })
          }),
        "central_weights_rank1": .list(
          result.centralWeights.map { $0.map { JSONValue($0) } ?? .null }),
      ]
    } catch {
      return undefined(error.message)
    }
  }

  /// The values as cells; those that leave 0 … 1 are first brought there together, which keeps every
  /// rank at every weighting.
  private static func inValueSpace(_ values: [[Double?]]) -> [ScoreCell] {
    let known = values.flatMap { $0.compactMap(\.self) }
    let low = min(0, known.min() ?? 0)
    let span = max(1, known.max() ?? 1) - low
    return values.flatMap { row in
      row.map { $0.map { .known(($0 - low) / span) } ?? .unknown }
    }
  }
}

extension OtherMethods.Undefined {
  /// Why, in a few words.
  var message: String {
    switch self {
    case .nothingDiffers: return "one alternative, or all alike: no distance to compare"
    case .valueNotPositive(let alternative, let criterion):
      return "row \(alternative + 1), column \(criterion + 1) is not above zero"
    case .valueMissing(let alternative, let criterion):
      return "row \(alternative + 1), column \(criterion + 1) is unknown"
    case .tooLarge: return "a value is too large or too small to take a share of"
    }
  }
}

extension CurveFault {
  /// What is wrong with the curve, in a few words.
  fileprivate var reason: String {
    switch self {
    case .worstIsBest: return "worst and best are the same"
    case .notFinite: return "a point is no finite number, or a value is not 0 to 1"
    case .notPositive: return "a logarithm needs ends above zero"
    case .unsorted: return "the points do not rise"
    case .tooFewPoints: return "a curve needs two points"
    case .hasCorners: return "a curve with corners has no single range"
    }
  }
}
