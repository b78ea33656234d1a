public import Catalog
public import Fit
public import Licensing
public import Moderation
public import Scoring

/// What somebody wants: the use, the ways to run a model, what must hold and what is preferred.
///
/// A scenario is a value; two scenarios with equal canonical text are the same scenario.
public struct Scenario: Hashable, Sendable {
  /// Which end of a score's range decides the order.
  public enum Order: String, CaseIterable, Hashable, Sendable {
    case mid, low, high
  }

  /// The name it is stored and exported under.
  public var name: String
  /// Counts the edits that were saved.
  public var revision: Int
  /// The benchmark basket that stands for the task.
  public var useCase: String
  /// Answers of the intended-use profile, under keys such as `use.purpose`.
  public var use: [String: FactValue]
  /// Tokens one request holds at most, prompt and answer together.
  public var contextTokens: Int64
  /// Tokens of a usual prompt.
  public var promptTokens: Int64
  /// Tokens of a usual answer.
  public var answerTokens: Int64
  /// Requests answered at the same time.
  public var streams: Int64
  /// The type of the attention cache on devices.
  public var cacheType: CacheType
  /// Whether hosts may run the model.
  public var allowsHosts: Bool
  /// Whether offers that an aggregator passes on count.
  public var allowsAggregators: Bool
  /// The fewest bits per weight that are chosen for a device; what `quantizations` names goes
  /// before it.
  public var minimumBits: Double
  /// The quantizations that stand beside each other on every device; without any, the largest that
  /// surely fits is chosen.
  public var quantizations: [Quantization]
  /// Devices the user declares, each a table of its keys.
  public var devices: [[String: FactValue]]
  /// What must hold, in order.
  public var musts: [Must]
  /// What is preferred.
  public var preferences: [Preference]
  /// How weights come about.
  public var weightMethod: WeightMethod
  /// Which end of a range decides the order.
  public var order: Order
  /// What is drawn to say how sure the order is.
  public var robustness: RobustnessSettings
  /// Verdicts a person set by hand.
  public var overrides: [Override]
  /// How many closed models are shown as reference lines.
  public var referenceCount: Int
  /// Policy packs that are on, by id, each with the effect the user set; none unless switched on.
  public var policies: [String: PolicyPack.Effect]

  /// A scenario without needs: every open model is listed.
  public init(name: String) {
    self.name = name
    revision = 1
    useCase = "general"
    use = [:]
    contextTokens = 8192
    promptTokens = 512
    answerTokens = 256
    streams = 1
    cacheType = .f16
    allowsHosts = true
    allowsAggregators = false
    minimumBits = ModelShape.defaultMinimumBits
    quantizations = []
    devices = []
    musts = []
    preferences = []
    weightMethod = .centroid
    order = .mid
    robustness = RobustnessSettings()
    overrides = []
    referenceCount = 5
    policies = [:]
  }

  /// The preferences in force with the weights that follow from them; weights sum to 1.
  public var weighted: [(preference: Preference, weight: Double)] {
    let active = preferences.filter(\.isOn)
    let weights: [Double]
    if weightMethod == .points {
      weights = WeightMethod.normalized(active.map { $0.points ?? 0 }) ?? active.map { _ in 0 }
    } else {
      weights = weightMethod.weights(places: active.map(\.place))
    }
    return Array(zip(active, weights)).map { (preference: $0.0, weight: $0.1) }
  }
}

/// What to do with a model that a rule cannot judge.
public enum UnknownPolicy: String, CaseIterable, Hashable, Sendable {
  /// Rank it, marked.
  case keep
  /// Leave it out, as not known; never worded as a fail.
  case drop
  /// Set it aside until somebody answers.
  case ask
}

/// How a rule reads its value.
public enum MustOperator: String, CaseIterable, Hashable, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  /// The fact is one of the named.
  case among = "in"
  /// The fact is none of the named.
  case notAmong = "not-in"
  /// The fact's list holds every named value.
  case contains
  /// A number or date window, ends included.
  case within
  /// A license verdict no worse than the named one.
  case verdict
  /// It fits the named device.
  case fits

  /// The comparison of two numbers it stands for, if it is one.
  public var comparison: Comparison? { Comparison(rawValue: rawValue) }
}

/// One rule that must hold.
public struct Must: Hashable, Sendable {
  /// Its name in reasons and overrides.
  public var id: String
  /// The field it reads: the id of a constraint.
  public var field: String
  /// How it reads its value.
  public var comparison: MustOperator
  /// The limit.
  public var value: FactValue
  /// What happens to models it cannot judge.
  public var unknown: UnknownPolicy
  /// What happens to models a lawyer must look at, for the license need; `nil` keeps them, marked.
  public var review: UnknownPolicy?
  /// Whether it is in force.
  public var isOn: Bool
  /// Why it is there, in the user's words.
  public var why: String?
  /// What is required of how a model answers, for the needs that say so in a table of their own.
  public var moderation: ModerationRequirement?

  /// Makes a rule.
  public init(
    id: String, field: String, comparison: MustOperator, value: FactValue,
    unknown: UnknownPolicy = .keep, review: UnknownPolicy? = nil, isOn: Bool = true,
    why: String? = nil, moderation: ModerationRequirement? = nil
  ) {
    self.id = id
    self.field = field
    self.comparison = comparison
    self.value = value
    self.unknown = unknown
    self.review = review
    self.isOn = isOn
    self.why = why
    self.moderation = moderation
  }
}

/// One criterion that is preferred, with its place in the order of importance.
public struct Preference: Hashable, Sendable {
  /// The criterion's id.
  public var criterion: String
  /// Its place; 1 matters most, equal places tie.
  public var place: Int
  /// Swing points, used when weights come from points.
  public var points: Double?
  /// The declared worst point, where it is not the criterion's own.
  public var worst: Double?
  /// The declared best point, where it is not the criterion's own.
  public var best: Double?
  /// The value, 0…1, of alternatives it does not apply to.
  public var notApplicable: Double?
  /// The values a missing fact may take, 0…1.
  public var prior: ClosedRange<Double>?
  /// Whether it counts.
  public var isOn: Bool

  /// Makes a preference.
  public init(
    criterion: String, place: Int, points: Double? = nil, worst: Double? = nil,
    best: Double? = nil, notApplicable: Double? = nil, prior: ClosedRange<Double>? = nil,
    isOn: Bool = true
  ) {
    self.criterion = criterion
    self.place = place
    self.points = points
    self.worst = worst
    self.best = best
    self.notApplicable = notApplicable
    self.prior = prior
    self.isOn = isOn
  }
}

/// A verdict a person set by hand, with who and why.
public struct Override: Hashable, Sendable {
  /// The model.
  public var model: String
  /// The rule.
  public var must: String
  /// The verdict that holds instead.
  public var verdict: TruthValue
  /// Who decided.
  public var by: String
  /// When.
  public var date: CalendarDate
  /// Why.
  public var reason: String

  /// Makes an override.
  public init(
    model: String, must: String, verdict: TruthValue, by: String, date: CalendarDate,
    reason: String
  ) {
    self.model = model
    self.must = must
    self.verdict = verdict
    self.by = by
    self.date = date
    self.reason = reason
  }
}
