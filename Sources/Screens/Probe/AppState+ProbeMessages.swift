internal import Catalog
internal import Cells
internal import Decision
internal import Moderation
public import Probe

/// What the program tells the Probe screen while it works beside it.
extension AppState {
  /// Takes what a running probe tells.
  public mutating func probing(_ event: ProbeEvent) {
    probe.live?.take(event)
    settle()
  }

  /// Takes that the questions of a battery are asked in a run that goes on, and of one that is
  /// resumed the answers it has.
  public mutating func probeAsks(_ plan: ModerationPlan, after earlier: ModerationRecord? = nil) {
    guard probe.live != nil, let book = moderationBook else { return }
    var standing = BatteryStanding(
      tier: plan.tier, items: book.battery.items(of: plan.tier, languages: plan.languages),
      measuredLanguages: book.tables.measuredLanguages)
    if let earlier { standing.take(earlier) }
    probe.live?.expect(standing)
    settle()
  }

  /// Takes the first of two runs, which is kept; the second one goes on.
  public mutating func probePartEnded(_ record: ProbeRecord) {
    note(record.entry)
    probe.live?.beginSecondPart()
    settle()
  }

  /// Puts a run at the head of the list.
  private mutating func note(_ entry: ProbeEntry) {
    probe.entries = [entry] + (probe.entries ?? []).filter { $0.id != entry.id }
  }

  /// Takes which model of the catalog is measured, and how well that is known, in sentences.
  public mutating func probeIdentified(_ sentences: [String]) {
    probe.live?.standing.identity = sentences
    settle()
  }

  /// Takes the end of a probe; a ranking that uses it is handed over by `use(_:)`.
  ///
  /// - Returns: the end of the program, where somebody waits for it.
  public mutating func probeEnded(_ outcome: ProbeOutcome) -> [Effect] {
    let isHere = screen == .probe && details.isEmpty && overlay == nil
    switch outcome {
    case .kept(let record, let remark):
      probe.live = nil
      probe.record = record
      probe.page = ListCursor()
      note(record.entry)
      message = isHere ? remark : "The probe ended. " + remark
    case .nothing(let sentence):
      probe.live?.phase = .failed(sentence)
      if !isHere { message = "The probe ended with nothing measured; 6 says why." }
    case .choose(let models):
      probe.live?.phase = .failed(
        "The server has \(Wording.count(models.count, "model")); Enter chooses the one to probe.")
      probe.live?.servedModels = models
      if isHere, case .server(let address, _, _) = probe.live?.order {
        overlay = .picker(servedModelPicker(models, address: address))
      }
    }
    settle()
    return probe.isLeaving ? [.quit] : []
  }

  /// Takes the servers that answered on this machine.
  public mutating func found(_ servers: [FoundServer]) {
    let row = currentProbeRow
    probe.search = .found(servers)
    // The cursor goes to what was looked for, unless it has moved on.
    if row == .search, !servers.isEmpty {
      probe.list.row = probeRows.firstIndex(of: .server(0)) ?? probe.list.row
    }
    if servers.isEmpty { message = "No server answers on this machine." }
    settle()
  }

  /// Takes the earlier runs of this installation, newest first.
  public mutating func runs(_ entries: [ProbeEntry]) {
    probe.entries = entries
    settle()
  }

  /// Opens the page of an earlier run.
  public mutating func opened(_ record: ProbeRecord) {
    guard !isProbing else { return }
    probe.live = nil
    probe.record = record
    probe.page = ListCursor()
    probe.moderation = ModerationPlace()
    settle()
  }

  /// Asks for what the screen needs and does not have.
  mutating func probeEffects() -> [Effect] {
    guard screen == .probe, !probe.hasAskedForRuns else { return [] }
    probe.hasAskedForRuns = true
    return [.loadRuns]
  }
}
