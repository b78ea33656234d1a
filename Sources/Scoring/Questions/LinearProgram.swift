/// A small linear program: least cost over unknowns that are not negative, costs not negative.
///
/// **Source**: C. E. Lemke's dual simplex method (1954) with the least-number rule of R. G. Bland
/// (1977), which cannot cycle. **Cost**: rows times unknowns per step; meant for tens of each.
struct LinearProgram {
  private let costs: [Double]
  private var rows: [[Double]] = []
  private var limits: [Double] = []

  init(costs: [Double]) { self.costs = costs }

  /// Asks that Σ factor · unknown is at most a limit.
  mutating func require(_ factors: [Double], atMost limit: Double) {
    rows.append(factors)
    limits.append(limit)
  }

  /// The unknowns at least cost; nothing when no unknowns meet every row.
  func minimum() -> [Double]? {
    var tableau = Tableau(costs: costs, rows: rows, limits: limits)
    while let row = tableau.violatedRow {
      guard let column = tableau.entering(for: row) else { return nil }
      tableau.pivot(row, column)
    }
    return tableau.unknowns(costs.count)
  }

  /// Unknowns and one slack per row, in the form of the present basis.
  private struct Tableau {
    private static let tolerance = 1e-12
    private var rows: [[Double]]
    private var limits: [Double]
    private var reducedCosts: [Double]
    private var basis: [Int]

    init(costs: [Double], rows: [[Double]], limits: [Double]) {
      let slackCount = rows.count
      self.rows = rows.enumerated().map { place, row in
        row + (0..<slackCount).map { $0 == place ? 1 : 0 }
      }
      self.limits = limits
      reducedCosts = costs + [Double](repeating: 0, count: slackCount)
      basis = (0..<slackCount).map { costs.count + $0 }
    }

    /// The row to repair: of those with a negative limit, the one whose unknown has the least number.
    var violatedRow: Int? {
      limits.indices.filter { limits[$0] < -Self.tolerance }.min { basis[$0] < basis[$1] }
    }

    /// The unknown to take in, by the least ratio of cost to gain, then by number.
    func entering(for row: Int) -> Int? {
      var best: (ratio: Double, column: Int)?
      for column in reducedCosts.indices where rows[row][column] < -Self.tolerance {
        let ratio = reducedCosts[column] / -rows[row][column]
        if best.map({ ratio < $0.ratio - Self.tolerance }) ?? true { best = (ratio, column) }
      }
      return best?.column
    }

    mutating func pivot(_ row: Int, _ column: Int) {
      let pivot = rows[row][column]
      for place in rows[row].indices { rows[row][place] /= pivot }
      limits[row] /= pivot
      for other in rows.indices where other != row {
        let factor = rows[other][column]
        guard factor != 0 else { continue }
        for place in rows[other].indices { rows[other][place] -= factor * rows[row][place] }
        limits[other] -= factor * limits[row]
      }
      let factor = reducedCosts[column]
      for place in reducedCosts.indices { reducedCosts[place] -= factor * rows[row][place] }
      basis[row] = column
    }

    func unknowns(_ count: Int) -> [Double] {
      var unknowns = [Double](repeating: 0, count: count)
      for (row, number) in basis.enumerated() where number < count {
        unknowns[number] = max(0, limits[row])
      }
      return unknowns
    }
  }
}
