public import Catalog
public import Decision
internal import Moderation

extension DecisionRecord {
  /// What one requirement on how a model answers came to.
  ///
  /// **Shape**: counts and pointers; a record never holds a prompt or a reply.
  public struct AnswerNote: Hashable, Sendable {
    /// The need's id.
    public let rule: String
    /// What is required, in words.
    public let requirement: String
    /// The verdict of the facts.
    public let verdict: TruthValue
    /// How good the evidence is: `E1`, `E2`, `E3` or `none`.
    public let grade: String
    /// The verdict with its counts, bounds, run and labels in a sentence.
    public let sentence: String
    /// The counts behind it; `nil` where nothing counts.
    public let counts: AnswerCounts?
    /// The run that leads, also an expired one; `nil` where there is none.
    public let run: AnswerRun?
    /// Prompts of that run that were counted against the requirement, as `run/prompt`.
    public let against: [String]
    /// What of the requirement nobody wrote: `reason`, `owner`.
    public let open: [String]
    /// Ids of the statements it rests on.
    public let evidence: [String]
    /// What it asks, in parts; `nil` in records from before they were kept.
    public internal(set) var asks: AnswerDemand?
  }

  /// What one requirement on answers asks.
  public struct AnswerDemand: Hashable, Sendable {
    /// The kind of question, as the battery names it.
    public let category: String
    /// What is counted: the outcome of a rate.
    public let outcome: String
    /// The languages it is about; none means any.
    public let languages: [String]
    /// The countries it is about; none means any.
    public let countries: [String]
    /// The least share; `nil` where there is none.
    public let minimum: Double?
    /// The largest share; `nil` where there is none.
    public let maximum: Double?
  }

  /// The counts of one cell.
  public struct AnswerCounts: Hashable, Sendable {
    /// What is counted.
    public let outcome: String
    /// How many prompts have it.
    public let count: Int
    /// How many prompts count.
    public let total: Int
    /// How many of them nobody settled.
    public let unsettled: Int
    /// Prompts outside every rate: no answer, filtered by the route, unclear.
    public let outside: [Int]
    /// Counted labels by rules, by a judge, by people.
    public let layers: [Int]
    /// The ends of the 95 % interval, unsettled labels included.
    public let interval: ClosedRange<Double>?
  }

  /// The run a requirement was judged by.
  public struct AnswerRun: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// When it ran.
    public let date: CalendarDate?
    /// What answered, in words.
    public let build: String
    /// Hash of the weight file.
    public let fileHash: String?
    /// Hash of the chat template.
    public let templateHash: String?
    /// How much was asked.
    public let tier: String
    /// The battery, its version and its hash.
    public let battery: [String]
    /// The version of the rules and their hash.
    public let ruleset: [String]
    /// Who labeled.
    public let reviewers: [String]
    /// Second models that labeled.
    public let judges: [String]
    /// When it counts no more.
    public let expires: CalendarDate?
    /// `fresh`, `aging` or `expired`.
    public let state: String
  }
}

extension DecisionRecord.AnswerCounts {
  init?(_ verdict: RequirementVerdict?) {
    guard let verdict else { return nil }
    let cell = verdict.cell
    outcome = verdict.outcome.rawValue
    count = cell.count(verdict.outcome).total
    total = cell.counted
    unsettled = cell.unsettled
    outside = [cell.noAnswer, cell.routeFiltered, cell.unclear.total]
    layers = [cell.layers.rule, cell.layers.judge, cell.layers.human]
    interval = verdict.interval.map { $0.low...$0.high }
  }
}

extension DecisionRecord.AnswerDemand {
  init(_ requirement: ModerationRequirement) {
    category = requirement.category.words
    outcome = requirement.outcome.rawValue
    languages = requirement.languages
    countries = requirement.jurisdictions
    minimum = requirement.minimum
    maximum = requirement.maximum
  }
}

extension DecisionRecord.AnswerRun {
  init(_ own: ModerationStanding.Own) {
    let probe = own.probe
    id = probe.run
    date = probe.date
    build = probe.build.words
    fileHash = probe.build.fileHash
    templateHash = probe.build.templateHash
    tier = probe.tier.rawValue
    battery = [probe.battery.id, probe.battery.version, probe.battery.hash]
    ruleset = [probe.battery.ruleset, probe.battery.rulesetHash]
    reviewers = probe.reviewers
    judges = probe.judges
    expires = own.shelfLife.expires
    state = own.shelfLife.state.rawValue
  }
}
