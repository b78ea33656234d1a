import Catalog
import Cells
import Decision
import Probe
import Screens

/// Probes to draw, with figures made up for the purpose.
enum ProbeFixture {
  static let address = "http://127.0.0.1:8080/v1"

  static var served: ServedModel {
    var model = ServedModel(wireName: "alpha-32b-q4_k_m", engine: "llama.cpp")
    model.engineBuild = "b6210"
    model.parameters = 32_760_000_000
    model.quantization = "Q4_K_M"
    model.contextTokens = 32_768
    model.slots = 1
    return model
  }

  static var plan: ProbePlan {
    var plan = ProbePlan()
    plan.firstTokenRuns = 30
    plan.throughputRuns = 30
    return plan
  }

  /// Milliseconds to the first token: alike, with a slow one the 11th time.
  static func firstToken(_ place: Int) -> Double {
    place % 40 == 10 ? 655 : 287 + Double((place * 37) % 61)
  }

  static func sample(_ phase: ProbeSample.Phase, _ place: Int, fails: Bool = false) -> ProbeSample {
    var sample = ProbeSample(
      phase: phase, index: place, promptNumber: place, promptWords: 400,
      requestedTokens: phase == .firstToken ? 8 : 128)
    guard !fails else {
      sample.failure = .cut(tokens: 41)
      return sample
    }
    let first = phase == .firstToken ? firstToken(place) : 90
    sample.firstTextMilliseconds = first
    sample.lastTextMilliseconds = first + 127 * (23.4 + Double((place * 13) % 17) / 10)
    sample.endMilliseconds = first + 3100
    sample.promptTokens = 512
    sample.outputTokens = phase == .firstToken ? 8 : 128
    sample.chunks = sample.outputTokens ?? 0
    return sample
  }

  /// What a run tells up to so many measured requests.
  static func events(measured: Int, fails: Set<Int> = []) -> [ProbeEvent] {
    let planned: [ProbeEvent] = [
      .planned([
        .init(.connect, 1), .init(.warmUp, 3), .init(.firstToken, 30), .init(.throughput, 30),
      ])
    ]
    guard measured >= 0 else { return planned }
    var events = planned + [.found(served)]
    events.append(.progress(ProbeProgress(step: .warmUp, done: 0, total: 3, elapsedSeconds: 1)))
    events.append(.progress(ProbeProgress(step: .warmUp, done: 3, total: 3, elapsedSeconds: 8)))
    for number in 0..<measured {
      let isEarly = number < 30
      let sample = sample(
        isEarly ? .firstToken : .throughput, isEarly ? number : number - 30,
        fails: fails.contains(number))
      events.append(.measured(sample))
      events.append(
        .progress(
          ProbeProgress(
            step: isEarly ? .firstToken : .throughput, done: isEarly ? number + 1 : number - 29,
            total: 30, elapsedSeconds: 8 + Double(number + 1) * 5.2,
            lastValue: isEarly
              ? sample.firstTokenMilliseconds : sample.millisecondsPerToken.map { 1000 / $0 },
            secondsLeft: Double(60 - number) * 5.2)))
    }
    return events
  }

  /// A probe of a running server after so many measured requests.
  static func running(
    measured: Int, size: Size = Size(columns: 80, rows: 24), glyphs: GlyphSet = .unicode,
    fails: Set<Int> = []
  ) throws -> AppState {
    var state = try idle(size: size, glyphs: glyphs)
    state.type([.enter, .enter, .enter])
    for event in events(measured: measured, fails: fails) { state.probing(event) }
    return state
  }

  /// The list, with earlier runs.
  static func idle(
    size: Size = Size(columns: 80, rows: 24), glyphs: GlyphSet = .unicode,
    entries: [ProbeEntry] = entries
  ) throws -> AppState {
    var state = try ScreenFixture.state(.rank, size: size, glyphs: glyphs)
    state.type("6")
    state.runs(entries)
    return state
  }

  static var servers: [FoundServer] {
    var one = FoundServer(url: address, engine: "llama.cpp", dialect: "llama-server")
    one.models = [served]
    var several = FoundServer(
      url: "http://127.0.0.1:11434/v1", engine: "Ollama", dialect: "ollama")
    several.models = ["alpha:7b", "beta:70b-q4_K_M", "gamma:13b"].map {
      ServedModel(wireName: $0, engine: "Ollama")
    }
    var closed = FoundServer(url: "http://127.0.0.1:8000/v1", engine: "unknown", dialect: "plain")
    closed.needsKey = true
    return [one, several, closed]
  }

  static let entries = [
    ProbeEntry(
      id: "run-1a2b3c4d5e6f", kind: .latency, date: CatalogFixture.date("2026-11-16"),
      model: "alpha-32b-q4_k_m", place: "127.0.0.1:8080", firstTokenMilliseconds: 312,
      tokensPerSecond: 41.8, identity: "same numbers", ending: .complete, canResume: false),
    ProbeEntry(
      id: "run-223344556677", kind: .layers, date: CatalogFixture.date("2026-11-12"),
      model: "beta-70b, Q4_K_M", place: "this machine", firstTokenMilliseconds: 12_840,
      tokensPerSecond: 2.36, identity: "layer probe", ending: .complete, canResume: false),
    ProbeEntry(
      id: "run-334455667788", kind: .latency, date: CatalogFixture.date("2026-10-30"),
      model: "第七-27b-instruct-with-a-long-name-q8_0.gguf", place: "127.0.0.1:8081",
      firstTokenMilliseconds: 1204.4, tokensPerSecond: nil, identity: "by name", ending: .stopped,
      canResume: true),
    ProbeEntry(
      id: "run-445566778899", kind: .latency, date: CatalogFixture.date("2025-10-01"),
      model: "delta-8b", place: "127.0.0.1:8080", firstTokenMilliseconds: nil,
      tokensPerSecond: nil, identity: "by name", ending: .failed, canResume: false),
  ]

  /// A kept run with flags, a failed request and a slow one.
  static func record(drift: [String] = [], status: ProbeRun.Status = .complete) -> ProbeRecord {
    let measured = status == .complete ? 60 : 34
    let samples = (0..<measured).map {
      sample($0 < 30 ? .firstToken : .throughput, $0 < 30 ? $0 : $0 - 30, fails: $0 == 33)
    }
    var run = ProbeRun(
      status: status, endpointLabel: "127.0.0.1:8080", endpointURL: address, model: served,
      plan: plan, seed: 7, samples: samples)
    run.flags = [.busy, .noisy]
    run.notes = [.loaded(milliseconds: 14_200)]
    return ProbeRecord(
      entry: entries[0], content: .latency(run),
      identity: [
        "Counts for example/alpha-32b.",
        "Parameters and quantization are those of the catalog: same numbers.",
      ],
      drift: drift, command: "weigh probe --show run-1a2b3c4d5e6f")
  }

  static func layers(_ quality: LayerRun.Quality) throws -> ProbeRecord {
    try ProbeRecord(
      entry: entries[1], content: .layers(layerRun(quality)),
      identity: ["Counts for north/beta-70b at Q4_K_M on this machine, as an estimate."],
      command: "weigh probe --show run-223344556677")
  }
}
