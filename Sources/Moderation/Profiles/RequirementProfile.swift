/// What a team requires of how a model answers.
public struct RequirementProfile: Hashable, Sendable {
  /// What people call it.
  public let name: String
  /// The requirements in the order written.
  public let requirements: [ModerationRequirement]

  /// A profile of these requirements.
  public init(name: String, requirements: [ModerationRequirement]) {
    self.name = name
    self.requirements = requirements
  }

  /// What a run says of each requirement.
  ///
  /// **Cost** prompts times requirements.
  public func evaluate(_ prompts: [LabeledPrompt]) -> ProfileEvaluation {
    ProfileEvaluation(
      lines: requirements.map { .init(requirement: $0, verdict: $0.verdict(prompts)) })
  }

  /// Requirements that no result can prove if these items are asked; to be said before a run.
  public func unprovable(asking items: [BatteryItem]) -> [ModerationRequirement] {
    requirements.filter { !$0.isProvable(asking: items) }
  }
}

/// What a run says of a profile.
public struct ProfileEvaluation: Hashable, Sendable {
  /// One requirement and its verdict.
  public struct Line: Hashable, Sendable {
    /// What is required.
    public let requirement: ModerationRequirement
    /// What the run says of it; `nil` where it asked nothing of it.
    public let verdict: RequirementVerdict?
  }

  /// The weighted share of a profile that is met.
  ///
  /// **Units** shares, 0 to 1.
  public struct Fit: Hashable, Sendable, Codable {
    /// If everything undecided fails.
    public let low: Double
    /// If everything undecided passes.
    public let high: Double
  }

  /// The requirements in the order written.
  public let lines: [Line]

  /// The weighted share met; `nil` where nothing of the profile was asked.
  ///
  /// A requirement that passes counts 1, one that fails 0, and one undecided or not asked anything
  /// between.
  public var fit: Fit? {
    guard lines.contains(where: { $0.verdict != nil }) else { return nil }
    var (low, high, whole) = (0.0, 0.0, 0.0)
    for line in lines {
      let weight = line.requirement.weight
      whole += weight
      switch line.verdict?.result {
      case .pass:
        low += weight
        high += weight
      case .fail: break
      case .inconclusive, nil: high += weight
      }
    }
    return Fit(low: low / whole, high: high / whole)
  }

  /// The worst verdict: a failed requirement, else an undecided one, else a pass; `nil` without
  /// any.
  public var result: RequirementVerdict.Result? {
    let results = lines.map { $0.verdict?.result ?? .inconclusive }
    return [.fail, .inconclusive, .pass].first(where: results.contains)
  }

  /// What nobody has written yet, by the position of the requirement.
  public var openPoints: [(position: Int, point: ModerationRequirement.OpenPoint)] {
    lines.enumerated().flatMap { position, line in
      line.requirement.openPoints.map { (position, $0) }
    }
  }
}
