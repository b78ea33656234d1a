import Columns
import Testing

@Suite struct ColumnErrorTests {
  let table: ColumnTable

  init() throws {
    table = try ColumnTable(
      [("code", .codes(.init([1, 2]))), ("x", .numbers(.init([1, 2])))], rowCount: 2)
  }

  @Test func `a table takes columns of one length and different names`() {
    #expect(throws: ColumnError.wrongLength(name: "x", rows: 1, tableRows: 2)) {
      try ColumnTable([("x", .numbers(.init([1])))], rowCount: 2)
    }
    #expect(throws: ColumnError.columnTwice(name: "x")) {
      try ColumnTable([("x", .numbers(.init([]))), ("x", .codes(.init([])))], rowCount: 0)
    }
  }

  @Test func `what makes no rule or criterion is refused`() throws {
    var query = ColumnQuery(table)
    #expect(throws: ColumnError.noColumn(name: "y", known: ["code", "x"])) {
      try query.addRule(.window(column: "y", low: 0, high: 1))
    }
    #expect(throws: ColumnError.wrongKind(name: "code")) {
      try query.addRule(.window(column: "code", low: 0, high: 1))
    }
    #expect(throws: ColumnError.badWindow(name: "x", low: 2, high: 1)) {
      try query.addRule(.window(column: "x", low: 2, high: 1))
    }
    #expect(throws: ColumnError.self) {
      try query.addRule(.window(column: "x", low: .nan, high: 1))
    }
    #expect(throws: ColumnError.wrongKind(name: "x")) {
      try query.addRule(.codes(column: "x", pass: [1], unknown: []))
    }
    #expect(throws: ColumnError.wrongKind(name: "code")) {
      try query.addCriterion(column: "code", curve: .codes([0, 1]), weight: 1)
    }
    #expect(throws: ColumnError.wrongSet(rows: 3, tableRows: 2)) {
      try query.addRule(.sets(pass: BitSet(count: 3), unknown: BitSet(count: 2)))
    }
    let line = ColumnCurve.affine(worst: 0, best: 1, missing: 0.5)
    #expect(throws: ColumnError.badWeight(name: "x", weight: -1)) {
      try query.addCriterion(column: "x", curve: line, weight: -1)
    }
    #expect(throws: ColumnError.self) {
      try query.addCriterion(column: "x", curve: line, weight: .nan)
    }
    #expect(throws: ColumnError.badRange(name: "x", worst: 1, best: 1)) {
      try query.addCriterion(
        column: "x", curve: .affine(worst: 1, best: 1, missing: 0.5), weight: 1)
    }
    #expect(throws: ColumnError.badValue(name: "x", value: 2)) {
      try query.addCriterion(column: "x", curve: .affine(worst: 0, best: 1, missing: 2), weight: 1)
    }
    try query.addCriterion(column: "x", curve: line, weight: 0)
    #expect(throws: ColumnError.allWeightsZero) { try query.best(1) }
  }

  @Test(arguments: [
    (
      ColumnError.columnTwice(name: "x"),
      "the table has two columns named 'x'. Rename one of them."
    ),
    (
      .wrongLength(name: "x", rows: 1, tableRows: 2),
      "the column 'x' has 1 rows, the table 2. "
        + "Give every column a row for each entry, with the mark for no fact where none is known."
    ),
    (
      .tooManyRows(5_000_000_000),
      "a table of 5000000000 rows is too long; 4,294,967,295 is the most. Divide it."
    ),
    (
      .noColumn(name: "y", known: ["code", "x"]),
      "the table has no column 'y'. It has: code, x."
    ),
    (
      .wrongKind(name: "x"),
      "the column 'x' is of another kind. "
        + "Ask codes for sets and 256 values, numbers for a window and a range."
    ),
    (
      .badWindow(name: "x", low: 2, high: 1),
      "no number of 'x' can lie between 2.0 and 1.0. "
        + "Put the lesser limit first; use an infinite one for none."
    ),
    (
      .badRange(name: "x", worst: 1, best: 1),
      "the range 1.0 to 1.0 of 'x' gives no values. Declare two finite points that differ."
    ),
    (
      .badValue(name: "x", value: 2),
      "the value 2.0 of 'x' is not between 0 and 1. Declare one that is."
    ),
    (
      .badWeight(name: "x", weight: -1),
      "the weight -1.0 of 'x' is no weight. Give a finite number of at least 0."
    ),
    (.allWeightsZero, "all weights are zero. Give at least one criterion a weight."),
    (
      .wrongSet(rows: 3, tableRows: 2),
      "a set of 3 rows does not fit a table of 2. Make it anew from this table."
    ),
  ])
  func `an error says what failed and what to do`(error: ColumnError, message: String) {
    #expect(error.message == message)
  }
}
