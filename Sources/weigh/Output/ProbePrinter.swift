internal import Catalog
internal import Cells
internal import Decision
internal import Probe
internal import Store

/// Prints what came of one or several probes, and ends the command accordingly.
struct ProbePrinter {
  let output: OutputOptions
  let scenario: Scenario?
  let hasSamples: Bool
  let database: UserDatabase
  let base: EvaluationBase
  /// Options that must be given again to go on.
  let options: String
  /// What was measured.
  var items: [ProbeBatch.Item] = []

  /// Prints all results, the failures on standard error.
  ///
  /// **Errors**: the failure of a single server; of several, that some failed.
  func finish(_ results: [Result<KeptProbe, Failure>]) throws {
    var reports: [ProbeReport] = []
    var failures: [(name: String, failure: Failure)] = []
    for (item, result) in zip(items, results) {
      switch result {
      case .failure(let failure): failures.append((item.name, failure))
      case .success(let kept):
        guard var report = ProbeReport(kept) else { continue }
        report.needs = try needs(of: kept)
        report.hasSamples = hasSamples
        report.former = item.former
        reports.append(report)
        if let failure = failure(of: report, item) { failures.append((item.name, failure)) }
      }
    }
    output.print(reports, isSingle: items.count == 1) {
      reports.count > 1
        ? [""] + ProbeComparison(reports).lines(width: Streams.width, glyphs: output.glyphs) : []
    }
    try Self.end(failures, of: results.count, output)
    try answer(reports.flatMap(\.needs))
  }

  /// Prints a layer probe.
  ///
  /// **Errors**: a busy machine, on which nothing could be foretold; that it was stopped.
  func finish(_ kept: KeptProbe) throws {
    guard var report = LayerReport(kept) else { return }
    report.needs = try needs(of: kept)
    Self.print(report, output)
    if report.run.status == .stopped {
      throw Failure(.interrupted, "stopped; nothing is foretold.", hint: "Run it again.")
    }
    if let refusal = report.run.refusal {
      throw Failure(ExitStatus(rawValue: report.run.exitCode) ?? .noAnswer, refusal)
    }
    try answer(report.needs)
  }

  /// Prints a run that was kept earlier.
  static func show(
    _ kept: KeptProbe, by keeper: ProbeKeeper, output: OutputOptions, hasSamples: Bool
  ) throws {
    if kept.moderation != nil {
      var report = ModerationReport(
        try keeper.labeledRun(kept.summary.id), tables: try ProbeKeeper.rules())
      report.hasItems = hasSamples
      return output.print([report], isSingle: true)
    }
    if let report = LayerReport(kept) { return print(report, output) }
    guard var report = ProbeReport(kept) else { return }
    report.hasSamples = hasSamples
    output.print([report], isSingle: true)
  }

  private static func print(_ report: LayerReport, _ output: OutputOptions) {
    output.print(
      json: report.json, plain: report.plain,
      lines: report.lines(width: Streams.width, glyphs: output.glyphs))
  }

  private func needs(of kept: KeptProbe) throws -> [ProbedNeed] {
    guard let scenario else { return [] }
    return try ProbedNeed.judge(
      kept, by: scenario, in: Measurements(database).base(over: base))
  }

  /// Exit 1 where a need is surely not met.
  private func answer(_ needs: [ProbedNeed]) throws {
    if needs.contains(where: { $0.truth == .fail }) { throw NegativeAnswer() }
  }

  private func failure(of report: ProbeReport, _ item: ProbeBatch.Item) -> Failure? {
    let run = report.run
    return UnfinishedRun(
      id: report.summary.id, done: Wording.count(run.succeeded, "request"),
      hasKeptSomething: run.succeeded > 0, exitCode: run.exitCode,
      reason: run.failure?.message ?? "the run failed; what was measured is kept.",
      item: item, options: options
    ).failure(run.status)
  }

  /// Tells which of several servers failed.
  ///
  /// **Errors**: the failure of a single server; of several, that some failed.
  static func end(
    _ failures: [(name: String, failure: Failure)], of count: Int, _ output: OutputOptions
  ) throws {
    guard let first = failures.first else { return }
    if count == 1 { throw first.failure }
    for (name, failure) in failures {
      Failure(failure.code, "\(name): \(failure.message)", hint: failure.hint)
        .report(asJSON: output.json)
    }
    let wasStopped = failures.contains { $0.failure.code == .interrupted }
    throw Failure(
      wasStopped ? .interrupted : first.failure.code,
      "\(failures.count) of \(count) servers were not measured whole.")
  }
}

/// Several runs side by side.
struct ProbeComparison {
  private let reports: [ProbeReport]

  init(_ reports: [ProbeReport]) { self.reports = reports }

  /// One row for each server, one column for each figure.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    let keys: Set<String> = ["ttft_ms", "decode_tok_s", "prompt_tok_s", "e2e_ms"]
    let metrics = ProbeMetric.all.filter { keys.contains($0.key) }
    var table = Table(
      columns: [
        Table.Column(header: "medians", alignsRight: false, minimum: 12),
        Table.Column(header: "model", alignsRight: false, minimum: 12),
      ]
        + metrics.map {
          Table.Column(header: "\($0.label) \($0.unit)", alignsRight: true, minimum: nil)
        })
    for report in reports {
      table.rows.append(
        [report.run.endpointLabel, report.run.model.id]
          + metrics.map { metric in
            metric.summary(report.run.metrics).map { metric.spelled($0.median) } ?? glyphs.dash
          })
    }
    return table.lines(width: width, glyphs: glyphs)
  }
}
