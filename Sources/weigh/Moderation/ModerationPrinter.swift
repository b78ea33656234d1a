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
    output.print(reports, isSingle: items.count == 1)
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

  private func failure(of report: ModerationReport, _ item: ProbeBatch.Item) -> Failure? {
    let run = report.run
    return UnfinishedRun(
      id: report.summary.id, done: Wording.count(report.labeled.asked.count, "answer"),
      hasKeptSomething: !report.labeled.asked.isEmpty, exitCode: run.exitCode,
      reason: run.failure?.message ?? "the run failed; what was answered is kept.",
      item: item, options: options
    ).failure(run.status)
  }
}
