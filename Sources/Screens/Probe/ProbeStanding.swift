internal import Decision
internal import Moderation
internal import Probe

/// What the page of a probe shows, while it goes on and afterwards.
struct ProbeStanding: Sendable {
  /// A part of the run, and how far it is.
  struct Step: Sendable, Equatable {
    let step: ProbeProgress.Step
    let label: String
    var done: Int
    var total: Int
  }

  /// What is probed, and where.
  var title: String
  /// The address that is asked; empty where Weigh starts the engine itself.
  var address: String
  /// The parts of the run, in order.
  var steps: [Step] = []
  /// The part under way, by its place; nil before the first and after the last.
  var current: Int?
  /// Milliseconds to the first token.
  var firstToken = ValueSeries("First token", unit: "ms", worse: .higher)
  /// Tokens per second after it.
  var throughput = ValueSeries("Throughput", unit: "tok/s", worse: .lower)
  /// The rounds of a layer probe, one series for each of the two files.
  var rounds: [ValueSeries] = []
  /// The model as the server describes it.
  var served: ServedModel?
  /// Which model of the catalog it counts for and how well that is known, in sentences.
  var identity: [String] = []
  /// What a reader must know beside the figures, in sentences.
  var remarks: [String] = []
  /// What several requests at once came to, level by level.
  var levels: [StreamLevel] = []
  /// The figures of a kept run that have no strip.
  var others: RunFigures?
  /// What is kept of a layer probe.
  var layers: LayerRun?
  /// The answers to a battery; nil where none is asked.
  var moderation: BatteryStanding?
  /// What changed since an earlier run, in sentences.
  var drift: [String] = []

  init(title: String, address: String) {
    self.title = title
    self.address = address
  }

  /// Requests or rounds that are done, and how many there are; what only prepares them not counted.
  var total: (done: Int, of: Int) {
    let preparing: [ProbeProgress.Step] = [.connect, .warmUp, .files, .engines]
    return steps.filter { !preparing.contains($0.step) }
      .reduce((0, 0)) { ($0.0 + $1.done, $0.1 + $1.total) }
  }

  /// The same of one part.
  func total(of step: ProbeProgress.Step) -> (done: Int, of: Int) {
    steps.first { $0.step == step }.map { ($0.done, $0.total) } ?? (0, 0)
  }

  /// Takes the next value of the part it belongs to.
  mutating func add(_ sample: ProbeSample) {
    // Several at once are summed up by level; their values are not those of a request alone.
    if sample.phase == .firstToken {
      firstToken.add(sample.firstTokenMilliseconds)
    } else if sample.phase == .throughput {
      throughput.add(sample.millisecondsPerToken.map { 1000 / $0 })
    }
  }

  /// The label of a part, with the lengths of its requests.
  static func label(_ step: ProbeProgress.Step, _ plan: ProbePlan) -> String {
    switch step {
    case .firstToken: "\(step.words), \(plan.promptTokens) in"
    case .throughput: "\(step.words), \(plan.outputTokens) out"
    default: step.words
    }
  }
}

extension ProbeStanding {
  /// The page of a run that is kept.
  init(_ record: ProbeRecord, book: ModerationBook?) {
    switch record.content {
    case .moderation(let kept):
      self.init(kept, book: book)
      if let former = record.former { moderation?.compare(with: former) }
    case .latency(let run): self.init(run)
    case .layers(let run): self.init(run)
    }
    identity = record.identity
    drift = record.drift
  }

  private init(_ run: ProbeRun) {
    self.init(title: "\(run.model.id) at \(run.endpointURL)", address: run.endpointURL)
    served = run.model
    run.samples.forEach { add($0) }
    remarks =
      (run.failure.map { [$0.message] } ?? []) + run.flags.map(\.message)
      + run.notes.map(\.message)
    levels = run.levels
    others = RunFigures(metrics: run.metrics, use: run.server)
    if let quiet = Self.quiet(run) { remarks.append(quiet) }
    let counts = Dictionary(grouping: run.samples, by: \.phase).mapValues(\.count)
    let planned: [(ProbeProgress.Step, Int, Int)] = [
      (.connect, 1, 1), (.warmUp, run.plan.warmUpRuns, run.plan.warmUpRuns),
      (.firstToken, counts[.firstToken] ?? 0, run.plan.firstTokenRuns),
      (.throughput, counts[.throughput] ?? 0, run.plan.throughputRuns),
    ]
    let streams = run.plan.streams.reduce(0, +) * run.plan.runsPerStream
    steps = (planned + [(.streams, counts[.streams] ?? 0, streams)]).filter { $0.2 > 0 }.map {
      step, done, total in
      Step(step: step, label: Self.label(step, run.plan), done: min(done, total), total: total)
    }
  }

  /// The medians without the requests during which the machine had other work.
  private static func quiet(_ run: ProbeRun) -> String? {
    guard let quiet = run.quietMetrics else { return nil }
    let parts = [
      quiet.firstToken.map { "first token \(ValueSeries.time($0.median))" },
      quiet.decode.map { "\(ValueSeries.number($0.median)) tok/s" },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "Medians without the busy requests: \(Wording.list(parts))."
  }

  private init(_ record: ModerationRecord, book: ModerationBook?) {
    let run = record.run
    self.init(title: "\(run.model.id) at \(run.endpointURL)", address: run.endpointURL)
    served = run.model
    moderation = BatteryStanding(
      record, battery: book?.battery, measuredLanguages: book?.tables.measuredLanguages ?? [])
    remarks = run.failure.map { [$0.message] } ?? []
    steps = [
      Step(step: .connect, label: ProbeProgress.Step.connect.words, done: 1, total: 1),
      Step(
        step: .moderation, label: Self.label(run.plan.tier),
        done: min(moderation?.replies.count ?? 0, run.planned), total: run.planned),
    ]
  }

  /// The label of the questions of a battery.
  static func label(_ tier: BatteryTier) -> String {
    "\(ProbeProgress.Step.moderation.words), \(tier.rawValue)"
  }

  private init(_ run: LayerRun) {
    self.init(title: "\(run.model), \(run.quantization), layer probe", address: "")
    layers = run
    remarks = run.notes
    let byFile = Dictionary(grouping: run.evidence?.rounds ?? [], by: \.layers)
    rounds = byFile.sorted { $0.key < $1.key }.map { depth, rounds in
      ValueSeries(
        "\(depth) layers", unit: "ms a token", worse: .higher,
        values: rounds.sorted { $0.index < $1.index }.map(\.tokenMilliseconds),
        spread: run.evidence?.models.first { $0.layers == depth }?.spread)
    }
  }
}
