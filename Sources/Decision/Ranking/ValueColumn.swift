internal import Columns

/// The facts one criterion reads of every way of a table.
struct CellColumn: Sendable {
  /// What the facts follow from.
  struct Key: Hashable, Sendable {
    let criterion: String
    let reading: ScenarioReading

    init(_ criterion: ActiveCriterion, in context: EvaluationContext) {
      self.criterion = criterion.definition.id
      reading = ScenarioReading(criterion.definition.parts, of: context)
    }
  }

  let cells: [Cell]

  init(_ criterion: ActiveCriterion, of ways: [Alternative]) {
    cells = ways.map(criterion.definition.cell)
  }
}

/// What the facts of one criterion are worth under a scenario's range, for every way of a table.
struct ValueColumn: Sendable {
  /// What the values follow from: the facts, the curve, and what stands in for no fact.
  struct Key: Hashable, Sendable {
    private let cells: CellColumn.Key
    private let curve: ValueCurve
    private let notApplicable: Double?
    private let prior: ClosedRange<Double>?

    init(_ criterion: ActiveCriterion, _ cells: CellColumn.Key) {
      self.cells = cells
      curve = criterion.curve
      notApplicable = criterion.preference.notApplicable
      prior = criterion.preference.prior
    }
  }

  let cells: CellColumn
  let low: [Double]
  let mid: [Double]
  let high: [Double]
  /// 1 where the value rests on a fact, else 0.
  let evidence: [Double]
  /// The ways whose number cannot be, which counts as not known.
  let refused: BitSet

  init(_ criterion: ActiveCriterion, _ cells: CellColumn) {
    self.cells = cells
    let count = cells.cells.count
    var low: [Double] = []
    var mid = low
    var high = low
    var evidence = low
    var refused = BitSet(count: count)
    low.reserveCapacity(count)
    mid.reserveCapacity(count)
    high.reserveCapacity(count)
    evidence.reserveCapacity(count)
    for (way, cell) in cells.cells.enumerated() {
      let isRefused = criterion.refuses(cell)
      if isRefused { refused[way] = true }
      let value = criterion.value(of: isRefused ? .missing : cell)
      low.append(value.low)
      mid.append(value.mid)
      high.append(value.high)
      evidence.append(cell.bounds != nil && !isRefused ? 1 : 0)
    }
    self.low = low
    self.mid = mid
    self.high = high
    self.evidence = evidence
    self.refused = refused
  }

  /// The fact of a way, with a number that cannot be as not known.
  func cell(_ way: Int) -> Cell { refused[way] ? .missing : cells.cells[way] }

  /// The value of a way.
  func value(_ way: Int) -> Triple { Triple(low: low[way], mid: mid[way], high: high[way]) }
}

/// The sums over all criteria for every way of a table.
struct WayScores: Sendable {
  private(set) var low: [Double]
  private(set) var mid: [Double]
  private(set) var high: [Double]
  private(set) var coverage: [Double]

  /// Adds the criteria up in their order, so that the same scenario gives the same bits.
  init(_ columns: [ValueColumn], weights: [Double], count: Int) {
    low = [Double](repeating: 0, count: count)
    mid = low
    high = low
    coverage = low
    for (column, weight) in zip(columns, weights) {
      Self.add(column.low, times: weight, to: &low)
      Self.add(column.mid, times: weight, to: &mid)
      Self.add(column.high, times: weight, to: &high)
      Self.add(column.evidence, times: weight, to: &coverage)
    }
  }

  /// The score of a way with its range.
  func score(_ way: Int) -> Triple { Triple(low: low[way], mid: mid[way], high: high[way]) }

  private static func add(_ values: [Double], times weight: Double, to sums: inout [Double]) {
    values.withUnsafeBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        for position in sums.indices { sums[position] += weight * values[position] }
      }
    }
  }
}
