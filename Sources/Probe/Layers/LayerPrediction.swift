/// The figures of a layer probe, out of what was measured.
struct LayerPrediction {
  let request: LayerProbeRequest
  let plan: LayerPlan
  let environment: ProbeEnvironment
  let models: [ShallowModel]
  /// Tokens of the long prompts; nil where there were none.
  let longTokens: Int?
  /// Load before the probe.
  let load: Double?
  /// Milliseconds since 1970.
  let startedAt: Int64

  /// The whole result.
  var run: LayerRun {
    let trust = self.trust
    var run = LayerRun(
      status: .complete, program: environment.program, startedAt: startedAt,
      endedAt: environment.now(), seed: environment.seed, model: request.model,
      headerSHA256: request.headerSHA256, architecture: architecture,
      quantization: request.quantization, layers: plan.layers, shallow: plan.depths,
      contextTokens: request.contextTokens, threads: threads, engine: engineName,
      diskBytes: models.reduce(0) { $0 &+ $1.file.diskBytes },
      fullBytes: request.fullBytes ?? request.blueprint.fileBytes,
      promptTokens: longTokens ?? request.budget.shortTokens, quality: trust.quality)
    let lines = self.lines
    if let lines, let band = trust.band { run.setSpeed(lines, band: band) }
    if let lines { run.setMemory(lines, growth: growth, band: trust.memoryBand) }
    run.evidence = LayerRun.Evidence(
      lines: lines, models: models.map(\.evidence), rounds: models.flatMap(\.rounds),
      longRounds: models.flatMap(\.longRounds), loadBefore: load, refusal: trust.refusal,
      notes: notes(trust))
    return run
  }

  private var threads: Int {
    request.threads ?? EngineSettings.usualThreads(cores: environment.cores)
  }

  private var architecture: String { request.blueprint.architecture ?? "" }

  private var engineName: String {
    let build = models.lazy.compactMap { $0.engineBuild }.first
    return build.map { "llama.cpp \($0)" } ?? "llama.cpp"
  }

  // MARK: Lines

  /// The lines through both models; nil before each has a round.
  var lines: LayerRun.Lines? {
    guard let low = models.first, let high = models.last,
      let lowShort = RoundSummary(low.rounds), let highShort = RoundSummary(high.rounds)
    else { return nil }
    let lowLong = RoundSummary(low.longRounds) ?? lowShort
    let highLong = RoundSummary(high.longRounds) ?? highShort
    func line(_ quantity: KeyPath<RoundSummary, Double>, _ low: RoundSummary, _ high: RoundSummary)
      -> LayerLine
    {
      LayerLine(
        plan, atLow: low[keyPath: quantity], atHigh: high[keyPath: quantity],
        slopeFactor: plan.slopeFactor)
    }
    return LayerRun.Lines(
      shortPrompt: line(\.promptMilliseconds, lowShort, highShort),
      token: line(\.tokenMilliseconds, lowShort, highShort),
      prompt: line(\.promptMilliseconds, lowLong, highLong),
      anonymous: anonymousLine,
      mapped: memoryLine { $0.memory?.mappedBytes })
  }

  /// Memory that cannot be dropped, without the cache.
  ///
  /// Copies of weights are known to the byte
  /// where the engine tells of them; what is left grows evenly.
  private var anonymousLine: LayerLine? {
    guard
      var line = memoryLine({ model in
        model.memory.map { $0.anonymousBytes - (model.cacheBytes ?? 0) }
      })
    else { return nil }
    guard !plan.isWhole else { return line }
    let copies = models.map {
      (layers: $0.layers, bytes: EngineBuffer.copiedBytes($0.engine?.buffers ?? []))
    }
    let grown = line.atHigh - line.atLow
    if models.allSatisfy({ $0.engine?.buffers.isEmpty == false }),
      copies.allSatisfy({ $0.bytes == 0 })
    {
      line.slopeFactor = 1
    } else if grown > 0, let copied = CopiedLayers(request.blueprint, copies: copies) {
      func bytes(_ layers: Int) -> Double {
        Double(copied.bytes(of: request.blueprint, layers: layers))
      }
      let span = Double(plan.high - plan.low)
      let even = (grown - bytes(plan.high) + bytes(plan.low)) / span
      let perLayer =
        even + (bytes(plan.layers) - bytes(plan.low)) / Double(plan.layers - plan.low)
      line.slopeFactor = perLayer / (grown / span)
    }
    return line
  }

  /// Copies that engines make depend on the types of tensors, so only the file's own bytes are
  /// known to grow as the layers weigh.
  private func memoryLine(_ bytes: (ShallowModel) -> Int64?) -> LayerLine? {
    guard let low = models.first.flatMap(bytes), let high = models.last.flatMap(bytes) else {
      return nil
    }
    return LayerLine(
      plan, atLow: Double(low), atHigh: Double(high), slopeFactor: plan.memoryFactor)
  }

