/// Ways of scoring that Weigh compares with and never ranks by: they look at who else is in the list.
public enum OtherMethods {
  /// Why a method gives no scores.
  public enum Undefined: Error, Hashable, Sendable {
    /// There is nothing to compare: one alternative, or all alike.
    case nothingDiffers
    /// The method takes shares or powers of values, which must be above zero.
    case valueNotPositive(alternative: Int, criterion: Int)
    /// A value is unknown.
    case valueMissing(alternative: Int, criterion: Int)
    /// A value is too large to be squared or added up.
    case tooLarge
  }

  /// TOPSIS with vector normalization: closeness to the best of each column against the worst.
  ///
  /// **Shape**: a raw matrix row by row, weights of sum 1, `isCost` where less is better.
  /// A column of zeros tells nobody apart and counts for nothing.
  /// **Source**: C.-L. Hwang and K. Yoon, "Multiple Attribute Decision Making" (1981); cost columns
  /// as 1 − x/‖x‖, like the reference vectors.
  /// - Throws: `Undefined` where all are alike.
  public static func topsis(
    _ matrix: [Double], weights: [Double], isCost: [Bool]
  ) throws(Undefined) -> [Double] {
    let columns = weights.count
    let rows = columns == 0 ? 0 : matrix.count / columns
    var toBest = [Double](repeating: 0, count: rows)
    var toWorst = toBest
    for column in 0..<columns {
      // Scaled by the largest value, so that squares neither overflow nor vanish.
      var largest = 0.0
      for row in 0..<rows { largest = max(largest, matrix[row * columns + column].magnitude) }
      guard largest > 0 else { continue }
      var squares = 0.0
      for row in 0..<rows {
        let scaled = matrix[row * columns + column] / largest
        squares += scaled * scaled
      }
      let length = squares.squareRoot()
      let shares = (0..<rows).map { row -> Double in
        let share = matrix[row * columns + column] / largest / length
        return weights[column] * (isCost[column] ? 1 - share : share)
      }
      let best = shares.max() ?? 0
      let worst = shares.min() ?? 0
      for row in 0..<rows {
        toBest[row] += (shares[row] - best) * (shares[row] - best)
        toWorst[row] += (shares[row] - worst) * (shares[row] - worst)
      }
    }
    var scores: [Double] = []
    for row in 0..<rows {
      let near = toWorst[row].squareRoot()
      let far = toBest[row].squareRoot()
      guard near + far > 0 else { throw .nothingDiffers }
      scores.append(near / (near + far))
    }
    return scores
  }

  /// Weighted product of values that are in value space already, none counting less than a floor.
  public static func weightedProduct(
    values: [Double], weights: [Double], floor: Double
  ) -> [Double] {
    let columns = weights.count
    return (0..<(columns == 0 ? 0 : values.count / columns)).map { row in
      var sum = 0.0
      for column in 0..<columns where weights[column] > 0 {
        let value = max(floor, values[row * columns + column])
        sum += weights[column] * naturalLogarithm(value)
      }
      return exponential(sum)
    }
  }

  /// Weighted product with sum normalization: Π share^weight, cost columns as shares of 1/x.
  ///
  /// **Shape**: a raw matrix row by row, weights of sum 1, `isCost` where less is better.
  /// - Throws: `Undefined` where a value is not above zero.
  public static func weightedProductOfShares(
    _ matrix: [Double], weights: [Double], isCost: [Bool]
  ) throws(Undefined) -> [Double] {
    let columns = weights.count
    let rows = columns == 0 ? 0 : matrix.count / columns
    for place in matrix.indices where !(matrix[place] > 0) {
      throw .valueNotPositive(alternative: place / columns, criterion: place % columns)
    }
    var logarithms = [Double](repeating: 0, count: rows)
    for column in 0..<columns {
      let parts = (0..<rows).map { row in
        isCost[column] ? 1 / matrix[row * columns + column] : matrix[row * columns + column]
      }
      let total = parts.reduce(0, +)
      guard total.isFinite else { throw .tooLarge }
      let logarithmOfTotal = naturalLogarithm(total)
      for row in 0..<rows {
        logarithms[row] += weights[column] * (naturalLogarithm(parts[row]) - logarithmOfTotal)
      }
    }
    return logarithms.map { exponential($0) }
  }
}
