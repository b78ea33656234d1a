public import Catalog

extension Calibration {
  /// Reads a scale from the catalog.
  ///
  /// **Errors**: a value that is missing, or with which no scale can be laid.
  public init(_ record: Record) throws(CalibrationError) {
    func unreadable(_ field: String) -> CalibrationError {
      .unreadable(version: record.id, field: field)
    }
    func number(_ field: Field) throws(CalibrationError) -> Double {
      guard let number = record.identity(field)?.number else { throw unreadable(field.name) }
      return number
    }
    func text(_ field: Field) throws(CalibrationError) -> String {
      guard let text = record.identity(field)?.text else { throw unreadable(field.name) }
      return text
    }
    version = record.id
    guard let date = record.identity("date")?.date else { throw unreadable("date") }
    self.date = date
    models = Int(record.identity("models")?.integer ?? 0)
    cells = Int(record.identity("cells")?.integer ?? 0)
    rowsSHA256 = record.identity("rows_sha256")?.text ?? ""
    low = Anchor(model: try text("low_anchor"), ability: try number("low_ability"))
    high = Anchor(model: try text("high_anchor"), ability: try number("high_ability"))
    guard high.ability > low.ability else { throw unreadable("high_ability") }
    abilityPrecision = try number("ability_precision")
    guard abilityPrecision > 0 else { throw unreadable("ability_precision") }
    lineVariance = try number("line_variance")
    claimVariance = try number("claim_variance")
    claimError = try number("claim_error")
    var steps: [String: Double] = [:]
    for row in record.rows("steps") {
      guard let use = row["use"]?.text, let spread = row["spread"]?.number else {
        throw unreadable("steps")
      }
      if spread > 0 { steps[use] = spread }
    }
    self.steps = steps
    var lines: [BenchmarkColumn: ColumnLine] = [:]
    for row in record.rows("items") {
      guard let benchmark = row["benchmark"]?.text,
        let kind = row["evidence"]?.text.flatMap(BenchmarkResult.Kind.init),
        let offset = row["offset"]?.number, let slope = row["slope"]?.number, slope > 0,
        let variance = row["variance"]?.number, variance > 0, let models = row["models"]?.integer
      else { throw unreadable("items") }
      lines[BenchmarkColumn(benchmark: benchmark, kind: kind)] = ColumnLine(
        offset: offset, slope: slope, variance: variance, models: Int(models))
    }
    self.lines = lines
  }

  /// The scale as the catalog holds it.
  public var record: Record {
    Record(
      kind: .calibration, id: version,
      identity: [
        .init("id", .text(version)), .init("date", .date(date)),
        .init("models", .integer(Int64(models))), .init("cells", .integer(Int64(cells))),
        .init("rows_sha256", .text(rowsSHA256)),
        .init("low_anchor", .text(low.model)), .init("high_anchor", .text(high.model)),
        .init("low_ability", .number(low.ability)), .init("high_ability", .number(high.ability)),
        .init("ability_precision", .number(abilityPrecision)),
        .init("line_variance", .number(lineVariance)),
        .init("claim_variance", .number(claimVariance)),
        .init("claim_error", .number(claimError)),
      ],
      lists: [
        Record.List(
          name: "steps",
          rows: steps.sorted { $0.key.precedesByBytes($1.key) }.map { use, spread in
            Row(
              values: [.init("use", .text(use)), .init("spread", .number(spread))], evidence: nil)
          }),
        Record.List(
          name: "items",
          rows: lines.sorted { $0.key < $1.key }.map { column, line in
            Row(
              values: [
                .init("benchmark", .text(column.benchmark)),
                .init("evidence", .text(column.kind.rawValue)),
                .init("offset", .number(line.offset)), .init("slope", .number(line.slope)),
                .init("variance", .number(line.variance)),
                .init("models", .integer(Int64(line.models))),
              ], evidence: nil)
          }),
      ])
  }
}
