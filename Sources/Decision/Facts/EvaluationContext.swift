internal import Catalog
public import Fit
public import Licensing
public import Moderation
internal import Synchronization

/// A scenario with what follows from it for all models at once: license verdicts, memory, quality.
///
/// Parts that an edit does not touch are taken over from the context before it, so that a changed
/// limit costs no new license reading.
public final class EvaluationContext: Sendable {
  /// The catalog.
  public let base: EvaluationBase
  /// The scenario.
  public let scenario: Scenario
  /// The devices of the scenario, read.
  public let devices: [Device]

  /// The languages the scenario asks for.
  let languages: [String]
  /// What the scenario requires of how models answer, as far as it is on.
  public let moderationProfile: RequirementProfile
  /// The quality evidence of the candidates for the scenario's use case, by their index.
  let publishedQuality: [QualityEvidence]

  /// What policy packs mean for the candidates.
  let restrictions: RestrictionTable

  /// The ways to run the candidates, with what rules and criteria gave for them.
  let ways: WayTable

  private let licenses: LicenseTable
  private let qualityByBasket: Mutex<[String: [QualityEvidence]]>

  /// Prepares a scenario.
  ///
  /// **Errors**: `ScenarioError` when a profile answer or a device cannot be read, or the use case
  /// or a policy pack is none of the catalog's.
  public init(base: EvaluationBase, scenario: Scenario, reusing previous: EvaluationContext? = nil)
    throws
  {
    self.base = base
    self.scenario = scenario
    let usable = previous.flatMap { $0.base === base ? $0 : nil }
    devices = scenario.devices.isEmpty ? [] : try scenario.resolvedDevices(base.presets)
    if let usable, usable.scenario.use == scenario.use {
      licenses = usable.licenses
    } else {
      licenses = try LicenseTable(base: base, use: scenario.use)
    }
    if let usable, usable.scenario.use == scenario.use,
      usable.scenario.policies == scenario.policies
    {
      restrictions = usable.restrictions
    } else {
      restrictions = try RestrictionTable(base: base, scenario: scenario)
    }
    let settings = WayTable.Settings(scenario, devices: devices)
    if let usable, usable.ways.settings == settings {
      ways = usable.ways
    } else {
      ways = WayTable(base: base, settings: settings, reusing: usable?.ways)
    }
    languages = scenario.languages
    moderationProfile = scenario.moderationProfile
    var quality = usable?.qualityByBasket.withLock { $0 } ?? [:]
    let table = try quality[scenario.useCase] ?? base.quality.quality(scenario.useCase)
    quality[scenario.useCase] = table
    publishedQuality = table
    qualityByBasket = Mutex(quality)
  }

  /// The license verdict of a model for one way of running it.
  public func licenseVerdict(of candidate: Candidate, delivery: Delivery) -> Verdict {
    licenses.verdict(of: candidate, delivery: delivery)
  }

  /// The license verdict with everything that explains it.
  public func license(of candidate: Candidate, delivery: Delivery) -> LicenseStanding {
    licenses.standing(of: candidate, delivery: delivery)
  }

  /// The fields of the intended use that an unknown verdict waits for.
  func unansweredFields(of candidate: Candidate, delivery: Delivery) -> [String] {
    licenses.unansweredFields(of: candidate, delivery: delivery)
  }

  /// The answers license verdicts wait for.
  ///
  /// **Cost**: one pass over the models; verdicts already known are not judged again.
  public var openAnswers: OpenAnswers { OpenAnswers(self) }

  /// Models of the same family that pass where this one does not.
  public func licenseSiblings(of alternative: Alternative) -> [LicenseSibling] {
    licenses.siblings(of: alternative.candidate, delivery: alternative.delivery)
  }

  /// The rung of the openness ladder; `nil` where no license is known.
  public func openness(of candidate: Candidate) -> OpennessRung? { licenses.rung(of: candidate) }

  /// The openness of a model with everything that explains it.
  public func opennessStanding(of candidate: Candidate) -> OpennessStanding {
    licenses.openness(of: candidate)
  }

  /// The quality evidence of all candidates for a use case; `nil` for an unknown use case.
  public func quality(_ id: String) -> [QualityEvidence]? {
    qualityByBasket.withLock { tables in
      if let table = tables[id] { return table }
      let table = try? base.quality.quality(id)  // No such use case, no evidence.
      tables[id] = table
      return table
    }
  }

  /// What a model needs on each declared device, in the order of the scenario.
  public func standings(of candidate: Candidate) -> [MemoryStanding] {
    ways.memory.flatMap { $0.standings(of: candidate) }
  }

  /// Every way of running a model that the scenario allows, in a fixed order.
  public func alternatives(of candidate: Candidate) -> [Alternative] {
    ways.ways(of: candidate).map { Alternative($0, in: self) }
  }

  /// Ways of running a model on a device that do not compete, because another quantization was
  /// chosen there, largest first.
  func unchosenWays(of candidate: Candidate) -> [Alternative] {
    ways.unchosenWays(of: candidate).map { Alternative($0, in: self) }
  }
}
