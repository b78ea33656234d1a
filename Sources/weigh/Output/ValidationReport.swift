internal import Catalog
internal import Decision
internal import Quality

/// How well hidden results were predicted, printed.
struct ValidationReport {
  /// One line of the report.
  struct Line {
    let name: String
    let figures: HiddenResults.Figures
  }

  let catalog: OpenCatalog
  let calibration: Calibration
  let seeds: Int
  let lines: [Line]
  /// The error on the benchmarks of each use case without and with its step.
  let steps: [(use: QualityUse, without: Double, with: Double)]

  /// The most an error may be of that of the column means, and the share of results that must lie
  /// within their 95 % intervals: DECISION.md calls them bars.
  static let mostRatio = 0.75
  static let coverage = 90.0...98.0

  init(catalog: OpenCatalog, scale: QualityScale, calibration: Calibration, seeds: Int) {
    self.catalog = catalog
    self.calibration = calibration
    self.seeds = seeds
    let settings = CalibrationSettings(
      lowAnchor: calibration.low.model, highAnchor: calibration.high.model)
    let hidden = HiddenResults(
      QualityRows(catalog.snapshot), uses: scale.uses, steps: calibration.steps,
      seeds: HiddenResults.freshSeeds(seeds), settings)
    let kinds: [(String, BenchmarkResult.Kind)] = [
      ("independent", .independent), ("vendor", .vendor), ("unknown", .unknown),
    ]
    lines =
      (hidden.figures().map { [Line(name: "all", figures: $0)] } ?? [])
      + kinds.compactMap { name, kind in
        hidden.figures(of: kind).map { Line(name: name, figures: $0) }
      }
    steps = scale.uses.filter { $0.declared == nil && !$0.benchmarks.isEmpty }.compactMap { use in
      hidden.effect(ofStep: use).map { (use, $0.without, $0.with) }
    }
  }

  /// Whether all results together and the independent ones meet both bars.
  var passes: Bool {
    let held = lines.filter { ["all", "independent"].contains($0.name) }
    return !held.isEmpty
      && held.allSatisfy {
        $0.figures.ratio <= Self.mostRatio && Self.coverage.contains($0.figures.coverage)
      }
  }

  var json: JSONValue {
    .object([
      "schema": .text("weigh.quality-validation/1"), "catalog": catalog.json,
      "calibration": .text(calibration.version), "seeds": .integer(Int64(seeds)),
      "folds": .integer(Int64(HiddenResults.folds)), "passes": .flag(passes),
      "items": .list(
        lines.map { line in
          .object([
            "results": .text(line.name), "count": .integer(Int64(line.figures.count)),
            "error": .computed(line.figures.error),
            "column_mean_error": .computed(line.figures.columnMeanError),
            "ratio": .computed(line.figures.ratio), "coverage": .computed(line.figures.coverage),
          ])
        }),
      "steps": .list(
        steps.map { step in
          .object([
            "use": .text(step.use.id), "error_without": .computed(step.without),
            "error_with": .computed(step.with),
            "spread": .computed(calibration.steps[step.use.id] ?? 0),
          ])
        }),
    ])
  }

  var plain: [String] {
    [PlainTable.line(["results", "count", "error", "column_mean_error", "ratio", "coverage"])]
      + lines.map { line in
        PlainTable.line([
          line.name, "\(line.figures.count)", Wording.decimals(line.figures.error, 2),
          Wording.decimals(line.figures.columnMeanError, 2),
          Wording.decimals(line.figures.ratio, 3), Wording.decimals(line.figures.coverage, 1),
        ])
      }
  }

  func lines(_ output: OutputOptions) -> [String] {
    let figures = Table(
      columns: ["Hidden results", "Count", "Error", "Column mean", "Ratio", "Within 95 %"]
        .enumerated().map {
          Table.Column(header: $1, alignsRight: $0 > 0, minimum: nil)
        },
      rows: lines.map { line in
        [
          line.name, Wording.grouped(Double(line.figures.count)),
          Wording.decimals(line.figures.error, 2),
          Wording.decimals(line.figures.columnMeanError, 2),
          Wording.decimals(line.figures.ratio, 3),
          "\(Wording.decimals(line.figures.coverage, 1)) %",
        ]
      })
    let uses = Table(
      columns: ["Use case", "Step", "Error without", "Error with"].enumerated().map {
        Table.Column(header: $1, alignsRight: $0 > 0, minimum: nil)
      },
      rows: steps.map { step in
        [
          step.use.name, calibration.steps[step.use.id].map { Wording.decimals($0, 1) } ?? "none",
          Wording.decimals(step.without, 2), Wording.decimals(step.with, 2),
        ]
      })
    let width = Streams.width
    return [
      "Calibration \(calibration.version): \(HiddenResults.folds) parts, "
        + "\(Wording.count(seeds, "deal")), errors in points of a per cent.", "",
    ] + figures.lines(width: width, glyphs: output.glyphs) + [""]
      + uses.lines(width: width, glyphs: output.glyphs) + [
        "",
        passes
          ? "All bars are met."
          : "A bar is missed: the ratio is at most 0.75, the share 90 to 98 %.",
      ]
  }
}
