internal import Catalog
internal import Cells
internal import Decision
internal import Probe

/// What keys do on the Probe screen.
extension AppState {
  /// Enter: probes what the cursor is on, or opens the page of an earlier run.
  mutating func openProbe() -> [Effect] {
    if !(moderation?.replies.isEmpty ?? true), openModeration() { return [] }
    if let live = probe.live {
      guard case .failed = live.phase else {
        message = "The probe goes on; Space pauses it, Ctrl-C stops it."
        return []
      }
      if !live.servedModels.isEmpty {
        askForServedModel(live)
        return []
      }
      return start(live.order)
    }
    if probe.record != nil {
      message = "This run is over; A measures it again, Esc goes back to the list."
      return []
    }
    switch currentProbeRow {
    case .address: askForAddress()
    case .search: return findServers()
    case .server(let place):
      if case .found(let servers) = probe.search, servers.indices.contains(place) {
        return probe(servers[place])
      }
    case .layers: askForProbedModel()
    case .file: askForFile()
    case .entry: if let entry = currentProbeEntry { return [.openRun(entry.id)] }
    case nil: break
    }
    return []
  }

  /// Space: pauses a running probe or lets it go on; on a stopped run, measures what it lacks.
  mutating func pauseProbe() -> [Effect] {
    if var live = probe.live, live.isRunning {
      switch live.phase {
      case .running: live.phase = .paused
      case .paused: live.phase = .running
      case .stopping, .failed:
        message = "The probe is being stopped."
        return []
      }
      probe.live = live
      return [.pauseProbe(live.phase == .paused)]
    }
    guard let entry = currentProbeEntry, entry.canResume else {
      message = "Space pauses a running probe, or goes on with a run that was stopped."
      return []
    }
    return start(.resume(run: entry.id))
  }

  /// A: measures an earlier run once more, to see what changed.
  mutating func probeAgain() -> [Effect] {
    guard !isProbing else {
      message = "A probe is running; Ctrl-C stops it."
      return []
    }
    guard let entry = currentProbeEntry else {
      message = "A measures an earlier run again; here is none."
      return []
    }
    return start(.again(run: entry.id))
  }

  /// Esc and q on a page: back to the list; false where a probe goes on or no page is open.
  mutating func closeProbePage() -> Bool {
    guard place == .probe, showsProbePage, !isProbing else { return false }
    probe.record = nil
    probe.live = nil
    probe.page = ListCursor()
    probe.moderation = ModerationPlace()
    return true
  }

  /// Whether a probe goes on.
  public var isProbing: Bool { probe.live?.isRunning ?? false }

  // MARK: Beginning and ending

  /// Begins a probe; one at a time.
  mutating func start(_ order: ProbeOrder) -> [Effect] {
    guard !isProbing else {
      message = "A probe is running; Ctrl-C stops it."
      return []
    }
    let (title, address) = words(of: order)
    var plan = ProbePlan()
    if case .latency(let run) = probe.record?.content { plan = run.plan }
    probe.live = LiveProbe(order, title: title, address: address, plan: plan)
    probe.record = nil
    probe.page = ListCursor()
    probe.moderation = ModerationPlace()
    if case .server(_, _, let measure) = order, let wish = measure.moderation {
      probeAsks(wish.plan)
    }
    show(.probe)
    return [.probe(order)]
  }

  private func words(of order: ProbeOrder) -> (title: String, address: String) {
    switch order {
    case .server(let address, let model, _):
      return ((model.map { "\($0) at " } ?? "") + address, address)
    case .layers(let model, let quantization):
      return ("\(shortName(model)), \(quantization), without its weights", "")
    case .file(let path):
      return (path.split(separator: "/").last.map(String.init) ?? path, "")
    case .resume, .again:
      let entry = currentProbeEntry
      let address = probe.recordStanding?.address ?? ""
      let title = entry.map { "\($0.model) at \($0.place)" } ?? ""
      return (title, address)
    }
  }

  /// Asks the probe to stop; nil where none goes on or it is being stopped already.
  mutating func stopProbe(_ stopping: ProbeStopping) -> [Effect]? {
    guard var live = probe.live, live.isRunning else { return nil }
    switch live.phase {
    case .stopping(.now): return nil
    case .stopping(.afterRequest) where stopping == .afterRequest: return nil
    default: break
    }
    live.phase = .stopping(stopping)
    probe.live = live
    return [.stopProbe(stopping)]
  }

  /// q: with a probe running, ends the program once the request under way has ended.
  mutating func leave() -> [Effect] {
    guard isProbing else { return [.quit] }
    probe.isLeaving = true
    // Nothing is measured while a server loads its model, so that nothing is worth waiting for.
    if let live = probe.live, !live.isStopping, live.isWaitingForServer {
      return (stopProbe(.now) ?? []) + [.quit]
    }
    guard let effects = stopProbe(.afterRequest) else { return [.quit] }
    message = "Weigh ends after this request; what is done is kept. q again ends it now."
    return effects
  }

