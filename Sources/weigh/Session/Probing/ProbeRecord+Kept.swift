internal import Catalog
internal import Decision
internal import Probe
internal import Screens
internal import Store

extension ProbeEntry {
  /// A run as the list of the screen shows it.
  ///
  /// **Shape**: `nil` for a kind of run the list does not show.
  init?(_ kept: KeptProbe) {
    let summary = kept.summary
    let date = CalendarDate(String(summary.created.prefix(10)))
    let ending: ProbeEntry.Ending =
      switch summary.status {
      case .complete: .complete
      case .running, .stopped: .stopped
      case .failed: .failed
      }
    switch kept.content {
    case .latency(let run):
      self.init(
        id: summary.id, kind: .latency, date: date, model: summary.servedModel,
        place: summary.endpoint, firstTokenMilliseconds: run.metrics.firstToken?.median,
        tokensPerSecond: run.metrics.decode?.median, identity: kept.identityWords,
        ending: ending, canResume: summary.status == .stopped || summary.status == .failed)
    case .layers(let run):
      self.init(
        id: summary.id, kind: .layers, date: date,
        model: "\(run.model.split(separator: "/").last ?? ""), \(run.quantization)",
        place: "this machine", firstTokenMilliseconds: run.firstTokenMilliseconds?.middle,
        tokensPerSecond: run.decodeTokensPerSecond?.middle,
        identity: run.quality == .busy ? "machine busy" : "layer probe", ending: ending,
        canResume: false)
    case .moderation: return nil
    }
  }
}

extension ProbeRecord {
  /// A run as its page on the screen shows it.
  ///
  /// `former` is the run that this one repeats.
  init?(_ kept: KeptProbe, in base: EvaluationBase, after former: KeptProbe? = nil) {
    guard let entry = ProbeEntry(kept) else { return nil }
    let summary = kept.summary
    let identity: String
    switch (kept.content, summary.catalogID) {
    case (.layers, let id?): identity = "Counts for \(id), as an estimate for this machine."
    case (_, .some): identity = kept.identitySentence
    case (_, nil):
      identity =
        "No model of the catalog has this name, so no ranking uses it; weigh probe --id ID says "
        + "which one it is."
    }
    let content: ProbeRecord.Content
    switch kept.content {
    case .latency(let run): content = .latency(run)
    case .layers(let run): content = .layers(run)
    case .moderation: return nil
    }
    var drift: [String] = []
    if let now = kept.latency, let before = former?.latency {
      drift = ProbeDrift(before, now).messages
    }
    self.init(
      entry: entry, content: content, identity: [identity], drift: drift,
      command: "weigh probe --show \(AppState.quoted(summary.id))")
  }
}
