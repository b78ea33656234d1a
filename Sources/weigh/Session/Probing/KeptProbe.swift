internal import Catalog
internal import Fit
internal import Foundation
internal import Moderation
internal import Probe
internal import Store

/// A probe run as it was kept: what a list shows of it, and what was measured.
struct KeptProbe: Sendable {
  /// What was measured.
  enum Content: Sendable {
    /// A server.
    case latency(Probe.ProbeRun)
    /// Two shallow models of a model's shapes.
    case layers(LayerRun)
    /// How a server answers the questions of a battery.
    case moderation(ModerationRun)

    /// The word the run is kept under.
    var kind: String {
      switch self {
      case .latency: KeptProbe.latencyKind
      case .layers: KeptProbe.layersKind
      case .moderation: KeptProbe.moderationKind
      }
    }

    /// How it ended.
    var status: Probe.ProbeRun.Status {
      switch self {
      case .latency(let run): run.status
      case .layers(let run): run.status
      case .moderation(let run): run.status
      }
    }
  }

  /// The word each kind of run is kept under.
  static let latencyKind = "latency"
  static let layersKind = "layers"
  static let moderationKind = "moderation"

  var summary: Store.ProbeRun.Summary
  var content: Content
  /// The questions of a moderation run, as they were asked; empty for any other run.
  var items: [String: BatteryItem] = [:]

  /// The run of a server; `nil` for any other.
  var latency: Probe.ProbeRun? {
    if case .latency(let run) = content { return run }
    return nil
  }

  /// The layer probe; `nil` for any other.
  var layers: LayerRun? {
    if case .layers(let run) = content { return run }
    return nil
  }

  /// The moderation run; `nil` for any other.
  var moderation: ModerationRun? {
    if case .moderation(let run) = content { return run }
    return nil
  }

  /// Where it was measured and what was served; `nil` for a layer probe.
  private var server: (label: String, model: ServedModel)? {
    switch content {
    case .latency(let run): (run.endpointLabel, run.model)
    case .moderation(let run): (run.endpointLabel, run.model)
    case .layers: nil
    }
  }

  /// The file an engine was started on for this run; `nil` for a server that ran already.
  var file: String? {
    guard let server, let path = server.model.filePath,
      URL(filePath: path).lastPathComponent == server.label
    else { return nil }
    return path
  }

  /// The same run at another address, where the same file is served again.
  func moved(to endpoint: Endpoint) -> KeptProbe {
    var copy = self
    switch content {
    case .latency(var run):
      run.endpointURL = endpoint.url
      run.endpointLabel = endpoint.label
      copy.content = .latency(run)
    case .moderation(var run):
      run.endpointURL = endpoint.url
      run.endpointLabel = endpoint.label
      copy.content = .moderation(run)
    case .layers: break
    }
    return copy
  }

  /// The hardware it ran on, where that is known.
  var device: ProbedDevice? { summary.device.flatMap(ProbedDevice.init(kept:)) }

  /// Which model of the catalog was served, and how surely; `nil` for none.
  var identity: ServedIdentity? { summary.servedIdentity }

  /// How surely it is the model of the catalog it counts for, in two or three words.
  var identityWords: String {
    if let identity { return identity.words }
    return summary.catalogID == nil ? "not identified" : "by name only"
  }

  /// Which model of the catalog it counts for, and how surely, in a sentence.
  var identitySentence: String {
    if let identity { return identity.message }
    return summary.catalogID.map { "Counts for \($0), by its name; --id names another." }
      ?? "No model of the catalog has this name; --id ID says which one it is."
  }

  /// Reads a run that was kept; `nil` where it is of another kind, or of a newer Weigh.
  ///
  /// **Shape**: a run whose program was ended has the figures of the requests it kept.
  init?(_ stored: Store.ProbeRun) {
    summary = stored.summary
    let body = Data(stored.body.utf8)
    let decoder = JSONDecoder()
    // A body that cannot be read is of a kind this program does not know.
    switch stored.summary.kind {
    case Self.latencyKind:
      guard var run = try? decoder.decode(Probe.ProbeRun.self, from: body) else { return nil }
      let samples = stored.samples.compactMap {
        try? decoder.decode(ProbeSample.self, from: Data($0.body.utf8))
      }
      if !samples.isEmpty { run = run.holding(samples) }
      content = .latency(run)
    case Self.layersKind:
      guard let run = try? decoder.decode(LayerRun.self, from: body) else { return nil }
      content = .layers(run)
    case Self.moderationKind:
      guard var run = try? decoder.decode(ModerationRun.self, from: body) else { return nil }
      for sample in stored.samples {
        guard let kept = try? decoder.decode(KeptAnswer.self, from: Data(sample.body.utf8)) else {
          continue
        }
        run.answers.append(kept.answer)
        if let item = kept.item { items[item.id] = item }
      }
      content = .moderation(run)
    default: return nil
    }
  }

  init(
    summary: Store.ProbeRun.Summary, content: Content, items: [String: BatteryItem] = [:]
  ) {
    self.summary = summary
    self.content = content
    self.items = items
  }

