internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Moderation

/// `weigh moderation compare`: two runs of the same battery, pair by pair.
struct ModerationCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare a moderation run with another, question by question.",
    discussion: """
      Both must have asked the same questions the same way. The test is McNemar's, exact and
      two-sided; categories are adjusted after Holm. A p is given from six pairs on.

      EXAMPLES
        weigh moderation compare run-0123456789ab run-ba9876543210
        weigh moderation compare run-0123456789ab run-ba9876543210 --mid-p
        weigh moderation compare run-0123456789ab run-ba9876543210 --json
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Argument(help: ArgumentHelp("The run, by its id.", valueName: "run"))
  var runID: String
  @Argument(
    help: ArgumentHelp(
      "The run it is compared with, such as that of the model in use.", valueName: "baseline"))
  var baselineID: String
  @Flag(name: .customLong("mid-p"), help: "Also give the mid-p, which is less strict.")
  var midP = false

  func run() throws {
    let shelf = try ModerationShelf(output, catalog: catalog)
    let (run, baseline) = (
      try shelf.keeper.labeledRun(runID), try shelf.keeper.labeledRun(baselineID)
    )
    try ComparisonReport.demandAlike(baseline, to: run.run)
    let report = ComparisonReport(baseline: baseline, run: run)
    let lines = report.lines + (midP ? report.midP : [])
    output.print(
      json: report.json,
      plain: report.drift.changes.map {
        PlainTable.line([$0.id, $0.before.outcome.rawValue, $0.after.outcome.rawValue])
      }, lines: lines)
  }
}
