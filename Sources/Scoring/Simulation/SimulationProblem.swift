internal import CKernels

/// A table laid out for drawing: what is known in one buffer, what is drawn in two lists.
struct SimulationProblem: Sendable {
  let alternativeCount: Int
  let criterionCount: Int
  /// Known values row by row, zero where a value is drawn.
  let known: [Double]
  /// Cells drawn evenly over their range.
  let uniform: [DrawnCell]
  /// Cells drawn from a triangle.
  let triangular: [DrawnCell]
  /// The bits of a score that give way to the number of its alternative.
  let indexMask: UInt64

  init(_ table: ScoreTable, seed: UInt64) {
    alternativeCount = table.alternativeCount
    criterionCount = table.criterionCount
    var known = table.mids
    var uniform: [DrawnCell] = []
    var triangular: [DrawnCell] = []
    for (place, cell) in table.cells.enumerated() where cell.isUncertain {
      known[place] = 0
      let drawn = DrawnCell(
        cell, alternative: place / table.criterionCount, criterion: place % table.criterionCount,
        state: CellKey.combined(seed, table.keys[place]))
      if case .interval = cell { triangular.append(drawn) } else { uniform.append(drawn) }
    }
    self.known = known
    self.uniform = uniform
    self.triangular = triangular
    var bits: UInt64 = 9
    while table.alternativeCount > 1 << bits { bits += 1 }
    indexMask = 1 << bits - 1
  }
}

/// A cell whose value is drawn, with what the drawing needs worked out once.
typealias DrawnCell = weigh_drawn_cell

extension DrawnCell {
  init(_ cell: ScoreCell, alternative: Int, criterion: Int, state: UInt64) {
    let span = cell.high - cell.low
    self.init(
      state: state, low: cell.low, high: cell.high, span: span,
      peak: (cell.mid - cell.low) / span, left: span * (cell.mid - cell.low),
      right: span * (cell.high - cell.mid), alternative: UInt32(alternative),
      criterion: UInt32(criterion))
  }

  /// A number of 0 ..< 1 that hangs on seed, cell and draw only.
  private func share(_ draw: Int) -> Double {
    let bits = SplitMix64.value(seed: state, at: UInt64(draw)) >> 12
    return Double(bitPattern: bits | 0x3FF0_0000_0000_0000) - 1
  }

  /// The value of a draw, evenly over the range.
  func uniformValue(_ draw: Int) -> Double {
    let value = low + share(draw) * span
    return value < high ? value : high
  }

  /// The value of a draw, from the triangle.
  func triangularValue(_ draw: Int) -> Double {
    let share = share(draw)
    let isLeft = share < peak
    let root = (isLeft ? share * left : (1 - share) * right).squareRoot()
    let value = isLeft ? low + root : high - root
    let bounded = value < high ? value : high
    return bounded > low ? bounded : low
  }
}
