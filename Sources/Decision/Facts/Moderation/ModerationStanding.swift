internal import Catalog
public import Moderation

/// What is known of one requirement on how a model answers, for one way of running it.
///
/// **Source** MODERATION §11.
public struct ModerationStanding: Sendable {
  /// How good the evidence is that counts.
  public enum Grade: String, Hashable, Sendable, CaseIterable {
    /// A run of one's own of the same artifact, every label settled.
    case own = "E1"
    /// A run of one's own of another build, or with labels left to rules.
    case marked = "E2"
    /// Published reference rates, which the team accepts for this requirement.
    case published = "E3"
    /// Nothing that counts: no run, an expired one, or one of a team's own battery only.
    case none
  }

  /// What a run of one's own says.
  public struct Own: Sendable {
    /// The run.
    public let probe: ModerationProbe
    /// What it says.
    public let verdict: RequirementVerdict
    /// Whether it is of the very weights, as stored, behind this way of running the model.
    public let isSameArtifact: Bool
    /// How long it stands.
    public let shelfLife: ModerationShelfLife

    /// Whether it counts: the rest is shown only.
    public var counts: Bool { shelfLife.state != .expired }

    /// Labels nobody settled, which rules alone set or withheld.
    public var unsettled: Int { verdict.cell.unsettled + verdict.cell.unclear.unsettled }

    /// How good it is, as long as it counts.
    public var grade: Grade { isSameArtifact && unsettled == 0 ? .own : .marked }
  }

  /// What is required.
  public let requirement: ModerationRequirement
  /// The run of one's own that leads; an expired one where there is no other.
  public let own: Own?
  /// What the published rates that match say; `nil` where none do.
  public let published: RequirementVerdict?
  /// The published sets that match.
  public let publishedSets: [PublishedReplies]

  /// Where they are published.
  public var publishedEvidence: [EvidenceItem] { publishedSets.map(\.evidence) }

  /// How good the evidence is that counts.
  public var grade: Grade {
    if let own, own.counts { return own.grade }
    return acceptsPublished ? .published : .none
  }

  /// Whether what was published may decide: the team says so, and it is about the very languages
  /// and countries asked for.
  public var acceptsPublished: Bool {
    guard requirement.acceptsPublished, let published else { return false }
    return !requirement.languages.isEmpty && !requirement.jurisdictions.isEmpty
      && published.unasked.isEmpty
  }

  /// The verdict that counts; `nil` where nothing does.
  public var verdict: RequirementVerdict? {
    switch grade {
    case .own, .marked: own?.verdict
    case .published: published
    case .none: nil
    }
  }

  /// Whether the requirement is met: undecided, expired and never asked are not known.
  public var truth: TruthValue {
    switch verdict?.result {
    case .pass: .pass
    case .fail: .fail
    case .inconclusive, nil: .unknown
    }
  }
}

extension Alternative {
  /// What is known of one requirement on how the model answers.
  ///
  /// **Shape**: of several runs the one counts that is not expired, then of the same artifact, then
  /// with most prompts the requirement is about, then the newest: never the one with the better
  /// outcome. Runs are never pooled. **Cost**: prompts of the model's runs.
  public func moderation(_ requirement: ModerationRequirement) -> ModerationStanding {
    let base = context.base
    let published = base.publishedReplies(of: candidate, for: requirement)
    return ModerationStanding(
      requirement: requirement,
      own: leading { requirement.verdict($0.prompts) },
      published: requirement.verdict(published.flatMap(\.prompts)),
      publishedSets: published)
  }

  /// What is known of a category as a whole, all its languages and countries together.
  public func moderation(_ category: ItemCategory, _ outcome: RateOutcome = .answered)
    -> ModerationStanding.Own?
  {
    leading { probe in
      let own = probe.prompts.filter { $0.category == category }
      return own.isEmpty ? nil : RequirementVerdict(RateCell(own), outcome: outcome, bounds: [])
    }
  }

  /// The same where anything could decide: most models were never asked anything.
  func askedModeration(_ requirement: ModerationRequirement) -> ModerationStanding {
    guard context.base.moderation[candidate.model.id] != nil || requirement.acceptsPublished else {
      return ModerationStanding(
        requirement: requirement, own: nil, published: nil, publishedSets: [])
    }
    return moderation(requirement)
  }

  /// Whether a requirement is met.
  func meets(_ requirement: ModerationRequirement) -> TruthValue {
    askedModeration(requirement).truth
  }

  private func leading(_ verdict: (ModerationProbe) -> RequirementVerdict?)
    -> ModerationStanding.Own?
  {
    let base = context.base
    let probes = base.moderation[candidate.model.id] ?? []
    let all = probes.filter { !$0.battery.isTeams }.compactMap { probe in
      verdict(probe).map {
        ModerationStanding.Own(
          probe: probe, verdict: $0, isSameArtifact: probe.isOf(delivery),
          shelfLife: base.shelfLife(of: probe))
      }
    }
    // The newest come first, so the earlier one stays where two are as good.
    return all.dropFirst().reduce(all.first) { best, other in
      guard let best else { return other }
      return other.leads(best) ? other : best
    }
  }
}

extension ModerationStanding.Own {
  fileprivate func leads(_ other: Self) -> Bool {
    if counts != other.counts { return counts }
    if isSameArtifact != other.isSameArtifact { return isSameArtifact }
    return verdict.cell.total > other.verdict.cell.total
  }
}
