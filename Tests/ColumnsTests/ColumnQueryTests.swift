import Columns
import Scoring
import Testing

@Suite struct ColumnQueryTests {
  @Test(arguments: [0, 1, 63, 64, 65, 127, 1000, 32_768, 32_769])
  func `the best rows are those of a plain engine`(count: Int) throws {
    var random = SplitMix64(seed: UInt64(count) + 1)
    for missing in count > 1000 ? [0.3] : [0, 0.3, 1] {
      for levels in count > 1000 ? [4] : [nil, 1, 4] as [Int?] {
        let data = RandomTable(
          count: count, missingShare: missing, levels: levels, using: &random)
        let question = Question.random(count: count, using: &random)
        for limit in count > 1000 ? [50] : [0, 1, 50, count + 10] {
          var query = try question.query(data.table)
          #expect(try query.best(limit) == question.answer(data, limit))
        }
      }
    }
  }

  @Test func `every kernel gives the same bits`() throws {
    var random = SplitMix64(seed: 5)
    for count in [1, 63, 64, 200, 33_000] {
      let data = RandomTable(count: count, missingShare: 0.3, levels: nil, using: &random)
      let question = Question.random(count: count, using: &random)
      var answers: [[RankedRow]] = []
      var sets: [[RuleSets]] = []
      for kernels in ColumnKernels.available {
        var query = try question.query(data.table, kernels: kernels)
        answers.append(try query.best(50))
        sets.append(question.rules.indices.map { query.sets(of: $0) })
      }
      #expect(Set(answers).count == 1)
      #expect(Set(sets).count == 1)
    }
  }

  @Test func `the answer is the same however the table is sliced`() throws {
    var random = SplitMix64(seed: 9)
    let data = RandomTable(count: 70_000, missingShare: 0.4, levels: 5, using: &random)
    let question = Question.random(count: data.count, using: &random)
    let table = try data.table
    let whole = question.answer(data, 50)
    for parts in [1, 2, 3, 4, 7] {
      let cuts = (0...parts).map { $0 * data.count / parts }
      let slices = try zip(cuts, cuts.dropFirst()).reversed().map { start, end in
        var query = try question.query(table, rows: start..<end)
        return try query.best(50)
      }
      #expect(RankedRow.merged(slices, limit: 50) == whole)
    }
  }

