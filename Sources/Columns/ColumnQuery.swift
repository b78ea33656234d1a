/// Filtering, scoring and the best rows over a table, each change doing the least work.
///
/// The query remembers of every rule its sets of rows, and of the rows that pass all rules the
/// values of every criterion. A changed rule scans its own column and takes up again only chunks in
/// which other rows pass now; a changed curve computes its own values; a moved weight only adds up.
///
/// Scores in single precision choose who may be among the best; whoever comes within a ten-thousandth
/// of the last place, or within what rounding could hide if that is more, is scored again in doubles.
/// So the answer is that of the exact engine.
///
/// **Shape** `rows` may be a slice of the table: slices can be worked on by several threads, and
/// `RankedRow.merged` makes the same list of them however they were cut.
public struct ColumnQuery: Sendable {
  /// The table asked.
  public let table: ColumnTable
  /// The rows of it that are looked at.
  public let rows: Range<Int>
  /// What was computed so far, for measuring how much a change costs.
  public internal(set) var work = ColumnWork()

  let kernels: ColumnKernels
  var rules: [RuleSlot] = []
  var criteria: [CriterionSlot] = []
  /// The rows of the slice that may be ranked, and what is remembered of each chunk of them.
  var candidates: BitSet
  var chunks: [Chunk]
  var isFiltered = false

  /// Asks all rows of a table, or a slice of them.
  public init(
    _ table: ColumnTable, rows: Range<Int>? = nil, kernels: ColumnKernels = .widest
  ) {
    self.table = table
    self.rows = (rows ?? 0..<table.rowCount).clamped(to: 0..<table.rowCount)
    self.kernels = kernels
    candidates = BitSet(count: self.rows.count)
    let chunkCount = (self.rows.count + Chunk.rowCount - 1) / Chunk.rowCount
    chunks = [Chunk](repeating: Chunk(), count: chunkCount)
  }

  // MARK: Rules

  /// Adds a rule, and returns its number.
  ///
  /// **Shape** with `keepsUnknown`, rows of which it is not known stay in the ranking.
  @discardableResult
  public mutating func addRule(
    _ rule: ColumnRule, keepsUnknown: Bool = true
  ) throws(ColumnError) -> Int {
    let prepared = try PreparedRule(rule, table: table)
    rules.append(RuleSlot(rule, prepared, keepsUnknown: keepsUnknown, rows: rows.count))
    isFiltered = false
    return rules.count - 1
  }

  /// Changes a rule; nil drops it, and its number stays taken.
  public mutating func setRule(
    _ number: Int, to rule: ColumnRule?, keepsUnknown: Bool = true
  ) throws(ColumnError) {
    let former = rules[number]
    if let rule {
      guard rule != former.rule else {
        rules[number].keepsUnknown = keepsUnknown
        if keepsUnknown != former.keepsUnknown { isFiltered = false }
        return
      }
      let prepared = try PreparedRule(rule, table: table)
      rules[number] = RuleSlot(rule, prepared, keepsUnknown: keepsUnknown, rows: rows.count)
    } else {
      rules[number] = RuleSlot(nil, nil, keepsUnknown: true, rows: rows.count)
    }
    isFiltered = false
  }

  /// Who passes a rule and of whom it is not known, row 0 being the first of the slice.
  public mutating func sets(of number: Int) -> RuleSets {
    filter()
    return rules[number].sets
  }

  /// The rows that may be ranked, row 0 being the first of the slice.
  public mutating func rankable() -> BitSet {
    filter()
    return candidates
  }

  // MARK: Criteria

  /// Adds a criterion, and returns its number.
  ///
  /// Scores add up in the order of the numbers.
  @discardableResult
  public mutating func addCriterion(
    column name: String, curve: ColumnCurve, weight: Double
  ) throws(ColumnError) -> Int {
    let position = try table.position(of: name)
    try curve.check(table.columns[position], name: name)
    try check(weight, name)
    criteria.append(CriterionSlot(column: position, curve: curve, weight: weight))
    return criteria.count - 1
  }

  /// Moves a weight; the others keep theirs, and all are divided by their sum when scores add up.
  public mutating func setWeight(_ weight: Double, of number: Int) throws(ColumnError) {
    try check(weight, table.names[criteria[number].column])
    criteria[number].weight = weight
  }

  /// Changes a criterion's range or prior.
  public mutating func setCurve(_ curve: ColumnCurve, of number: Int) throws(ColumnError) {
    guard curve != criteria[number].curve else { return }
    let position = criteria[number].column
    try curve.check(table.columns[position], name: table.names[position])
    criteria[number].curve = curve
    for chunk in chunks.indices { chunks[chunk].forget(number) }
  }

  private func check(_ weight: Double, _ name: String) throws(ColumnError) {
    guard weight.isFinite, weight >= 0 else { throw .badWeight(name: name, weight: weight) }
  }

  /// The weights as they count: divided by their sum.
  func normalizedWeights() throws(ColumnError) -> [Double] {
    let sum = criteria.reduce(0) { $0 + $1.weight }
    guard sum > 0 else { throw .allWeightsZero }
    return criteria.map { $0.weight / sum }
  }
}
