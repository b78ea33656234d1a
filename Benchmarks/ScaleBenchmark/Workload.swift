import Columns

/// The question every engine answers: five rules, eight weighted criteria, the best fifty.
enum Workload {
  static let limit = 50
  static let noCode: UInt8 = 255

  static let rules: [(rule: ColumnRule, keepsUnknown: Bool)] = [
    (.codes(column: "license", pass: [0, 1], unknown: [noCode]), true),
    (.codes(column: "openness", pass: [1, 2, 3, 4], unknown: [noCode]), true),
    (.window(column: "context", low: 32_768, high: .infinity), true),
    (.window(column: "released", low: 19_900, high: .infinity), true),
    (.window(column: "headroom", low: 0, high: .infinity), true),
  ]

  static let criteria: [(column: String, curve: ColumnCurve, weight: Double)] = [
    ("quality", .affine(worst: 20, best: 90, missing: 0.5), 8),
    ("price", .affine(worst: logarithm8, best: logarithm005, missing: 0.5), 7),
    ("decode", .affine(worst: logarithm5, best: logarithm120, missing: 0.5), 6),
    ("firstToken", .affine(worst: logarithm5000, best: logarithm200, missing: 0.5), 5),
    ("length", .affine(worst: logarithm8192, best: logarithm262144, missing: 0.5), 4),
    ("headroom", .affine(worst: 0, best: 40, missing: 0.5), 3),
    ("license", .codes(steps([1, 0.75, 0.35, 0])), 2),
    ("openness", .codes(steps([0, 0.25, 0.5, 0.75, 1])), 1),
  ]

  // Logarithms are written out, so that the other engines read the same digits.
  static let logarithm005 = -2.995732273553991
  static let logarithm8 = 2.0794415416798357
  static let logarithm5 = 1.6094379124341003
  static let logarithm120 = 4.787491742782046
  static let logarithm200 = 5.298317366548036
  static let logarithm5000 = 8.517193191416238
  static let logarithm8192 = 9.010913347279288
  static let logarithm262144 = 12.476649250079015

  /// A table of 256 values: those given, and 0.5 where nothing is known.
  private static func steps(_ values: [Double]) -> [Double] {
    (0..<256).map { $0 < values.count ? values[$0] : $0 == Int(noCode) ? 0.5 : 0 }
  }

  /// A query that has computed nothing yet.
  static func query(_ table: ColumnTable, rows: Range<Int>? = nil) throws -> ColumnQuery {
    var query = ColumnQuery(table, rows: rows)
    for (rule, keepsUnknown) in rules { try query.addRule(rule, keepsUnknown: keepsUnknown) }
    for (column, curve, weight) in criteria {
      try query.addCriterion(column: column, curve: curve, weight: weight)
    }
    return query
  }
}
