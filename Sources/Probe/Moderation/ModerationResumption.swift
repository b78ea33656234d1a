internal import Catalog
internal import Moderation

extension ModerationRun {
  /// The answers a resumed run keeps: those that did not fail.
  ///
  /// **Shape** of a run that ended because the model kept thinking none are: the server may be set
  /// differently now.
  ///
  /// **Errors** if the runs differ, or nothing is missing.
  func answersToKeep(
    _ endpoint: Endpoint, _ plan: ModerationPlan, _ battery: Battery
  ) throws(ProbeError) -> [ModerationAnswer] {
    if let other = RunDifference.beforeLook(self, endpoint, plan, battery) {
      throw .cannotResume(other)
    }
    guard missing > 0 else { throw .nothingToResume }
    if case .keepsThinking = failure { return [] }
    return answers.filter { $0.failure == nil }
  }

  /// Goes on with answers of an earlier run, and with what was known then.
  mutating func takeOver(_ kept: [ModerationAnswer], of earlier: ModerationRun) {
    startedAt = earlier.startedAt
    answers = kept
    guard !kept.isEmpty else { return }
    thinking = earlier.thinking
    keepsThinking = earlier.keepsThinking
    // The first labels are by the rules of that day; each says which.
    ruleset = earlier.ruleset
    rulesetHash = earlier.rulesetHash
    let lasting = earlier.notes.filter { note in
      switch note {
      case .budgetSpent, .resumed: false
      default: true
      }
    }
    notes = []
    note(lasting + [.resumed(kept: kept.count)])
  }

  /// Notes what was done differently, each thing once; repetitions add up.
  mutating func note(_ more: [ProbeNote]) {
    for note in more {
      if case .retried(let count) = note,
        let place = notes.firstIndex(where: { if case .retried = $0 { true } else { false } }),
        case .retried(let before) = notes[place]
      {
        notes[place] = .retried(before + count)
      } else if !notes.contains(note) {
        notes.append(note)
      }
    }
  }
}

extension ModerationPlan {
  /// SHA-256 of the system prompt; nil without one.
  var systemPromptHash: String? { systemPrompt.map { SHA256.hex($0) } }

  /// The plan in a few words; two plans that differ in what is asked differ in it.
  var summary: String {
    var text = "\(tier.rawValue), \(outputTokens) tokens, order \(seed)"
    if !languages.isEmpty { text += ", in \(languages.joined(separator: " "))" }
    if let hash = systemPromptHash { text += ", system prompt \(hash.prefix(12))" }
    if acceptsEnglish { text += ", English accepted" }
    return text + (model.map { " to \($0)" } ?? "")
  }

  /// The plan without what may differ between two models.
  fileprivate var comparable: String {
    var plan = self
    plan.model = nil
    return plan.summary
  }
}

extension RunDifference {
  /// What must be equal before a run can be resumed: told without asking the server.
  static func beforeLook(
    _ earlier: ModerationRun, _ endpoint: Endpoint, _ plan: ModerationPlan, _ battery: Battery
  ) -> RunDifference? {
    RunDifference(.endpoint, earlier.endpointURL, endpoint.url)
      ?? RunDifference(.plan, earlier.plan.summary, plan.summary)
      ?? RunDifference(
        .battery, Self.name(earlier.batteryID, earlier.batteryVersion, earlier.batteryHash),
        Self.name(battery.id, battery.version, battery.hash))
  }

  /// Everything that differs between two moderation runs that are to be compared.
  public static func between(_ earlier: ModerationRun, _ now: ModerationRun) -> [RunDifference] {
    [
      RunDifference(.plan, earlier.plan.comparable, now.plan.comparable),
      RunDifference(
        .battery, Self.name(earlier.batteryID, earlier.batteryVersion, earlier.batteryHash),
        Self.name(now.batteryID, now.batteryVersion, now.batteryHash)),
    ].compactMap { $0 }
  }

  private static func name(_ id: String, _ version: String, _ hash: String) -> String {
    "\(id) \(version) \(hash.prefix(12))"
  }
}
