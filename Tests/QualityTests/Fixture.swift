import Catalog
import Testing

@testable import Quality

/// A small invented catalog of results; a test states only what differs.
struct Fixture {
  /// One published result.
  struct Published {
    let model: String
    let benchmark: String
    let score: Double
    var kind = "independent"
    var mode: String?
    var label: String?
  }

  static let asOf: CalendarDate = {
    guard let date = CalendarDate("2026-06-30") else { fatalError("a date that exists") }
    return date
  }()

  var benchmarks: [String: [Row.NamedValue]] = [:]
  var results: [Published] = []
  var baskets: [Record] = []
  var calibration: Record?

  /// A benchmark in per cent unless something else is said.
  mutating func benchmark(
    _ id: String, unit: String = "%", range: ClosedRange<Double>? = 0...100, better: String = "up",
    topics: [String] = []
  ) {
    var values: [Row.NamedValue] = [
      .init("id", .text(id)), .init("name", .text(id.uppercased())), .init("unit", .text(unit)),
      .init("better", .text(better)), .init("topics", .list(topics)),
    ]
    if let range {
      values += [
        .init("minimum", .number(range.lowerBound)), .init("maximum", .number(range.upperBound)),
      ]
    }
    benchmarks[id] = values
  }

  mutating func result(
    _ model: String, _ benchmark: String, _ score: Double, kind: String = "independent",
    mode: String? = nil, label: String? = nil
  ) {
    results.append(
      Published(
        model: model, benchmark: benchmark, score: score, kind: kind, mode: mode, label: label))
  }

  mutating func basket(_ id: String, _ benchmarks: [String], needsResult: Bool = false) {
    baskets.append(
      Record(
        kind: .basket, id: id,
        identity: [
          .init("name", .text(id.uppercased())), .init("benchmarks", .list(benchmarks)),
          .init("needs_result", .flag(needsResult)),
        ]))
  }

  var snapshot: CatalogSnapshot {
    var records: [Record] = [
      Record(
        kind: .catalog, id: "catalog",
        identity: calibration.map { [.init("calibration", .text($0.id))] } ?? [])
    ]
    for model in Set(results.map(\.model)) {
      records.append(Record(kind: .model, id: model, identity: [.init("status", .text("listed"))]))
    }
    for (id, identity) in benchmarks {
      records.append(
        Record(
          kind: .benchmark, id: id, identity: identity,
          lists: [
            Record.List(
              name: "results", rows: results.filter { $0.benchmark == id }.map(Self.row))
          ]))
    }
    return CatalogSnapshot(
      release: CatalogRelease(format: 1, name: "fixture", asOf: Self.asOf, sha256: ""),
      records: records + baskets + (calibration.map { [$0] } ?? []))
  }

  private static func row(_ result: Published) -> Row {
    var values: [Row.NamedValue] = [
      .init("model", .text(result.model)), .init("score", .number(result.score)),
      .init("kind", .text(result.kind)),
    ]
    if let mode = result.mode { values.append(.init("mode", .text(mode))) }
    if let label = result.label { values.append(.init("label", .text(label))) }
    return Row(values: values, evidence: Evidence(source: "example"))
  }

  /// A calibration whose points are easy to work out: 30 at ability 0, 60 at ability 2, so 15 points
  /// to a logit.
  static func calibration(
    _ lines: [BenchmarkColumn: ColumnLine], steps: [String: Double] = [:],
    lineVariance: Double = 0, claimVariance: Double = 0, claimError: Double = 0
  ) -> Record {
    Record(
      kind: .calibration, id: "test",
      identity: [
        .init("id", .text("test")), .init("date", .date(asOf)),
        .init("low_anchor", .text("low")), .init("high_anchor", .text("high")),
        .init("low_ability", .number(0)), .init("high_ability", .number(2)),
        .init("ability_precision", .number(0.25)), .init("line_variance", .number(lineVariance)),
        .init("claim_variance", .number(claimVariance)), .init("claim_error", .number(claimError)),
      ],
      lists: [
        Record.List(
          name: "steps",
          rows: steps.sorted { $0.key < $1.key }.map {
            Row(
              values: [.init("use", .text($0.key)), .init("spread", .number($0.value))],
              evidence: nil)
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

  /// A line of offset 0 whose results have a variance of 0.25 each, the part of a new one included.
  static func plainLine(slope: Double = 1) -> ColumnLine {
    ColumnLine(offset: 0, slope: slope, variance: 0.2, models: 4)
  }

  static func column(_ benchmark: String, _ kind: BenchmarkResult.Kind = .independent)
    -> BenchmarkColumn
  {
    BenchmarkColumn(benchmark: benchmark, kind: kind)
  }

  /// What published results say of a model.
  func estimate(_ model: String) -> AbilityEstimate {
    let snapshot = snapshot
    return QualityScale(snapshot).estimate(snapshot.results(of: model))
  }

  /// The quality of a model for a use case.
  func quality(_ model: String, _ use: String) throws -> UseEstimate {
    let estimate = estimate(model)
    return estimate.quality(for: try #require(estimate.scale.use(use)))
  }
}

/// Whether two numbers are the same but for rounding.
func isNear(_ left: Double?, _ right: Double, within distance: Double = 1e-9) -> Bool {
  left.map { abs($0 - right) <= distance } ?? false
}
