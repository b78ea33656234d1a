internal import Catalog
internal import Decision
internal import Fit
internal import Moderation
internal import Probe
internal import Store

/// What the runs kept by this installation say, as the ranking uses it.
///
/// **Shape**: the newest run with figures counts for each model and endpoint; for each model on
/// some hardware all runs are given, the newest first. A run still going on says nothing yet.
struct Measurements {
  /// Servers that were probed, each a way to run its model.
  private(set) var servers: [Decision.Measurement] = []
  /// What is known of models on hardware.
  private(set) var devices: [DeviceProbe] = []
  /// How models answered the questions of a battery; the newest run of each day first.
  private(set) var moderation: [ModerationProbe] = []

  /// Reads what a database keeps.
  init(_ database: UserDatabase) throws(UserDatabaseError) {
    var seen: Set<String> = []
    for summary in try database.probeRuns() where summary.status != .running {
      guard let model = summary.catalogID,
        let kept = try KeptProbe.figures(of: summary.id, in: database, withAnswers: true)
      else { continue }
      if kept.moderation != nil {
        let measured = PhraseTables.bundledMeasuredLanguages
        let labels = try ProbeKeeper.labels(ofRun: summary.id, in: database)
        if let labeled = LabeledRun(kept, labels: labels, measuredLanguages: measured),
          let probe = labeled.probe(of: model, measuredLanguages: measured)
        {
          moderation.append(probe)
        }
        continue
      }
      if let probe = kept.deviceProbe(of: model) { devices.append(probe) }
      guard let run = kept.latency, run.metrics.hasSpeed,
        seen.insert(model + "\t" + summary.endpoint).inserted
      else { continue }
      servers.append(Self.measurement(of: run, summary: summary, model: model))
    }
  }

  /// A catalog with what was measured.
  func base(_ snapshot: CatalogSnapshot) -> EvaluationBase {
    EvaluationBase(
      snapshot: snapshot, measurements: servers, deviceProbes: devices, moderation: moderation)
  }

  /// The same catalog with what was measured since.
  func base(over base: EvaluationBase) -> EvaluationBase {
    base.measured(servers, deviceProbes: devices, moderation: moderation)
  }

  private static func measurement(
    of run: Probe.ProbeRun, summary: Store.ProbeRun.Summary, model: String
  ) -> Decision.Measurement {
    Decision.Measurement(
      run: summary.id, model: model, endpoint: summary.endpoint, date: summary.date,
      firstTokenMilliseconds: quantity(run.metrics.firstToken),
      tokensPerSecond: quantity(run.metrics.decode),
      quantization: run.model.quantization)
  }

  private static func quantity(_ summary: MetricSummary?) -> Decision.Measurement.Quantity? {
    guard let summary else { return nil }
    return Decision.Measurement.Quantity(
      low: summary.low, median: summary.median, high: summary.high, count: summary.n)
  }
}

extension Store.ProbeRun.Summary {
  /// The day it began.
  fileprivate var date: CalendarDate? { CalendarDate(String(created.prefix(10))) }
}

extension ProbeMetrics {
  /// Whether it has a figure the ranking uses.
  fileprivate var hasSpeed: Bool { firstToken != nil || decode != nil }
}

extension ServedIdentity {
  /// SHA-256 of the served file; `nil` where it was not read.
  var fileHash: String? {
    evidence.lazy.compactMap { part -> String? in
      switch part {
      case .sameFile(let hash, _), .otherFile(let hash): hash
      default: nil
      }
    }.first
  }
}

extension LabeledRun {
  /// What the run says of how a model answers; `nil` where it has no answer.
  func probe(of model: String, measuredLanguages: Set<String>) -> ModerationProbe? {
    guard !asked.isEmpty else { return nil }
    let served = run.model
    let engine = [served.engine, served.engineBuild].compactMap(\.self).joined(separator: " ")
    return ModerationProbe(
      run: kept.summary.id, model: model, date: kept.summary.date,
      build: ModerationProbe.Build(
        endpoint: kept.summary.endpoint, quantization: served.quantization, engine: engine,
        fileHash: kept.identity?.fileHash ?? served.digest, templateHash: served.templateSHA256,
        systemPromptHash: run.systemPromptHash),
      tier: run.plan.tier,
      battery: ModerationProbe.Battery(
        id: run.batteryID, version: run.batteryVersion, hash: run.batteryHash,
        ruleset: run.ruleset, rulesetHash: run.rulesetHash),
      isComplete: run.status == .complete && !run.isBudgetSpent, items: asked,
      measuredLanguages: measuredLanguages)
  }
}

extension KeptProbe {
  /// What the run says of a model on the hardware it ran on; nothing where either is not certain.
  ///
  /// **Shape**: a run of a server counts for the hardware only where its file or its numbers were
  /// found to be the model's; a busy layer probe has no figures and so says nothing.
  func deviceProbe(of model: String) -> DeviceProbe? {
    guard let device else { return nil }
    switch content {
    case .latency(let run):
      guard summary.isSureOfModel, run.metrics.hasSpeed, let quantization = run.model.quantization
      else { return nil }
      let engine = [run.model.engine, run.model.engineBuild].compactMap(\.self)
        .joined(separator: " ")
      return DeviceProbe(
        run: summary.id, model: model, device: device, quantization: quantization, method: .own,
        date: summary.date,
        setting: run.flags.contains(.busy) ? engine + ", machine not idle" : engine,
        decodeTokensPerSecond: Self.figure(run.metrics.decode),
        promptTokensPerSecond: Self.figure(run.metrics.prompt),
        firstTokenMilliseconds: Self.figure(run.metrics.firstToken),
        promptTokens: run.plan.promptTokens, contextTokens: run.model.contextTokens)
    case .layers(let run):
      guard run.quality != .busy, run.decodeTokensPerSecond != nil else { return nil }
      let isValidated = run.quality != .notValidated
      func figure(_ figure: LayerRun.Figure?) -> DeviceProbe.Figure? {
        figure.map { Self.figure($0, isValidated: isValidated) }
      }
      let threads = run.threads == 1 ? "1 thread" : "\(run.threads) threads"
      return DeviceProbe(
        run: summary.id, model: model, device: device, quantization: run.quantization,
        method: .layers(isValidated: isValidated), date: summary.date,
        setting: "\(run.engine), \(threads)",
        decodeTokensPerSecond: figure(run.decodeTokensPerSecond),
        promptTokensPerSecond: figure(run.promptTokensPerSecond),
        firstTokenMilliseconds: figure(run.firstTokenMilliseconds),
        promptTokens: run.promptTokens, anonymousBytes: figure(run.anonymousBytes),
        mappedBytes: figure(run.mappedBytes), contextTokens: run.contextTokens)
    case .moderation: return nil
    }
  }

  /// Half of the band of a layer probe whose kind of layers was never compared with a full model:
  /// chosen, about twice the worst that was seen where they were.
  private static let unvalidatedBand = 0.3

  private static func figure(_ figure: LayerRun.Figure, isValidated: Bool) -> DeviceProbe.Figure {
    let band = isValidated ? 0 : unvalidatedBand
    return DeviceProbe.Figure(
      low: min(figure.low, figure.middle * (1 - band)), middle: figure.middle,
      high: max(figure.high, figure.middle * (1 + band)))
  }

  private static func figure(_ summary: MetricSummary?) -> DeviceProbe.Figure? {
    summary.map { DeviceProbe.Figure(low: $0.low, middle: $0.median, high: $0.high) }
  }
}
