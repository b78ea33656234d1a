import Columns
import Scoring

/// A table of random facts, many of them missing, and a plain engine over it in doubles.
struct RandomTable {
  var codes: [[UInt8]]
  var integers: [[Int32]]
  var numbers: [[Float]]
  let count: Int

  /// The code that says nothing is known.
  static let noCode: UInt8 = 255

  init(count: Int, missingShare: Double, levels: Int?, using random: inout SplitMix64) {
    self.count = count
    codes = (0..<2).map { _ in
      (0..<count).map { _ in
        Double.random(in: 0..<1, using: &random) < missingShare
          ? Self.noCode : UInt8.random(in: 0...6, using: &random) &* 37
      }
    }
    integers = (0..<2).map { _ in
      (0..<count).map { _ in
        Double.random(in: 0..<1, using: &random) < missingShare
          ? .noFact : Int32.random(in: -1000...300_000, using: &random)
      }
    }
    numbers = (0..<3).map { _ in
      (0..<count).map { _ in
        if Double.random(in: 0..<1, using: &random) < missingShare { return .nan }
        guard let levels else { return Float.random(in: -0.2...1.2, using: &random) }
        return Float(Int.random(in: 0..<levels, using: &random)) / Float(levels)
      }
    }
  }

  var table: ColumnTable {
    get throws {
      var columns: [(name: String, column: AnyColumn)] = []
      for (place, column) in codes.enumerated() {
        columns.append(("code\(place)", .codes(.init(column))))
      }
      for (place, column) in integers.enumerated() {
        columns.append(("integer\(place)", .integers(.init(column))))
      }
      for (place, column) in numbers.enumerated() {
        columns.append(("number\(place)", .numbers(.init(column))))
      }
      return try ColumnTable(columns, rowCount: count)
    }
  }

  /// The fact of a row; nil where none is known.
  func fact(_ column: String, _ row: Int) -> Double? {
    let place = column.last?.wholeNumberValue ?? 0
    if column.hasPrefix("integer") {
      return integers[place][row] == .noFact ? nil : Double(integers[place][row])
    }
    if column.hasPrefix("number") {
      return numbers[place][row].isNaN ? nil : Double(numbers[place][row])
    }
    return Double(codes[place][row])
  }

  /// Whether a row passes a rule; nil where it is not known.
  func verdict(_ rule: ColumnRule, _ row: Int) -> Bool? {
    switch rule {
    case .window(let column, let low, let high):
      return fact(column, row).map { fact in
        column.hasPrefix("number")
          ? fact >= Double(Float(low)) && fact <= Double(Float(high)) : fact >= low && fact <= high
      }
    case .codes(let column, let pass, let unknown):
      let code = UInt8(fact(column, row) ?? 0)
      return pass.contains(code) ? true : unknown.contains(code) ? nil : false
    case .sets(let pass, let unknown):
      return pass[row] ? true : unknown[row] ? nil : false
    }
  }

  /// The value of a row's fact, from the definition.
  func value(_ column: String, _ curve: ColumnCurve, _ row: Int) -> Double {
    switch curve {
    case .affine(let worst, let best, let missing):
      return fact(column, row).map { max(0, min(1, ($0 - worst) / (best - worst))) } ?? missing
    case .codes(let values):
      return values[Int(fact(column, row) ?? 0)]
    }
  }
}

/// What is asked of a random table, for the query under test and for the plain engine alike.
struct Question {
  var rules: [(rule: ColumnRule, keepsUnknown: Bool)]
  var criteria: [(column: String, curve: ColumnCurve, weight: Double)]

  /// The answer by looking at every row and sorting all of them.
  func answer(_ data: RandomTable, _ limit: Int) -> [RankedRow] {
    let sum = criteria.reduce(0) { $0 + $1.weight }
    let rows = (0..<data.count).filter { row in
      rules.allSatisfy { data.verdict($0.rule, row) ?? $0.keepsUnknown }
    }
    let ranked = rows.map { row in
      let score = criteria.reduce(0.0) {
        $0 + $1.weight / sum * data.value($1.column, $1.curve, row)
      }
      return RankedRow(row: row, score: score)
    }
    return Array(
      ranked.sorted {
        let (left, right) = (($0.score * 1e9).rounded(), ($1.score * 1e9).rounded())
        return left == right ? $0.row < $1.row : left > right
      }.prefix(limit))
  }

  /// The same as a query.
  func query(
    _ table: ColumnTable, rows: Range<Int>? = nil, kernels: ColumnKernels = .widest
  ) throws -> ColumnQuery {
    var query = ColumnQuery(table, rows: rows, kernels: kernels)
    for (rule, keepsUnknown) in rules { try query.addRule(rule, keepsUnknown: keepsUnknown) }
    for (column, curve, weight) in criteria {
      try query.addCriterion(column: column, curve: curve, weight: weight)
    }
    return query
  }

  static func random(count: Int, using random: inout SplitMix64) -> Question {
    let kept: [UInt8] = [0, 37, 74].filter { _ in Bool.random(using: &random) } + [111]
    var rules: [(rule: ColumnRule, keepsUnknown: Bool)] = [
      (.codes(column: "code0", pass: CodeSet(kept), unknown: [RandomTable.noCode]), true),
      (.window(column: "integer0", low: 20_000.5, high: .infinity), true),
      (.window(column: "number0", low: -0.1, high: 0.9), true),
      (
        .sets(
          pass: BitSet(count: count, rows: (0..<count).filter { $0 % 3 != 0 }),
          unknown: BitSet(count: count, rows: (0..<count).filter { $0 % 9 == 0 })), true
      ),
    ].filter { _ in Bool.random(using: &random) }
    for place in rules.indices { rules[place].keepsUnknown = Bool.random(using: &random) }
    var steps = [Double](repeating: 0, count: 256)
    for (place, code) in stride(from: 0, to: 256, by: 37).enumerated() {
      steps[code] = Double(place) / 7
    }
    steps[Int(RandomTable.noCode)] = 0.5
    let criteria: [(column: String, curve: ColumnCurve, weight: Double)] = [
      ("number0", .affine(worst: 0, best: 1, missing: 0.5), 5),
      ("number1", .affine(worst: 1, best: 0, missing: 0.25), 3),
      ("number2", .affine(worst: 0.2, best: 0.3, missing: 0.5), 0),
      ("integer1", .affine(worst: 8192, best: 262_144, missing: 0.5), 2),
      ("code1", .codes(steps), 1),
    ].filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
    let first = ("number1", ColumnCurve.affine(worst: -1, best: 2, missing: 0.5), 1.0)
    return Question(rules: rules, criteria: criteria + [first])
  }
}
