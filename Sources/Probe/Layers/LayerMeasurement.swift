/// One layer probe, from the files to the figures.
final class LayerMeasurement {
  private let request: LayerProbeRequest
  private let plan: LayerPlan
  private let environment: ProbeEnvironment
  private let reporter: LayerReporter
  private var tokens: TokenSource
  private var models: [ShallowModel] = []

  init(
    request: LayerProbeRequest, plan: LayerPlan, environment: ProbeEnvironment,
    reporter: LayerReporter
  ) {
    self.request = request
    self.plan = plan
    self.environment = environment
    self.reporter = reporter
    tokens = TokenSource(seed: environment.seed, blueprint: request.blueprint)
  }

  /// Performs the probe; engines and files are gone when it returns or throws.
  func perform() throws(LayerProbeError) -> LayerRun {
    let startedAt = environment.now()
    let load = environment.loadAverage()
    let depths = plan.depths
    reporter.plan([
      .init(.files, depths.count), .init(.engines, depths.count),
      .init(.rounds, request.budget.rounds), .init(.longPrompt, request.budget.longRounds),
    ])
    try checkMemory()
    let folder = try LayerFolder(parent: request.cacheFolder, kept: request.keptFolder)
    // Engines end before their files go.
    defer {
      for model in models { model.engine?.end() }
      folder.remove()
    }
    try writeFiles(in: folder)
    try startEngines()
    try measureShort()
    for model in models { model.memory = model.engine?.memory }
    let longTokens = try measureLong()
    return LayerPrediction(
      request: request, plan: plan, environment: environment, models: models,
      longTokens: longTokens, load: load, startedAt: startedAt
    ).run
  }

  private var threads: Int {
    request.threads ?? EngineSettings.usualThreads(cores: environment.cores)
  }

  /// Context of the probe's own engines: the longest prompt and its answer.
  static func contextTokens(_ request: LayerProbeRequest) -> Int {
    let prompt = max(
      request.budget.shortTokens,
      min(request.promptTokens, LayerProbeRequest.mostPromptTokens))
    return (prompt + request.budget.answerTokens + 16 + 255) / 256 * 256
  }

  /// Layers may lie in memory twice: as the file, and as the engine's own copy.
  private func checkMemory() throws(LayerProbeError) {
    let shape = try LayerShape(request.blueprint)
    let needed = plan.depths.reduce(Int64(0)) { sum, depth in
      sum &+ shape.modelBytes(layers: depth) &+ shape.layerBytes.prefix(depth).reduce(0, &+)
    }
    if let free = request.machine.freeBytes, needed > free {
      throw .noMemory(neededBytes: needed, freeBytes: free)
    }
  }

  private func writeFiles(in folder: LayerFolder) throws(LayerProbeError) {
    try reporter.enter(.files, total: plan.depths.count)
    for depth in plan.depths {
      let blueprint: ModelBlueprint
      do { blueprint = try request.blueprint.cut(toLayers: depth) } catch {
        throw .blueprint(error)
      }
      do {
        let file = try blueprint.write(
          to: "\(folder.path)/\(depth)-layers.gguf",
          WritingOptions(fill: .sparse, seed: environment.seed, replacesFile: true),
          stop: reporter.stop)
        models.append(ShallowModel(layers: depth, file: file))
      } catch .stopped { throw .stopped } catch { throw .writing(error) }
      models.last?.cacheBytes = LayerMemory(blueprint).cacheBytes(
        contextTokens: Self.contextTokens(request))
      try reporter.advance()
    }
  }

  private func startEngines() throws(LayerProbeError) {
    try reporter.enter(.engines, total: models.count)
    let settings = EngineSettings(
      contextTokens: Self.contextTokens(request), threads: threads)
    for model in models {
      do {
        model.engine = try EngineProcess.start(
          request.program, model: model.file.path, settings: settings, stop: reporter.stop
        ) { reporter.wait($0) }
      } catch .stopped { throw .stopped } catch { throw .engine(error) }
      // The first answer touches what loading left out; it does not count.
      _ = try ask(model, tokens: request.budget.shortTokens, index: 0)
      model.engineBuild = model.engine?.build(stop: reporter.stop)
      try reporter.advance()
    }
  }

