/// Whether other methods would put the same alternatives in front: a remark, never an order.
public struct CrossCheck: Hashable, Sendable {
  /// Values below this count as this in the weighted product, so that one zero is not the end.
  public static let floor = 0.01
  /// A row that moves by more places than this is named.
  public static let placesThatCount = 2

  /// What one other method says.
  public struct Comparison: Hashable, Sendable {
    /// Its scores.
    public let scores: [Double]
    /// Its ranks, 1 first, equal ones sharing the better.
    public let ranks: [Int]
    /// Kendall's τ-b between its scores and the order; none when either ties everyone.
    public let correlation: Double?
    /// Whether the row that leads the order is first here too.
    public let agreesOnFirst: Bool
    /// The rows that move by more than two places.
    public let moved: [Int]
  }

  /// TOPSIS with vector normalization; none when all are alike.
  public let topsis: Comparison?
  /// The weighted product.
  public let weightedProduct: Comparison?

  /// Compares with an order.
  ///
  /// - Parameters:
  ///   - values: row by row, in value space, larger being better.
  ///   - weights: not negative, sum 1.
  ///   - ranks: the order's ranks, 1 first.
  public init(values: [Double], weights: [Double], ranks: [Int]) {
    func comparison(_ scores: [Double]) -> Comparison? {
      guard scores.count == ranks.count, !scores.isEmpty else { return nil }
      let others = competitionRanks(scores)
      return Comparison(
        scores: scores, ranks: others,
        correlation: RankCorrelation.kendallTauB(
          ranks.map { Double($0) }, others.map { Double($0) }),
        agreesOnFirst: ranks.indices.contains { ranks[$0] == 1 && others[$0] == 1 },
        moved: ranks.indices.filter { abs(ranks[$0] - others[$0]) > Self.placesThatCount })
    }
    let benefit = [Bool](repeating: false, count: weights.count)
    topsis = (try? OtherMethods.topsis(values, weights: weights, isCost: benefit))
      .flatMap(comparison)
    weightedProduct = comparison(
      OtherMethods.weightedProduct(values: values, weights: weights, floor: Self.floor))
  }
}