  /// What the engine needs at the asked context beside the lines: the cache in place of the
  /// probe's own, and the larger mask; nil where no formula is known.
  var growth: Double? {
    let own = LayerMeasurement.contextTokens(request)
    guard models.allSatisfy({ $0.cacheBytes != nil }),
      let cache = LayerMemory(request.blueprint).cacheBytes(contextTokens: request.contextTokens)
    else { return request.contextTokens <= own ? 0 : nil }
    let mask =
      LayerMemory.maskBytes(contextTokens: (request.contextTokens + 255) / 256 * 256)
      - LayerMemory.maskBytes(contextTokens: own)
    return Double(cache &+ mask)
  }

  // MARK: Trust

  private var trust: LayerTrust {
    // Long prompts have too few answers for a spread of their speed.
    let spreads =
      models.map { RoundSummary($0.rounds)?.spread ?? .infinity }
      + models.compactMap { RoundSummary($0.longRounds)?.promptSpread }
    return LayerTrust(
      spread: spreads.max() ?? .infinity, rounds: models.map(\.rounds.count).min() ?? 0,
      wasIdle: load.map { $0 < LayerTrust.idleLoad * Double(environment.cores) },
      threads: threads, processorShare: processorShare,
      isValidated: isValidated, isOrdered: isOrdered)
  }

  /// A deeper model that is faster was measured beside something else.
  private var isOrdered: Bool {
    guard let lines, !plan.isWhole else { return true }
    return lines.token.perLayer > 0 && lines.shortPrompt.perLayer > 0 && lines.prompt.perLayer > 0
  }

  /// Processor time over wall time of all rounds.
  private var processorShare: Double? {
    let rounds = models.flatMap { $0.rounds + $0.longRounds }
    let used = rounds.compactMap(\.processorMilliseconds)
    let wall = rounds.reduce(0) { $0 + $1.wallMilliseconds }
    guard used.count == rounds.count, wall > 0 else { return nil }
    return used.reduce(0, +) / wall
  }

  private var isValidated: Bool {
    LayerTrust.validatedArchitectures.contains(architecture) && cards.isEmpty
  }

  /// Where engines put something that is not the processor's memory.
  private var cards: [String] {
    let places = models.flatMap { $0.engine?.buffers ?? [] }.filter { !$0.isOnProcessor }
    return Set(places.map(\.place)).sorted()
  }

  private func notes(_ trust: LayerTrust) -> [LayerRun.Note] {
    var notes: [LayerRun.Note] = []
    if plan.isWhole { notes.append(.wholeModel) }
    if request.blueprint.layerBytes != request.blueprint.layerReadBytes {
      notes.append(.randomRouters)
    }
    if !LayerTrust.validatedArchitectures.contains(architecture) {
      notes.append(.notValidated(architecture: PrintableText(architecture, limit: 40).text))
    }
    if let card = cards.first { notes.append(.onCard(place: card)) }
    if let load, trust.wasIdle == false { notes.append(.busyBefore(load: load)) }
    if trust.rounds < request.budget.rounds {
      notes.append(.roundsCut(done: trust.rounds, planned: request.budget.rounds))
    }
    let measured = longTokens ?? request.budget.shortTokens
    if measured < request.promptTokens { notes.append(.shortPromptsOnly(tokens: measured)) }
    if growth == nil { notes.append(.cacheNotKnown) }
    return notes
  }
}

extension LayerTrust {
  /// Architectures, as files name them, of which full models were run and compared.
  ///
  /// **Source** `make bench layers`, on processors.
  static let validatedArchitectures: Set<String> = ["llama", "qwen2", "qwen3moe"]
}

extension LayerRun.Figure {
  /// A figure with a band on both sides.
  init(_ middle: Double, band: Double) {
    self.init(low: middle * (1 - band), middle: middle, high: middle * (1 + band))
  }
}

extension LayerRun {
  /// Fills in speed and times.
  mutating func setSpeed(_ lines: Lines, band: Double) {
    decodeTokensPerSecond = Figure(1000 / lines.token.full, band: band)
    promptTokensPerSecond = Figure(1000 / lines.prompt.full, band: band)
    firstTokenMilliseconds = Figure(
      Double(promptTokens) * lines.prompt.full + lines.token.full, band: band)
  }

  /// Fills in memory; what does not follow stays unknown.
  mutating func setMemory(_ lines: Lines, growth: Double?, band: Double) {
    if let line = lines.anonymous, let growth {
      anonymousBytes = Figure(max(0, line.full) + growth, band: band)
    }
    if let line = lines.mapped { mappedBytes = Figure(max(0, line.full), band: band) }
  }
}

extension ShallowModel {
  /// What is kept of it.
  var evidence: LayerRun.Shallow {
    LayerRun.Shallow(
      layers: layers, diskBytes: file.diskBytes, spread: RoundSummary(rounds)?.spread,
      buffers: engine?.buffers ?? [], memory: memory, cacheBytes: cacheBytes)
  }
}
