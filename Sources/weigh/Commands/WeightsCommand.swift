internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Scoring

/// `weigh weights`: what weighs how much, where the first place changes, and how sure it is.
struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Show what weighs how much, and how sure the first place is.",
    discussion: """
      For each criterion: its weight, the ends of its scale, and the weights at which another model
      takes the first place, the others keeping their shares. Then thousands of weightings are drawn,
      and all that is not known with them: who is first how often, and which fact to look up next.
      The same seed gives the same bytes on any machine and any number of threads. Ctrl-C shows what
      was drawn until then. Exit 1 when no model is left.

      EXAMPLES
        weigh weights --preset eu-product
        weigh weights --weight price=40 --weight context=10
        weigh weights --space free --draws 100000 --json
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var devices: DeviceOptions
  @Option(name: .long, help: "Let a criterion weigh this many per cent, as C=N.")
  var weight: [String] = []
  @Option(
    name: .long,
    help:
      "Which weightings to draw: order (that keep the order), around (near yours), fixed or free."
  )
  var space: SpaceChoice?
  @Option(name: .long, help: "How many to draw, 1 to 1000000.")
  var draws: Int?
  @Option(name: .long, help: "Where chance begins, a whole number from 0.")
  var seed: UInt64?
  @Option(name: .long, help: "Draw on this many threads; the result is the same.")
  var threads: Int?
  @Option(name: .long, help: "Show at most this many models.")
  var limit: Int?

  func validate() throws {
    if let draws, !(1...SimulationOptions.drawLimit).contains(draws) {
      throw ValidationError("--draws takes a whole number from 1 to 1000000.")
    }
    if let threads, !(1...64).contains(threads) {
      throw ValidationError("--threads takes a whole number from 1 to 64.")
    }
    if let limit, limit < 1 { throw ValidationError("--limit takes a whole number from 1.") }
  }

  func run() throws {
    let session = try Session(input, output: output, devices: devices.names) { scenario in
      try WeightChange.apply(weight, to: &scenario)
      scenario.robustness.space = space?.space ?? scenario.robustness.space
      scenario.robustness.draws = draws ?? scenario.robustness.draws
      scenario.robustness.seed = seed ?? scenario.robustness.seed
    }
    let outcome = try session.outcome()
    let run = RobustnessRun(
      outcome, settings: outcome.scenario.robustness, threads: threads)
    let robustness = run?.run(progress: ProgressLine(isQuiet: output.quiet || output.json))
    if run != nil, robustness == nil {
      throw Failure(.interrupted, "stopped before any weighting was drawn.")
    }
    let report = WeightsReport(outcome: outcome, robustness: robustness, limit: limit ?? 10)
    output.print(
      json: outcome.weightsJSON(robustness), plain: report.plain, prose: report.prose,
      lines: report.lines(width: Streams.width, glyphs: output.glyphs))
    if let robustness, !robustness.isComplete {
      throw Failure(
        .interrupted,
        "stopped after \(Wording.grouped(Double(robustness.draws))) of "
          + "\(Wording.grouped(Double(robustness.drawsAsked))) weightings.")
    }
    if outcome.rows.isEmpty { throw NegativeAnswer() }
  }
}

/// What `--space` takes.
enum SpaceChoice: String, ExpressibleByArgument, CaseIterable {
  case order, around, fixed, free

  var space: RobustnessSettings.Space {
    switch self {
    case .order: return .order
    case .around: return .around
    case .fixed: return .fixed
    case .free: return .free
    }
  }
}