  @Test func `edits in any order give what a new query gives`() throws {
    var random = SplitMix64(seed: 21)
    let data = RandomTable(count: 35_000, missingShare: 0.3, levels: nil, using: &random)
    let table = try data.table
    var question = Question(
      rules: [
        (.window(column: "integer0", low: 1000, high: .infinity), true),
        (.codes(column: "code0", pass: [0, 37, 74], unknown: [RandomTable.noCode]), false),
      ],
      criteria: [
        ("number0", .affine(worst: 0, best: 1, missing: 0.5), 2),
        ("number1", .affine(worst: 1, best: 0, missing: 0.5), 1),
      ])
    var query = try question.query(table)
    for _ in 0..<60 {
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        let low = Double(Int.random(in: 0...200_000, using: &random))
        question.rules[0].rule = .window(column: "integer0", low: low, high: .infinity)
        try query.setRule(
          0, to: question.rules[0].rule, keepsUnknown: question.rules[0].keepsUnknown)
      case 1:
        question.rules[1].keepsUnknown.toggle()
        try query.setRule(
          1, to: question.rules[1].rule, keepsUnknown: question.rules[1].keepsUnknown)
      case 2:
        question.criteria[0].weight = Double.random(in: 0...3, using: &random)
        try query.setWeight(question.criteria[0].weight, of: 0)
      case 3:
        let best = Double.random(in: 0.5...2, using: &random)
        question.criteria[1].curve = .affine(worst: 0.1, best: best, missing: 0.5)
        try query.setCurve(question.criteria[1].curve, of: 1)
      case 4 where question.criteria.count < 5:
        let added = ("integer1", ColumnCurve.affine(worst: 0, best: 1e5, missing: 0.5), 0.5)
        question.criteria.append(added)
        try query.addCriterion(column: added.0, curve: added.1, weight: added.2)
      default:
        let copy = query
        try query.setWeight(9, of: 0)
        query = copy
      }
      #expect(try query.best(20) == question.answer(data, 20))
    }
  }

  @Test func `a change computes no more than what hangs on it`() throws {
    var random = SplitMix64(seed: 2)
    let data = RandomTable(count: 20_000, missingShare: 0.2, levels: nil, using: &random)
    var query = ColumnQuery(try data.table)
    let window = try query.addRule(.window(column: "integer0", low: 100_000, high: .infinity))
    try query.addRule(.window(column: "number2", low: 0, high: 1))
    for place in 0..<3 {
      try query.addCriterion(
        column: "number\(place)", curve: .affine(worst: 0, best: 1, missing: 0.5), weight: 1)
    }
    _ = try query.best(50)
    let ranked = query.rankable().population
    #expect(query.work.ruleRows == 2 * 20_000)
    #expect(query.work.values == 3 * ranked)

    var before = query.work
    try query.setWeight(2, of: 1)
    _ = try query.best(50)
    #expect(query.work.ruleRows == before.ruleRows)
    #expect(query.work.values == before.values)
    #expect(query.work.scoredRows == before.scoredRows + ranked)

    before = query.work
    try query.setCurve(.affine(worst: 1, best: 0, missing: 0.5), of: 2)
    _ = try query.best(50)
    #expect(query.work.ruleRows == before.ruleRows)
    #expect(query.work.values == before.values + ranked)

    before = query.work
    try query.setRule(window, to: .window(column: "integer0", low: 100_000, high: 299_999_999))
    _ = try query.best(50)
    #expect(query.work.ruleRows == before.ruleRows + 20_000)
    // The same rows pass, so no value is computed again.
    #expect(query.work.values == before.values)
    #expect(query.work.exactRows < 5 * 100)
  }

  @Test func `a window with ends a fact equals lets it pass`() throws {
    let table = try ColumnTable(
      [
        ("price", .numbers(.init([0.1, 0.2, .nan, 0.3]))),
        ("context", .integers(.init([8192, .noFact, 8193, .max]))),
      ], rowCount: 4)
    var query = ColumnQuery(table)
    let price = try query.addRule(.window(column: "price", low: -.infinity, high: 0.1))
    let context = try query.addRule(.window(column: "context", low: 8192, high: 8192.9))
    #expect(query.sets(of: price).pass.rows == [0])
    #expect(query.sets(of: price).unknown.rows == [2])
    #expect(query.sets(of: context).pass.rows == [0])
    #expect(query.sets(of: context).unknown.rows == [1])
    try query.setRule(context, to: .window(column: "context", low: 8192.1, high: 8192.9))
    #expect(query.sets(of: context).pass.isEmpty)
    try query.setRule(context, to: .window(column: "context", low: -.infinity, high: .infinity))
    #expect(query.sets(of: context).pass.rows == [0, 2, 3])
    try query.setRule(context, to: nil)
    #expect(query.sets(of: context).pass.rows == [0, 1, 2, 3])
    #expect(query.rankable().rows == [0, 2])
  }

  @Test func `a code that passes is not unknown as well`() throws {
    let table = try ColumnTable([("code", .codes(.init([0, 1, 2, 255])))], rowCount: 4)
    var query = ColumnQuery(table)
    let rule = try query.addRule(
      .codes(column: "code", pass: [1, 2], unknown: [2, 255]), keepsUnknown: false)
    #expect(query.sets(of: rule).pass.rows == [1, 2])
    #expect(query.sets(of: rule).unknown.rows == [3])
    #expect(query.sets(of: rule).fail.rows == [0])
    #expect(query.rankable().rows == [1, 2])
  }

  @Test func `without criteria the first rows that pass are listed`() throws {
    let column = AnyColumn.integers(.init((0..<300).map { Int32($0) }))
    var query = ColumnQuery(try ColumnTable([("n", column)], rowCount: 300))
    try query.addRule(.window(column: "n", low: 100, high: 299))
    #expect(try query.best(3).map(\.row) == [100, 101, 102])
    #expect(try query.best(1000).count == 200)
  }

  @Test func `a score computed elsewhere decides among those that come close`() throws {
    let facts: [Float] = [0.5, 0.500_01, 0.2, 0.499_99]
    var query = ColumnQuery(try ColumnTable([("x", .numbers(.init(facts)))], rowCount: 4))
    try query.addCriterion(column: "x", curve: .affine(worst: 0, best: 1, missing: 0.5), weight: 1)
    let exact = [0.500_02, 0.5, 0.2, 0.500_03]
    #expect(try query.best(2) { exact[$0] }.map(\.row) == [3, 0])
  }

  @Test func `a range so steep that single precision fails is scored exactly`() throws {
    let facts = (0..<5000).map { Int32(10_000_000 + ($0 * 7919) % 100) }
    var query = ColumnQuery(try ColumnTable([("x", .integers(.init(facts)))], rowCount: 5000))
    try query.addCriterion(
      column: "x", curve: .affine(worst: 10_000_000, best: 10_000_100, missing: 0.5), weight: 1)
    let expected = facts.indices.sorted { (-facts[$0], $0) < (-facts[$1], $1) }.prefix(50)
    #expect(try query.best(50).map(\.row) == Array(expected))
  }
}
