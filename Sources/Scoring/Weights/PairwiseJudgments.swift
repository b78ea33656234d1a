/// Weights from judgments of pairs (AHP), for import only.
///
/// **Source**: T. L. Saaty, "The Analytic Hierarchy Process" (1980): principal eigenvector,
/// consistency index (λmax − n) / (n − 1), its random index by n.
public struct PairwiseJudgments: Hashable, Sendable {
  /// Above this the judgments contradict each other too much.
  public static let ratioLimit = 0.10

  /// The principal eigenvector, sum 1.
  public let weights: [Double]
  /// The principal eigenvalue; the number of criteria when all judgments agree.
  public let principalEigenvalue: Double
  /// Consistency index over random index; 0 for one or two criteria, none above fifteen.
  public let consistencyRatio: Double?
  /// The three criteria whose judgments contradict each other most; none when all agree.
  public let worstTriad: Triad?

  /// Three judgments that do not multiply out.
  public struct Triad: Hashable, Sendable {
    /// The criteria, rising.
    public let criteria: [Int]
    /// first over second times second over third, against first over third; 1 when they agree,
    /// always given as a number of at least 1.
    public let contradiction: Double
  }

  /// Random indices for 1 … 15 criteria.
  private static let randomIndices = [
    0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
  ]

  /// Reads a square matrix of positive ratios; nothing for any other.
  public init?(_ matrix: [[Double]]) {
    let count = matrix.count
    guard count > 0,
      matrix.allSatisfy({ row in
        row.count == count && row.allSatisfy { $0 > 0 && $0.isFinite }
      })
    else { return nil }
    (weights, principalEigenvalue) = Self.principal(matrix)
    if count <= 2 {
      consistencyRatio = 0
    } else if count <= Self.randomIndices.count {
      let index = (principalEigenvalue - Double(count)) / Double(count - 1)
      consistencyRatio = max(0, index / Self.randomIndices[count - 1])
    } else {
      consistencyRatio = nil
    }
    worstTriad = Self.worstTriad(matrix)
  }

  /// Power iteration; a positive matrix has one largest eigenvalue, so it converges.
  private static func principal(_ matrix: [[Double]]) -> ([Double], Double) {
    let count = matrix.count
    var vector = [Double](repeating: 1 / Double(count), count: count)
    var value = Double(count)
    for _ in 0..<100_000 {
      let image = matrix.map { row in
        var sum = 0.0
        for (factor, share) in zip(row, vector) { sum += factor * share }
        return sum
      }
      value = image.reduce(0, +)
      var change = 0.0
      for place in 0..<count {
        let next = image[place] / value
        change = max(change, abs(next - vector[place]))
        vector[place] = next
      }
      if change < 1e-16 { break }
    }
    return (vector, value)
  }

  private static func worstTriad(_ matrix: [[Double]]) -> Triad? {
    var worst: Triad?
    let count = matrix.count
    for first in 0..<count {
      for second in (first + 1)..<max(first + 1, count) {
        for third in (second + 1)..<max(second + 1, count) {
          let around = matrix[first][second] * matrix[second][third] / matrix[first][third]
          let contradiction = max(around, 1 / around)
          if contradiction > (worst?.contradiction ?? 1 + 1e-9) {
            worst = Triad(criteria: [first, second, third], contradiction: contradiction)
          }
        }
      }
    }
    return worst
  }
}
