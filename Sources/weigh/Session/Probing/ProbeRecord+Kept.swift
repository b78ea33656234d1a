internal import Catalog
internal import Decision
internal import Moderation
internal import Probe
internal import Screens
internal import Store

extension ProbeEntry {
  /// A run as the list of the screen shows it, with the labels set since.
  init(_ kept: KeptProbe, labels: [LabelRecord] = []) {
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
    case .moderation(let run):
      let prompts =
        LabeledRun(
          kept, labels: labels, measuredLanguages: PhraseTables.bundledMeasuredLanguages)?.prompts
        ?? []
      let cell = RateCell(prompts)
      self.init(
        id: summary.id, kind: .moderation, date: date, model: summary.servedModel,
        place: summary.endpoint, firstTokenMilliseconds: nil, tokensPerSecond: nil,
        identity: kept.identityWords, ending: ending,
        canResume: summary.status == .stopped || summary.status == .failed,
        moderation: .init(
          tier: run.plan.tier, answered: run.answers.count, planned: run.planned,
          refused: cell.refused.total, counted: cell.counted))
    }
  }
}

extension ProbeRecord {
  /// A run as its page on the screen shows it.
  ///
  /// `former` is the run that this one repeats.
  init(
    _ kept: KeptProbe, in base: EvaluationBase, labels: [LabelRecord] = [],
    after former: KeptProbe? = nil, formerLabels: [LabelRecord] = []
  ) {
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
    case .moderation(let run): content = .moderation(ModerationRecord(kept, run, labels: labels))
    }
    var drift: [String] = []
    if let now = kept.latency, let before = former?.latency {
      drift = ProbeDrift(before, now).messages
    }
    var earlier: ModerationRecord?
    if let now = kept.moderation, let former, let before = former.moderation {
      let differences = RunDifference.between(before, now)
      // Runs that were asked otherwise say nothing of each other.
      if differences.isEmpty {
        earlier = ModerationRecord(former, before, labels: formerLabels)
      } else {
        drift = differences.map { AppState.sentence($0.message) + "." }
      }
    }
    self.init(
      entry: ProbeEntry(kept, labels: labels), content: content, identity: [identity],
      drift: drift, former: earlier,
      command: "weigh probe --show \(AppState.quoted(summary.id))")
  }
}

extension ModerationRecord {
  /// A run of a battery as the screen shows it.
  fileprivate init(_ kept: KeptProbe, _ run: ModerationRun, labels: [LabelRecord]) {
    self.init(
      run: run, items: kept.items, labels: labels, day: String(kept.summary.created.prefix(10)))
  }
}