  /// Rounds of short prompts, in turns, so that other work meets both models alike.
  private func measureShort() throws(LayerProbeError) {
    let budget = request.budget
    try reporter.enter(.rounds, total: budget.rounds)
    for index in 0..<budget.rounds {
      if reporter.seconds > budget.roundsSeconds { break }
      for model in index.isMultiple(of: 2) ? models : models.reversed() {
        model.rounds.append(try ask(model, tokens: budget.shortTokens, index: index))
      }
      try reporter.advance(models.last?.rounds.last.map { 1000 / $0.tokenMilliseconds })
    }
  }

  /// Rounds of the longest prompt that fits into the time; its tokens, nil where none fits.
  private func measureLong() throws(LayerProbeError) -> Int? {
    let budget = request.budget
    let each = models.compactMap { RoundSummary($0.rounds)?.promptMilliseconds }.reduce(0, +)
    // What a prediction is compared with is measured at the prediction's length, however long
    // that takes.
    let seconds =
      request.runsWhole
      ? Double.infinity
      : min(budget.longPromptsSeconds, budget.longPromptSeconds - reporter.seconds)
    let room = Self.contextTokens(request) - budget.answerTokens - 1
    let wanted = min(request.promptTokens, room)
    guard each > 0, seconds > 0, wanted > budget.shortTokens else { return nil }
    let fitting = seconds * 1000 / (each * Double(budget.longRounds))
    let count = min(wanted, Int(min(fitting, 1e9)))
    // A little longer tells little that is new.
    guard count >= min(wanted, 2 * budget.shortTokens) else { return nil }
    try reporter.enter(.longPrompt, total: budget.longRounds)
    for index in 0..<budget.longRounds {
      for model in index.isMultiple(of: 2) ? models : models.reversed() {
        model.longRounds.append(try ask(model, tokens: count, index: index))
      }
      try reporter.advance(
        models.last?.longRounds.last.map { 1000 * Double(count) / $0.promptMilliseconds })
    }
    return count
  }

  /// Sends one prompt to a model's engine.
  private func ask(
    _ model: ShallowModel, tokens count: Int, index: Int
  ) throws(LayerProbeError) -> LayerRound {
    guard let engine = model.engine else { throw .noTimings }
    let completion = CompletionRequest(
      tokens: tokens.next(count), answerTokens: request.budget.answerTokens,
      seed: UInt32(truncatingIfNeeded: index + 1))
    let limits = ProbeLimits()
    let client = HTTPClient(
      endpoint: engine.endpoint, key: nil, limits: limits, stop: reporter.stop)
    let clock = FullSeconds()
    let answer = WholeAnswer(waitSeconds: limits.waitSeconds, bodyLimit: limits.answerBytes) {
      [reporter] seconds in
      if let full = clock.next(seconds) { reporter.wait(.answer(seconds: full)) }
      return !reporter.stop.isStopped
    }
    let before = engine.processorSeconds
    let outcome = client.perform(
      HTTPRequest(url: engine.endpoint.root + "/completion", body: completion.body), answer)
    let after = engine.processorSeconds
    if outcome.wasStopped || reporter.stop.isStopped { throw .stopped }
    if let gone = engine.failure { throw .engine(gone) }
    if let failure = answer.failure ?? outcome.failure {
      // An engine that dies closes the connection before its end is seen.
      if let gone = engine.failureSoon { throw .engine(gone) }
      throw .server(failure.cleaned(hiding: nil))
    }
    guard answer.head.status == 200 else {
      let text = ErrorBody(answer.body, contentType: answer.head.contentType).text
      throw .server(
        ProbeError.serverSaid(status: answer.head.status, text: text).cleaned(hiding: nil))
    }
    var reader = JSONReader(answer.body)
    // Whatever is not JSON has no times.
    guard let timings = (try? reader.read()).flatMap(CompletionTimings.init),
      timings.promptTokens == count
    else { throw .noTimings }
    var round = LayerRound(
      layers: model.layers, index: index, timings: timings,
      wallMilliseconds: Double(outcome.ended &- (outcome.sent ?? outcome.started)) / 1e6)
    if let before, let after { round.processorMilliseconds = (after - before) * 1000 }
    return round
  }
}

/// One of the models a probe runs.
final class ShallowModel {
  let layers: Int
  let file: WrittenFile
  var engine: EngineProcess?
  var rounds: [LayerRound] = []
  var longRounds: [LayerRound] = []
  var memory: ProcessMemory?
  var cacheBytes: Int64?
  var engineBuild: String?

  init(layers: Int, file: WrittenFile) {
    self.layers = layers
    self.file = file
  }
}
