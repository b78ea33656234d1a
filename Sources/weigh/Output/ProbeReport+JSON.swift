internal import Catalog
internal import Decision
internal import Probe
internal import Store

/// One run of a server for programs.
extension ProbeReport {
  /// The run as machine output: `weigh.probe/1`.
  var json: JSONValue {
    var object: [String: JSONValue] = [
      "schema": .text("weigh.probe/1"), "run": .text(summary.id),
      "status": .text(summary.status.rawValue), "created": .text(summary.created),
      "endpoint": .object(["label": .text(run.endpointLabel), "url": .text(run.endpointURL)]),
      "program": .text(run.program), "model": model, "engine": engine, "plan": plan,
      "device": kept.device?.json ?? .null,
      "requests": .object([
        "measured": .integer(Int64(run.samples.count)),
        "succeeded": .integer(Int64(run.succeeded)),
      ]),
      "metrics": .object(
        Dictionary(
          ProbeMetric.all.map { ($0.key, $0.summary(run.metrics).map { Self.json($0) } ?? .null) },
          uniquingKeysWith: { first, _ in first })),
      "flags": .list(run.flags.map { .text($0.rawValue) }),
      "notes": .list((run.flags.map(\.message) + run.notes.map(\.message)).map { .text($0) }),
      "load": .object([
        "before": run.loadBefore.map { .computed($0) } ?? .null,
        "after": run.loadAfter.map { .computed($0) } ?? .null,
        "cores": .integer(Int64(run.cores)),
      ]),
      "failure": run.failure.map { .text($0.message) } ?? .null,
      "seed": .integer(Int64(clamping: run.seed)),
      "needs": .list(needs.map(\.json)),
    ]
    object["levels"] = .list(run.levels.map { Self.json($0) })
    object["server"] = run.server.map { Self.json($0) }
    object["drift"] = former?.latency.map { drift(since: $0) }
    if hasSamples { object["samples"] = .list(run.samples.map { Self.json($0) }) }
    return .object(object)
  }

  private var model: JSONValue {
    func number(_ value: Int?) -> JSONValue { value.map { .integer(Int64($0)) } ?? .null }
    func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }
    let served = run.model
    return .object([
      "served": .text(served.id), "catalogID": text(summary.catalogID),
      "identity": .text(kept.identityWords), "identitySentence": .text(kept.identitySentence),
      "parameters": number(served.parameters), "quantization": text(served.quantization),
      "bytes": number(served.sizeBytes), "contextTokens": number(served.contextTokens),
      "trainedContextTokens": number(served.trainedContextTokens), "slots": number(served.slots),
    ])
  }

  /// So many requests at once.
  private static func json(_ level: StreamLevel) -> JSONValue {
    .object([
      "streams": .integer(Int64(level.streams)), "requests": .integer(Int64(level.requests)),
      "succeeded": .integer(Int64(level.succeeded)),
      "total_tok_s": .computed(level.totalTokensPerSecond),
      "ttft_ms": level.firstToken.map { json($0) } ?? .null,
      "tpot_ms": level.perToken.map { json($0) } ?? .null,
      "itl_ms": level.interToken.map { json($0) } ?? .null,
    ])
  }

  /// What the server's own process used of this machine.
  private static func json(_ use: ServerUse) -> JSONValue {
    func number(_ value: Int64?) -> JSONValue { value.map { .integer($0) } ?? .null }
    return .object([
      "anonymousBytes": number(use.anonymousBytes), "mappedBytes": number(use.mappedBytes),
      "peakBytes": number(use.peakBytes),
      "processorSeconds": use.processorSeconds.map { .computed($0) } ?? .null,
      "majorFaults": number(use.majorFaults.map { Int64($0) }),
    ])
  }

  /// What changed since an earlier run: `weigh.probe-drift/1`.
  private func drift(since former: Probe.ProbeRun) -> JSONValue {
    let drift = ProbeDrift(former, run)
    return .object([
      "schema": .text("weigh.probe-drift/1"),
      "since": drift.since.map { .text($0.description) } ?? .null,
      "changes": .list(
        drift.changes.map { change in
          .object([
            "metric": .text(change.figure.rawValue), "before": Self.json(change.before),
            "now": Self.json(change.now), "ratio": .computed(change.ratio),
            "intervalsPart": .flag(change.intervalsPart),
          ])
        }),
      "settings": .list(drift.settings.map { .text($0.message) }),
      "sentences": .list(drift.messages.map { .text($0) }),
    ])
  }

  private var engine: JSONValue {
    .object([
      "name": .text(run.model.engine),
      "build": run.model.engineBuild.map { .text($0) } ?? .null,
    ])
  }

  private var plan: JSONValue {
    .object([
      "firstTokenRuns": .integer(Int64(run.plan.firstTokenRuns)),
      "throughputRuns": .integer(Int64(run.plan.throughputRuns)),
      "promptTokens": .integer(Int64(run.plan.promptTokens)),
      "outputTokens": .integer(Int64(run.plan.outputTokens)),
      "streams": .list(run.plan.streams.map { .integer(Int64($0)) }),
      "prompts": .text(run.promptKind.rawValue),
    ])
  }

  /// One figure with the percentiles that exist.
  static func json(_ figures: MetricSummary) -> JSONValue {
    var object: [String: JSONValue] = [
      "median": .computed(figures.median), "min": .computed(figures.min),
      "max": .computed(figures.max), "low": .computed(figures.low),
      "high": .computed(figures.high), "n": .integer(Int64(figures.n)),
    ]
    for (key, value) in [("p90", figures.p90), ("p95", figures.p95), ("p99", figures.p99)] {
      object[key] = value.map { .computed($0) }
    }
    return .object(object)
  }

  /// One request; what was not seen is left out.
  private static func json(_ sample: ProbeSample) -> JSONValue {
    var object: [String: JSONValue] = [
      "phase": .text(sample.phase.rawValue), "index": .integer(Int64(sample.index)),
      "chunks": .integer(Int64(sample.chunks)),
      "flags": .list(sample.flags.sorted().map { .text($0.rawValue) }),
    ]
    let times: [(String, Double?)] = [
      ("connect_ms", sample.connectMilliseconds), ("header_ms", sample.headerMilliseconds),
      ("first_event_ms", sample.firstEventMilliseconds),
      ("first_text_ms", sample.firstTextMilliseconds),
      ("first_answer_ms", sample.firstAnswerMilliseconds),
      ("last_text_ms", sample.lastTextMilliseconds), ("end_ms", sample.endMilliseconds),
      ("largest_gap_ms", sample.largestGapMilliseconds),
    ]
    for (key, value) in times { object[key] = value.map { .computed($0) } }
    let counts: [(String, Int?)] = [
      ("prompt_tokens", sample.promptTokens), ("cached_tokens", sample.cachedTokens),
      ("output_tokens", sample.outputTokens),
    ]
    for (key, value) in counts { object[key] = value.map { .integer(Int64($0)) } }
    object["finish"] = sample.finishReason.map { .text($0) }
    object["failure"] = sample.failure.map { .text($0.message) }
    return .object(object)
  }
}