  /// Ctrl-C: stops a running probe; at rest, or the second time, ends the program.
  mutating func interruptWork() -> [Effect] {
    guard let effects = stopProbe(.now) else { return [.quit] }
    message = "Stopping; what is done is kept. Ctrl-C again ends Weigh."
    return effects
  }

  // MARK: Questions

  private mutating func findServers() -> [Effect] {
    guard probe.search != .asking else {
      message = "They are being asked."
      return []
    }
    probe.search = .asking
    return [.findServers]
  }

  private mutating func probe(_ server: FoundServer) -> [Effect] {
    guard !server.needsKey else {
      message = "It wants a key: weigh probe \(server.url) --key-file FILE"
      return []
    }
    guard server.models.count > 1 else {
      return askWhatToMeasure(
        ProbeTarget(address: server.url, model: server.models.first?.id))
    }
    overlay = .picker(servedModelPicker(server.models.map(\.id), address: server.url))
    return []
  }

  private mutating func askForServedModel(_ live: LiveProbe) {
    guard case .server(let address, _, _) = live.order else { return }
    overlay = .picker(servedModelPicker(live.servedModels, address: address))
  }

  func servedModelPicker(_ models: [String], address: String) -> Picker {
    Picker(
      title: "Models of \(address)", note: "A probe measures one of them.",
      items: models.map { Picker.Item(label: $0, detail: "") },
      purpose: .servedModel(address: address))
  }

  private mutating func askForAddress() {
    overlay = .field(
      TextField(
        title: "Address of the server",
        note: "Of its OpenAI-compatible API, ending in /v1. Random words are sent there, never "
          + "your data, and nowhere else. Another machine or a key: weigh probe --help.",
        text: probe.address, purpose: .probeAddress))
  }

  private mutating func askForFile() {
    overlay = .field(
      TextField(
        title: "GGUF file",
        note: "Weigh starts llama-server for it, on this machine alone, and ends it afterwards.",
        text: probe.path, purpose: .probeFile))
  }

  /// The models a layer probe can be of: first the one the cursor of the ranking is on, then the
  /// shortlist, the marks and the ranking.
  private mutating func askForProbedModel() {
    overlay = .finder(
      Finder(title: "Model to probe without its weights", names: probedModels, purpose: .layers))
  }

  /// The catalog ids of those models, in that order.
  var probedModels: [String] {
    let cursor = rank.lines.indices.contains(rank.list.row) ? currentRankedModel : nil
    let wanted =
      [cursor].compactMap { $0 } + document.shortlist + document.marks
      + outcome.rows.map(\.model.id) + base.candidates.map(\.model.id)
    let open = Set(base.candidates.filter { $0.model.status != .closed }.map(\.model.id))
    var seen: Set<String> = []
    return wanted.filter { open.contains($0) && seen.insert($0).inserted }
  }

  private var currentRankedModel: String? {
    switch currentLine {
    case .row(let index), .way(let index, _): outcome.rows[index].model.id
    default: nil
    }
  }

  /// The quantizations an engine can be given, that of the model's best way first.
  func quantizationPicker(_ model: String) -> Picker {
    let best = outcome.row(of: model)?.alternative.memory?.quantization
    let usual = WrittenQuantization.allCases.reversed().map(\.rawValue)
    let first = best.flatMap(WrittenQuantization.init(named:)).map { [$0.rawValue] } ?? []
    let names = first + usual.filter { !first.contains($0) }
    return Picker(
      title: "Quantization of \(shortName(model))",
      note: "Two small files of its shapes are written and run, and removed afterwards.",
      items: names.map {
        Picker.Item(label: $0, detail: $0 == first.first ? "of its best way here" : "")
      }, purpose: .probedQuantization(model: model))
  }

  // MARK: Answers

  /// Takes a typed address or path.
  mutating func acceptProbe(_ field: TextField) -> [Effect] {
    let text = field.line.text.split(separator: " ").joined(separator: " ")
    guard !text.isEmpty else {
      var field = field
      field.problem = "Nothing was typed; Esc cancels."
      overlay = .field(field)
      return []
    }
    if field.purpose == .probeFile {
      probe.path = text
      return start(.file(path: text))
    }
    probe.address = text
    return askWhatToMeasure(ProbeTarget(address: text, model: nil))
  }

  /// Esc in a field keeps what was typed for the next time.
  mutating func keepTyped(_ field: TextField) {
    let text = field.line.text.split(separator: " ").joined(separator: " ")
    guard !text.isEmpty else { return }
    if field.purpose == .probeAddress { probe.address = text }
    if field.purpose == .probeFile { probe.path = text }
  }
}