  /// Whether its program was ended while it went on, so that its figures follow from its requests.
  private var hasNoEnd: Bool { latency.map { $0.endedAt == $0.startedAt } ?? false }

  /// What the list and the ranking need of a run: its figures, without its requests.
  ///
  /// **Shape**: a moderation run has no answers, unless they are wanted.
  static func figures(
    of id: String, in database: UserDatabase, withAnswers: Bool = false
  ) throws(UserDatabaseError) -> KeptProbe? {
    guard let kept = try database.probeRun(id: id, withSamples: false).flatMap({ KeptProbe($0) })
    else { return nil }
    guard kept.hasNoEnd || withAnswers && kept.moderation != nil else { return kept }
    return try database.probeRun(id: id).flatMap { KeptProbe($0) }
  }

  /// The run as the database keeps it: requests apart from all else.
  func stored() throws(Failure) -> Store.ProbeRun {
    switch content {
    case .latency(var run):
      var samples: [Store.ProbeRun.Sample] = []
      for sample in run.samples { samples.append(try Self.stored(sample)) }
      run.samples = []
      return Store.ProbeRun(summary: summary, body: try Self.json(run), samples: samples)
    case .layers(let run):
      return Store.ProbeRun(summary: summary, body: try Self.json(run))
    case .moderation(var run):
      var samples: [Store.ProbeRun.Sample] = []
      for answer in run.answers {
        samples.append(try Self.stored(answer, item: items[answer.item], place: answer.sample))
      }
      run.answers = []
      return Store.ProbeRun(summary: summary, body: try Self.json(run), samples: samples)
    }
  }

  /// One request as the database keeps it.
  static func stored(_ sample: ProbeSample) throws(Failure) -> Store.ProbeRun.Sample {
    Store.ProbeRun.Sample(
      phase: sample.phase.rawValue, place: sample.index, body: try json(sample))
  }

  /// One answer as the database keeps it, with its question: a later Weigh may ask others.
  static func stored(
    _ answer: ModerationAnswer, item: BatteryItem?, place: Int
  ) throws(Failure) -> Store.ProbeRun.Sample {
    Store.ProbeRun.Sample(
      phase: moderationKind, place: place,
      body: try json(KeptAnswer(answer: answer, item: item)))
  }

  static func json(_ value: some Encodable) throws(Failure) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw Failure(.bug, "a bug in Weigh: the run could not be written as JSON.")
    }
  }
}

extension Store.ProbeRun.Summary {
  /// Which model of the catalog was served, and how surely; `nil` where none was judged.
  var servedIdentity: ServedIdentity? {
    // Runs of before say it in words, which is no JSON.
    identity.flatMap { try? JSONDecoder().decode(ServedIdentity.self, from: Data($0.utf8)) }
  }

  /// Whether the file or the numbers of what was served were found to be those of the model.
  var isSureOfModel: Bool {
    servedIdentity.map { $0.level == .sameFile || $0.level == .sameNumbers } ?? false
  }
}

extension ProbedDevice {
  /// The hardware as a run keeps it; `nil` where that was written by a newer Weigh.
  init?(kept text: String) {
    guard let object = try? JSONDecoder().decode(KeptDevice.self, from: Data(text.utf8)) else {
      return nil
    }
    if let name = object.declared {
      self = .declared(name)
    } else if let name = object.name, let memory = object.memoryBytes,
      let backend = object.backend.flatMap(Device.Backend.init(rawValue:))
    {
      self = .detected(
        Hardware(
          name: name, count: object.count ?? 1, memoryBytes: memory, cores: object.cores,
          backend: backend))
    } else {
      return nil
    }
  }

  /// The hardware as one line of JSON.
  var kept: String { json.canonicalText }

  /// The hardware for machine output.
  var json: JSONValue {
    switch self {
    case .declared(let name): return .object(["declared": .text(name)])
    case .detected(let hardware):
      return .object([
        "name": .text(hardware.name), "count": .integer(hardware.count),
        "memoryBytes": .integer(hardware.memoryBytes),
        "cores": hardware.cores.map { .integer($0) } ?? .null,
        "backend": .text(hardware.backend.rawValue),
      ])
    }
  }

  private struct KeptDevice: Decodable {
    let declared: String?
    let name: String?
    let count: Int64?
    let memoryBytes: Int64?
    let cores: Int64?
    let backend: String?
  }
}

extension Probe.ProbeRun {
  /// The run with the requests that were kept apart from it.
  ///
  /// **Shape**: one that was ended from outside has no end yet; its figures are those of what it
  /// kept.
  fileprivate func holding(_ samples: [ProbeSample]) -> Probe.ProbeRun {
    var run = self
    run.samples = samples
    guard endedAt == startedAt else { return run }
    let summed = Probe.ProbeRun(
      status: .stopped, endpointLabel: endpointLabel, endpointURL: endpointURL, model: model,
      plan: plan, seed: seed, samples: samples)
    run.status = .stopped
    run.metrics = summed.metrics
    run.flags = summed.flags
    return run
  }
}
