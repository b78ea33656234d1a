internal import ArgumentParser
internal import Probe
internal import Store

/// `weigh moderation judge`: a second model's labels on replies that were kept.
struct ModerationJudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Let a second model label the replies of a run that rules cannot settle.",
    discussion: """
      Sends questions and replies to the judge and nowhere else; beyond this machine only
      with --allow-host. A model never judges itself. Its labels count before the rules' and
      after people's, and are kept as they come: Ctrl-C keeps those there are, and the same
      command goes on. Advised are 30 billion parameters or more, of another family.

      EXAMPLES
        weigh moderation judge run-0123456789ab --judge http://127.0.0.1:8081/v1
        weigh moderation judge run-0123456789ab --judge http://127.0.0.1:8081/v1 --reviewed
        weigh moderation judge run-0123456789ab --judge https://a.example/v1 --allow-host a.example
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Argument(help: ArgumentHelp("The run, by its id.", valueName: "run"))
  var runID: String
  @OptionGroup var judging: JudgeOptions
  @Flag(name: .long, help: "Also replies that people labeled, to see how far they agree.")
  var reviewed = false
  @Option(name: .customLong("allow-host"), help: "A host beyond this machine that may be asked.")
  var allowedHosts: [String] = []
  @Option(name: .customLong("ca-file"), help: "A root certificate to trust.")
  var certificateFile: String?

  func validate() throws {
    if judging.judge == nil { throw ValidationError("Name the judge: --judge URL.") }
  }

  func run() throws {
    guard let judge = try judging.named(allowing: allowedHosts, certificateFile: certificateFile)
    else { return }
    let shelf = try ModerationShelf(output, catalog: catalog)
    guard shelf.keeper.database.path != nil else {
      throw Failure(.cannotWrite, "labels cannot be kept: no database can be written.")
    }
    var options = allowedHosts.map { " --allow-host \($0)" }.joined()
    if let certificateFile { options += " --ca-file \(certificateFile)" }
    if reviewed { options += " --reviewed" }
    let outcome = JudgeBench(
      output: output, keeper: shelf.keeper, judge: judge, limits: ProbeLimits(),
      options: options + judging.words
    ).label(runID, withReviewed: reviewed)
    if outcome.judgement == nil, let failure = outcome.failure { throw failure }
    var report = try shelf.report(runID)
    report.judging = outcome
    output.print(
      json: report.json, plain: [ModerationReport.plainHeader] + report.plain,
      lines: report.lines(width: Streams.width, glyphs: output.glyphs))
    if let failure = outcome.failure { throw failure }
  }
}
