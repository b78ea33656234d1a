/// A rule checked against a table, with its ends rounded as the column's facts were.
enum PreparedRule {
  case numbers(column: Int, low: Float, high: Float)
  case integers(column: Int, low: Int32, high: Int32)
  case codes(column: Int, pass: CodeSet, unknown: CodeSet)
  case sets(RuleSets)

  init(_ rule: ColumnRule, table: ColumnTable) throws(ColumnError) {
    switch rule {
    case .window(let name, let low, let high):
      let position = try table.position(of: name)
      guard low <= high else { throw .badWindow(name: name, low: low, high: high) }
      switch table.columns[position] {
      case .numbers: self = .numbers(column: position, low: Float(low), high: Float(high))
      case .integers:
        let (least, most) = Self.integers(low, high)
        self = .integers(column: position, low: least, high: most)
      case .codes: throw .wrongKind(name: name)
      }
    case .codes(let name, let pass, let unknown):
      let position = try table.position(of: name)
      guard case .codes = table.columns[position] else { throw .wrongKind(name: name) }
      self = .codes(column: position, pass: pass, unknown: unknown.subtracting(pass))
    case .sets(let pass, let unknown):
      for set in [pass, unknown] where set.count != table.rowCount {
        throw .wrongSet(rows: set.count, tableRows: table.rowCount)
      }
      var silent = unknown
      silent.subtract(pass)
      self = .sets(RuleSets(pass: pass, unknown: silent))
    }
  }

  /// The whole numbers within a window; 1…0 if there are none.
  private static func integers(_ low: Double, _ high: Double) -> (Int32, Int32) {
    let least = low.rounded(.up)
    let most = high.rounded(.down)
    guard least <= most, least <= Double(Int32.max), most > Double(Int32.min) else { return (1, 0) }
    return (
      Int32(max(least, Double(Int32.min) + 1)), Int32(min(most, Double(Int32.max)))
    )
  }
}
