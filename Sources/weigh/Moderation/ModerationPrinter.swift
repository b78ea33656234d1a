internal import Catalog
internal import Decision
internal import Moderation
internal import Probe
internal import Store

/// Prints what came of a moderation run, and ends the command accordingly.
struct ModerationPrinter {
  let output: OutputOptions
  let keeper: ProbeKeeper
  let profile: RequirementProfile?
  let baseline: LabeledRun?
  /// Options that must be given again to go on.
  let options: String
  let items: [ProbeBatch.Item]
  /// What labels the replies that rules cannot; nothing where no judge was named.
  var bench: JudgeBench?

  /// Prints all results, the failures on standard error.
  ///
  /// **Errors**: the failure of a single server; of several, that some failed; exit 1 where a
  /// requirement is surely not kept.
  func finish(_ results: [Result<KeptProbe, Failure>]) throws {
    var reports: [ModerationReport] = []
    var failures: [(name: String, failure: Failure)] = []
    for (item, result) in zip(items, results) {
      switch result {
      case .failure(let failure): failures.append((item.name, failure))
      case .success(let kept):
        let judging = judging(
          of: kept, isInterrupted: failures.contains { $0.failure.code == .interrupted })
        var report = try report(of: kept, item)
        report.judging = judging
        reports.append(report)
        if let failure = failure(of: report, item) ?? judging?.failure {
          failures.append((item.name, failure))
        }
      }
    }
    print(reports)
    try ProbePrinter.end(failures, of: results.count, output)
    if reports.contains(where: { $0.evaluation?.result == .fail }) { throw NegativeAnswer() }
  }

  /// What a judge says of a run that is whole, unless an earlier one was broken off.
  private func judging(of kept: KeptProbe, isInterrupted: Bool) -> Judging? {
    guard let bench, kept.summary.status == .complete, !isInterrupted else { return nil }
    return bench.label(kept.summary.id)
  }

  private func report(
    of kept: KeptProbe, _ item: ProbeBatch.Item
  ) throws(Failure) -> ModerationReport {
    var report = ModerationReport(
      try keeper.labeledRun(kept.summary.id), tables: try ProbeKeeper.rules())
    report.profile = profile
    report.baseline = baseline
    if let former = item.former { report.former = try keeper.labeledRun(former.summary.id) }
    return report
  }

  private func print(_ reports: [ModerationReport]) {
    if output.json {
      if items.count == 1 {
        if let report = reports.first { Streams.line(report.json.canonicalText) }
      } else {
        Streams.line(
          JSONValue.object([
            "schema": .text("weigh.moderations/1"), "items": .list(reports.map(\.json)),
          ]).canonicalText)
      }
    } else if output.plain {
      ([ModerationReport.plainHeader] + reports.flatMap(\.plain)).forEach(Streams.line)
    } else {
      for (place, report) in reports.enumerated() {
        if place > 0 { Streams.line("") }
        report.lines(width: Streams.width, glyphs: output.glyphs).forEach(Streams.line)
      }
    }
  }

  /// Why a run that was kept did not complete, with the command that goes on.
  private func failure(of report: ModerationReport, _ item: ProbeBatch.Item) -> Failure? {
    let run = report.run
    var file = ""
    if case .file(let job) = item.job { file = " \(job.path)" }
    let resume = "To go on: weigh probe\(file) --resume \(report.summary.id)\(options)."
    switch run.status {
    case .complete: return nil
    case .stopped:
      let done = Wording.count(report.labeled.asked.count, "answer")
      return Failure(.interrupted, "stopped; \(done) kept as \(report.summary.id).", hint: resume)
    case .failed:
      return Failure(
        ExitStatus(rawValue: run.exitCode) ?? .noAnswer,
        run.failure?.message ?? "the run failed; what was answered is kept.",
        hint: report.labeled.asked.isEmpty ? nil : resume)
    }
  }
}
