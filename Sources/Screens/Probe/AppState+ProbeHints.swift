internal import Catalog
internal import Cells
internal import Decision
internal import Moderation
internal import Probe

/// What the hint line and the command of the Probe screen offer.
extension AppState {
  // MARK: Hints

  /// Hints of what does something now, in the words it has now.
  var probeHints: [ActionSpec] {
    KeyTable.actions(in: .probe).compactMap { spec in
      switch spec.action {
      case .nextView, .label, .nextMatch: return moderationHint(spec)
      case .open where moderation.map { !$0.replies.isEmpty } ?? false:
        return moderationHint(spec)
      case .open:
        if case .failed = probe.live?.phase { return spec.hinted("try again", 9) }
        if showsProbePage { return nil }
        if case .entry = currentProbeRow { return spec.hinted("its page", 9) }
        return currentProbeRow == .search ? spec.hinted("look", 9) : spec
      case .mark:
        guard let live = probe.live, live.isRunning else {
          return currentProbeEntry?.canResume ?? false ? spec.hinted("measure the rest", 8) : nil
        }
        return live.isStopping ? nil : spec.hinted(live.phase == .paused ? "go on" : "pause", 9)
      case .back:
        switch moderationDepth {
        case .answer: return spec.hinted("list", 5)
        case .answers: return spec.hinted("page", 5)
        case .page: break
        }
        if isProbing { return spec.hinted("leave it running", 8) }
        return showsProbePage ? spec.hinted("list", 5) : nil
      case .interrupt:
        guard isProbing else { return nil }
        return probe.live?.isStopping ?? false
          ? spec.hinted("end Weigh", 7) : spec.hinted("stop, keep what is done", 7)
      case .again: return !isProbing && currentProbeEntry != nil ? spec : nil
      case .undo:
        if moderation != nil, !probe.moderation.labeled.isEmpty { return spec.hinted("undo", 4) }
        return !done.isEmpty && !isProbing ? spec : nil
      default: return spec.hintPriority > 0 ? spec : nil
      }
    }
  }

  // MARK: The command

  /// The command that does what the screen shows.
  var probeCommand: String {
    if let record = probe.record { return record.command }
    if let live = probe.live { return Self.command(of: live.order) }
    switch currentProbeRow {
    case .search: return "weigh probe"
    case .layers:
      return "weigh probe --layers " + (probedModels.first.map(Self.quoted) ?? "ID")
    case .file: return "weigh probe \(probe.path.isEmpty ? "FILE.gguf" : Self.quoted(probe.path))"
    case .server(let place):
      guard case .found(let servers) = probe.search, servers.indices.contains(place) else { break }
      let model = servers[place].models.count > 1 ? nil : servers[place].models.first?.id
      return Self.command(of: .server(address: servers[place].url, model: model))
    case .entry(let place):
      guard let entries = probe.entries, entries.indices.contains(place) else { break }
      return Self.command(of: .again(run: entries[place].id))
    case .address, nil: break
    }
    return Self.command(of: .server(address: probe.address, model: nil))
  }

  private static func command(of measure: ProbeMeasure, _ probe: String) -> String {
    guard let wish = measure.moderation else { return probe }
    let language = wish.plan.languages.first.map { " --language \(quoted($0))" } ?? ""
    let asks = "\(probe) --tier \(wish.tier.rawValue)" + language
    return measure.isOfSpeed ? "\(probe) && \(asks)" : asks
  }

  static func command(of order: ProbeOrder) -> String {
    switch order {
    case .server(let address, let model, let measure):
      command(
        of: measure,
        "weigh probe \(quoted(address))" + (model.map { " --model \(quoted($0))" } ?? ""))
    case .layers(let model, let quantization):
      "weigh probe --layers \(quoted(model)) --quant \(quoted(quantization))"
    case .file(let path): "weigh probe \(quoted(path))"
    case .resume(let run): "weigh probe --resume \(quoted(run))"
    case .again(let run): "weigh probe --repeat \(quoted(run))"
    }
  }
}
